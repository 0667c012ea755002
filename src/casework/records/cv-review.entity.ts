import { Column, Entity, Index } from 'typeorm';
import { CaseworkRow } from './casework-row';

/** A look at the person's Jobnet-CV: what only a reader can tell of its quality (domain.md §2.5). */
@Entity('candidate_cv_reviews')
@Index(['candidateId'])
export class CandidateCvReview extends CaseworkRow {
  @Column('date', { name: 'reviewed_on' })
  on: string;

  /** the day the CV was changed last */
  @Column('date', { nullable: true })
  updatedOn: string | null;

  /** understandable without abbreviations */
  @Column('boolean', { nullable: true })
  plainText: boolean | null;

  @Column('boolean', { nullable: true })
  approvedByCitizen: boolean | null;

  @Column('boolean', { nullable: true })
  searchable: boolean | null;
}
