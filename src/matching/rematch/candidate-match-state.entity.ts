import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Candidate } from '../../candidates/candidate.entity';
import { MunicipalRow } from '../../database/columns';
import type { CandidateFacts } from '../core/facts';
import type { TakenPlaces } from './taken-places';

/** Facts with the places the person took up then, which are no facts of the matcher (see `takenPlaces`). */
export type MatchedFacts = CandidateFacts & { takenPlaces?: TakenPlaces };

/** The facts a person was last matched with; a change is compared with them to find the openings it can touch. */
@Entity('candidate_match_states')
export class CandidateMatchState extends MunicipalRow {
  @PrimaryColumn('uuid')
  candidateId: string;

  @OneToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  @Column('jsonb')
  facts: MatchedFacts;

  @Column('timestamptz')
  matchedAt: Date;
}
