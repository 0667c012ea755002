import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';
import { between, oneOf, RecordRow, someOf } from '../database/columns';
import { WORK_CONDITIONS, type WorkCondition } from '../matching/core/facts';
import { Employer } from './employer.entity';
import { type DispensationDto, SECTORS, type Sector, type VacatedPostDto } from './workplace-input.dto';

/** A place of work (P-nummer): the ratio rule and the placement belong to it (domain.md §4.2, §4.5). */
@Entity('workplaces')
@Index('uq_workplaces_p_number', ['municipality', 'pNumber'], {
  unique: true,
  where: 'p_number IS NOT NULL AND deleted_at IS NULL',
})
@Check('ck_workplaces_p_number', "p_number ~ '^[0-9]{10}$'")
@Check('ck_workplaces_sector', oneOf('sector', SECTORS))
@Check('ck_workplaces_ordinary_employees', 'ordinary_employees >= 0')
@Check('ck_workplaces_employees_last12_months', 'employees_last12_months >= 0')
@Check('ck_workplaces_own_cap', between('own_cap', 0, 1000))
@Check('ck_workplaces_handles', someOf('handles', WORK_CONDITIONS))
export class Workplace extends RecordRow {
  @Index()
  @Column('uuid')
  employerId: string;

  @ManyToOne(() => Employer, { onDelete: 'CASCADE' })
  @JoinColumn()
  employer?: Employer;

  @Column('varchar', { length: 10, nullable: true })
  pNumber: string | null;

  @Column('text')
  name: string;

  @Column('varchar', { length: 4, nullable: true })
  postalCode: string | null;

  @Column('text', { nullable: true })
  address: string | null;

  /** Danish industrial classification (DB), six digits */
  @Column('varchar', { length: 6, nullable: true })
  branchCode: string | null;

  @Column('text', { nullable: true })
  sector: Sector | null;

  /** ordinary employees, as counted on `ordinaryEmployeesOn` */
  @Column('int', { nullable: true })
  ordinaryEmployees: number | null;

  @Column('date', { nullable: true })
  ordinaryEmployeesOn: string | null;

  /** fewer places than the law allows, if the workplace wants so */
  @Column('smallint', { nullable: true })
  ownCap: number | null;

  /** average number of ordinary employees over the last twelve months */
  @Column('int', { nullable: true })
  employeesLast12Months: number | null;

  @Column('jsonb', { nullable: true })
  vacatedPosts: VacatedPostDto[] | null;

  /** dispensations from the ratio, with their dates */
  @Column('jsonb', { nullable: true })
  dispensations: DispensationDto[] | null;

  /** the municipality's own workplace */
  @Column('boolean', { nullable: true })
  municipalOwn: boolean | null;

  /** ISO 639 codes of the colleagues' languages */
  @Column('text', { array: true, nullable: true })
  languages: string[] | null;

  /** skånehensyn the workplace can handle */
  @Column('text', { array: true, nullable: true })
  handles: WorkCondition[] | null;

  @Column('date', { nullable: true })
  doNotCallUntil: string | null;

  @Column('timestamptz', { nullable: true })
  deletedAt: Date | null;
}
