import { Check, Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Candidate } from '../../candidates/candidate.entity';
import { MunicipalRow, someOf } from '../../database/columns';
import { CASEWORK_KINDS, type CaseworkKind } from '../casework-facts';

/** Which kinds of records are kept here for a person: their empty list means "none", others are not known. */
@Entity('candidate_casework_files')
@Check('ck_candidate_casework_files_stated', someOf('stated', CASEWORK_KINDS))
export class CandidateCaseworkFile extends MunicipalRow {
  @PrimaryColumn('uuid')
  candidateId: string;

  @OneToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  @Column('text', { array: true })
  stated: CaseworkKind[];
}
