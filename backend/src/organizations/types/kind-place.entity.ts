import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where the office wants one of its kinds to stand. */
@Entity('kind_places')
export class KindPlace {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: string;

  @Column('int')
  place: number;
}
