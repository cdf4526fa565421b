import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 办公电话 of a person in office: of the present alone, erasable. */
@Entity('person_contacts')
export class PersonContact {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  personId: string;

  @Column({ type: 'text', nullable: true })
  phone: string | null;
}
