import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { MunicipalRow, oneOf } from '../database/columns';
import { encryptedAs } from '../privacy/fields/field-keys';
import { Candidate } from './candidate.entity';

/** Sex as registered (domain.md §8: statistics by sex); never read by the matcher. */
export const SEXES = ['female', 'male', 'other'] as const;
export type Sex = (typeof SEXES)[number];

/** Who the person is, apart from everything the matcher reads (domain.md §9.2, §9.4). */
@Entity('candidate_identities')
@Check('ck_candidate_identities_sex', oneOf('sex', SEXES))
export class CandidateIdentity extends MunicipalRow {
  @PrimaryColumn('uuid')
  candidateId: string;

  @OneToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  /** null = a pseudonymised record */
  @Column('text', { nullable: true })
  givenName: string | null;

  @Column('text', { nullable: true })
  familyName: string | null;

  @Column('date', { nullable: true })
  birthDate: string | null;

  @Column('text', { nullable: true })
  sex: Sex | null;

  /** ISO 3166-1 alpha-2 */
  @Column('varchar', { length: 2, nullable: true })
  nationality: string | null;

  /** ten digits; stored encrypted */
  @Column('text', { nullable: true, transformer: encryptedAs('candidate_identities.cpr') })
  cpr: string | null;

  /** keyed hash of the CPR number, to find a person by it */
  @Index()
  @Column('text', { nullable: true })
  cprIndex: string | null;

  /** stored encrypted */
  @Column('text', { nullable: true, transformer: encryptedAs('candidate_identities.email') })
  email: string | null;

  /** stored encrypted */
  @Column('text', { nullable: true, transformer: encryptedAs('candidate_identities.phone') })
  phone: string | null;
}
