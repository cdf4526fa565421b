import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many seats a post has in a term. */
@Entity('term_seats')
export class TermSeats {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  organizationId: string;

  @Column('uuid')
  termId: string;

  @Column('text')
  post: string;

  @Column('int')
  seats: number;
}
