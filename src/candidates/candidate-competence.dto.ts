/** What somebody can do and wants to do, each with where it is known from. */
import { CalendarDate, OneOf, Pattern, Text, WholeNumber } from '../common/api/fields';
import {
  BRANCHEPAKKE_STEPS,
  type BranchepakkeStep,
  type CompetencyLevel,
  EVIDENCE,
  type Evidence,
} from '../matching/core/facts';

/** Where a piece of information came from (domain.md §3, §7.4 "evidence and its source"). */
export const SOURCES = ['citizen', 'caseworker', 'employer', 'teacher', 'test', 'course', 'cv', 'import'] as const;
export type Source = (typeof SOURCES)[number];

/** One competency, with level and how it is known (domain.md §5). */
export class HeldCompetencyDto {
  @Text({ description: 'Competency code of the taxonomy', max: 80, example: 'reng.moppe_gulv' })
  code: string;

  @WholeNumber({
    description: '0 not able · 1 introduced · 2 with guidance · 3 alone · 4 can train others',
    min: 0,
    max: 4,
    example: 3,
  })
  level: CompetencyLevel;

  @OneOf({
    description: 'claimed by the person, evidenced in work or course, verified by somebody qualified',
    values: EVIDENCE,
  })
  evidence: Evidence;

  @OneOf({ description: 'Who or what says so', values: SOURCES, optional: true })
  source?: Source;

  @CalendarDate({ description: 'When it was seen', optional: true })
  observedOn?: string;
}

/** A licence or certificate. */
export class HeldCredentialDto {
  @Text({ description: 'Credential code of the taxonomy', max: 80, example: 'koerekort-b' })
  code: string;

  @OneOf({
    description: 'Valid in Denmark: held, known not to be held, or unknown',
    values: ['held', 'not_held', 'unknown'],
  })
  status: 'held' | 'not_held' | 'unknown';

  @CalendarDate({ description: 'Last valid day', optional: true })
  validUntil?: string;

  @OneOf({ description: 'Who or what says so', values: SOURCES, optional: true })
  source?: Source;
}

/** Furthest step reached in one branchepakke. */
export class BranchepakkeProgressDto {
  @Text({ description: 'Branchepakke code', max: 20, example: 'RENG' })
  code: string;

  @OneOf({ description: 'Furthest step reached', values: BRANCHEPAKKE_STEPS, example: 'T1' })
  step: BranchepakkeStep;

  @CalendarDate({ description: 'When it was reached', optional: true })
  reachedOn?: string;
}

/** One occupation of the ABC-jobstrategi (domain.md §2.6). */
export class JobGoalDto {
  @OneOf({ description: 'A preferred · B good and acceptable · C necessary', values: ['A', 'B', 'C'] })
  level: 'A' | 'B' | 'C';

  @Pattern({
    description: 'ISCO-08 code, 1–4 digits',
    pattern: /^\d{1,4}$/,
    expected: 'an ISCO-08 code of one to four digits',
    example: '9112',
  })
  isco08: string;
}
