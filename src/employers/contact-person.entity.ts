import { Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { RecordRow } from '../database/columns';
import { Workplace } from './workplace.entity';

/** A person to talk to at a workplace: the firm's main line to the municipality, or the shop steward. */
@Entity('contact_persons')
export class ContactPerson extends RecordRow {
  @Index()
  @Column('uuid')
  workplaceId: string;

  @ManyToOne(() => Workplace, { onDelete: 'CASCADE' })
  @JoinColumn()
  workplace?: Workplace;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  role: string | null;

  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  phone: string | null;

  /** tillidsrepræsentant: must be told about nytteindsats (domain.md §1.1) */
  @Column('boolean', { nullable: true })
  isShopSteward: boolean | null;
}
