import { Check, Column, Entity, Index } from 'typeorm';
import { CaseworkRow } from './casework-row';
import type { OfferBlockDto } from './casework-input.dto';

/** An offer or another activity of the week: one or more blocks, each with its own tasks and hours (domain.md §4.3). */
@Entity('candidate_offers')
@Index(['candidateId'])
@Index(['pNumber'])
@Check('ck_candidate_offers_p_number', "p_number ~ '^[0-9]{10}$'")
export class CandidateOffer extends CaseworkRow {
  @Column('date')
  offeredOn: string;

  /** null = not answered yet */
  @Column('boolean', { nullable: true })
  accepted: boolean | null;

  /** P-nummer of the workplace; null = at no workplace, or not known */
  @Column('varchar', { length: 10, nullable: true })
  pNumber: string | null;

  @Column('jsonb')
  blocks: OfferBlockDto[];
}
