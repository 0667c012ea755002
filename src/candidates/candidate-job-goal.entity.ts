import { Check, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { oneOf } from '../database/columns';
import { CandidateChild } from './candidate-child';
import { Candidate } from './candidate.entity';

/** Levels of the ABC-jobstrategi (domain.md §2.6). */
export const JOB_GOAL_LEVELS = ['A', 'B', 'C'] as const;
export type JobGoalLevel = (typeof JOB_GOAL_LEVELS)[number];

/** One occupation of a person's ABC-jobstrategi. */
@Entity('candidate_job_goals')
@Check('ck_candidate_job_goals_level', oneOf('level', JOB_GOAL_LEVELS))
@Check('ck_candidate_job_goals_isco08', "isco08 ~ '^[0-9]{1,4}$'")
export class CandidateJobGoal extends CandidateChild {
  @ManyToOne(() => Candidate, { onDelete: 'CASCADE' })
  @JoinColumn()
  candidate?: Candidate;

  @PrimaryColumn('varchar', { length: 1 })
  level: JobGoalLevel;

  /** ISCO-08 code of one to four digits */
  @PrimaryColumn('varchar', { length: 4 })
  isco08: string;
}
