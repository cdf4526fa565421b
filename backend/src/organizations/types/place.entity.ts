import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where the office wants one of several things to stand that are described in code. */
export interface Place {
  id: string;
  code: string;
  place: number;
}

/** Where the office wants one of its kinds to stand. */
@Entity('kind_places')
export class KindPlace implements Place {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'kind' })
  code: string;

  @Column('int')
  place: number;
}

/** Where the office wants one of the parties to stand. */
@Entity('party_places')
export class PartyPlace implements Place {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text', { name: 'party' })
  code: string;

  @Column('int')
  place: number;
}
