import { ApiProperty } from '@nestjs/swagger';
import { CalendarDate, OneOf, Text, WholeNumber } from '../../common/api/fields';
import { BRANCHEPAKKE_STEPS, type BranchepakkeStep, EVIDENCE, type Evidence } from '../../matching/core/facts';

/** Who saw a goal reached (domain.md §5); `vk` = virksomhedskonsulent. */
export const OBSERVERS = ['firm', 'vk', 'teacher', 'citizen'] as const;
export type Observer = (typeof OBSERVERS)[number];

/** A goal seen at a level. */
export class GoalObservationInputDto {
  @Text({ description: 'Competency code of a goal of this package', max: 80, example: 'reng.moppe_gulv' })
  competency: string;

  @WholeNumber({
    description: '0 not seen · 1 introduced · 2 with guidance · 3 alone · 4 can train others',
    min: 0,
    max: 4,
    example: 3,
  })
  level: 0 | 1 | 2 | 3 | 4;

  @OneOf({
    description: 'Who saw it; what the citizen says counts as claimed, and reaches no goal by itself',
    values: OBSERVERS,
  })
  observer: Observer;

  @CalendarDate({ description: 'When' })
  on: string;

  @Text({ description: 'Initials of whoever records it', max: 8, example: 'MJ' })
  by: string;
}

/** A required goal that need not be reached. */
export class GoalWaiverInputDto {
  @Text({ description: 'Competency code of a required goal', max: 80 })
  competency: string;

  @OneOf({ description: 'Step; the present one when left out', values: BRANCHEPAKKE_STEPS, optional: true })
  step?: BranchepakkeStep;

  @Text({ description: 'Reason', max: 2000 })
  reason: string;

  @Text({ description: 'Initials of whoever decides', max: 8, example: 'MJ' })
  by: string;

  @CalendarDate({ description: 'When; today when left out', optional: true })
  on?: string;
}

/** A move to another step. */
export class StepChangeInputDto {
  @OneOf({ description: 'The new step', values: BRANCHEPAKKE_STEPS, example: 'T2' })
  to: BranchepakkeStep;

  @Text({ description: 'Initials of whoever decides', max: 8, example: 'MJ' })
  by: string;

  @CalendarDate({ description: 'When; today when left out', optional: true })
  on?: string;

  @Text({ description: 'Reason; needed for a step back', max: 2000, optional: true })
  reason?: string;
}

/** One goal with what is known about the person. */
export class GoalStateDto {
  @ApiProperty({ enum: BRANCHEPAKKE_STEPS, description: 'Step that asks for it' })
  step: BranchepakkeStep;

  @ApiProperty({ type: String, description: 'Competency code' })
  competency: string;

  @ApiProperty({ type: String, description: 'Its Danish name' })
  label: string;

  @ApiProperty({ type: 'integer', description: 'Level asked for, 1–4' })
  level: number;

  @ApiProperty({ type: Boolean, description: 'false = belongs to a specialisation' })
  required: boolean;

  @ApiProperty({ type: Boolean, description: 'Seen by somebody else than the person, at the level asked for' })
  reached: boolean;

  @ApiProperty({ type: 'integer', required: false, description: 'Level the person is recorded with' })
  heldLevel?: number;

  @ApiProperty({ enum: EVIDENCE, required: false, description: 'How that level is known' })
  evidence?: Evidence;

  @ApiProperty({ enum: OBSERVERS, required: false, description: 'Who observed the goal last' })
  observer?: Observer;

  @ApiProperty({ type: String, format: 'date', required: false, description: 'When it was observed last' })
  observedOn?: string;

  @ApiProperty({ type: String, required: false, description: 'Why the goal need not be reached' })
  waived?: string;
}

/** One move along the path. */
export class StepChangeDto {
  @ApiProperty({ enum: BRANCHEPAKKE_STEPS, nullable: true, description: 'Step before; null = the package was begun' })
  from: BranchepakkeStep | null;

  @ApiProperty({ enum: BRANCHEPAKKE_STEPS, description: 'Step after' })
  to: BranchepakkeStep;

  @ApiProperty({ type: String, format: 'date', description: 'When' })
  on: string;

  @ApiProperty({ type: String, description: 'Initials of whoever decided' })
  by: string;

  @ApiProperty({ type: String, required: false, description: 'Reason, for a step back' })
  reason?: string;
}

/** Where a person stands in one branchepakke. */
export class BranchepakkePathDto {
  @ApiProperty({ type: String, description: 'Branchepakke code', example: 'RENG' })
  branchepakke: string;

  @ApiProperty({ enum: BRANCHEPAKKE_STEPS, nullable: true, description: 'Present step; null = not begun' })
  step: BranchepakkeStep | null;

  @ApiProperty({ type: String, format: 'date', required: false, description: 'Since when' })
  reachedOn?: string;

  @ApiProperty({
    type: Boolean,
    description:
      'The person was moved to the step here, with the goals looked at; false = as it was told at registration or by an import',
  })
  verified: boolean;

  @ApiProperty({ enum: BRANCHEPAKKE_STEPS, nullable: true, description: 'The step after it; null on the last one' })
  nextStep: BranchepakkeStep | null;

  @ApiProperty({ type: () => [GoalStateDto], description: 'Goals of the present step that are reached' })
  reached: GoalStateDto[];

  @ApiProperty({ type: () => [GoalStateDto], description: 'Goals of the present step still ahead, optional ones too' })
  next: GoalStateDto[];

  @ApiProperty({
    type: () => [GoalStateDto],
    description: 'Required goals that stand between the person and the next step',
  })
  missing: GoalStateDto[];

  @ApiProperty({ type: () => [StepChangeDto], description: 'Moves so far, oldest first' })
  history: StepChangeDto[];
}
