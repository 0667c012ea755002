import { Check, Column, Entity, Index } from 'typeorm';
import { CaseworkRow } from './casework-row';

/** A stretch on a benefit, which the rules of løntilskud and the 225 hours ask for (domain.md §2.7, §4). */
@Entity('candidate_benefits')
@Index(['candidateId'])
@Check('ck_candidate_benefits_dates', 'until_date >= since_date')
export class CandidateBenefit extends CaseworkRow {
  /** name of the benefit on that day; names have changed often, so it is text (domain.md §0) */
  @Column('text')
  kind: string;

  @Column('date', { name: 'since_date' })
  since: string;

  /** last day; null = still */
  @Column('date', { name: 'until_date', nullable: true })
  until: string | null;
}
