import { type References, unknownCode } from '../../common/code-book';
import type { FieldProblem } from '../../common/errors';
import { emptyIntervals, endsBeforeStart, inFuture } from '../../common/field-rules';
import type { Scheme } from '../../matching/core/facts';
import type {
  AssessmentInputDto,
  BarrierInputDto,
  BenefitInputDto,
  ConversationInputDto,
  CvReviewInputDto,
  JobStrategyInputDto,
  OfferBlockDto,
  OfferInputDto,
  ProgrammePhaseInputDto,
  VisitationInputDto,
} from './casework-input.dto';

/** Schemes with paid hours, as the combination model tells them from praktik (domain.md §4.3). */
const PAID: readonly Scheme[] = ['ordinaert', 'smaajob', 'fritidsjob', 'vikar'];

/** A visitation that has been decided lies not in the future. */
export function checkVisitation({ on }: VisitationInputDto, { today }: References): FieldProblem[] {
  return inFuture(on, '/on', today);
}

/** A stretch on benefit ends on its first day or later. */
export function checkBenefit({ since, until }: BenefitInputDto): FieldProblem[] {
  return endsBeforeStart(since, until, '/until');
}

/** An assessment has to say something. */
export function checkAssessment(input: AssessmentInputDto, { today }: References): FieldProblem[] {
  const { by: _by, on, reason: _reason, ...answers } = input;
  const says = Object.values(answers).some((answer) => answer !== undefined && answer !== null);
  return [
    ...inFuture(on, '/on', today),
    ...(says
      ? []
      : [
          {
            pointer: '',
            code: 'ASSESSMENT.SAYS_NOTHING',
            detail: 'none of the questions is answered',
            expected: 'targetGroup, ordinaryJobWithinReach or one of the answers on work duty',
          },
        ]),
  ];
}

/** A phase ends on its first day or later. */
export function checkProgrammePhase({ from, until }: ProgrammePhaseInputDto): FieldProblem[] {
  return endsBeforeStart(from, until, '/until');
}

/** Blocks with hours and known tasks; paid tasks and praktik tasks of the same time are different (domain.md §4.3). */
export function checkOffer(input: OfferInputDto, references: References): FieldProblem[] {
  const { blocks } = input;
  if (blocks.length === 0) {
    return [
      { pointer: '/blocks', code: 'OFFER.NO_BLOCK', detail: 'an offer of nothing', expected: 'at least one block' },
    ];
  }
  return [
    ...inFuture(input.offeredOn, '/offeredOn', references.today),
    ...blocks.flatMap((block, index) => blockProblems(block, `/blocks/${index}`, references)),
    ...sharedTasks(blocks),
  ];
}

function blockProblems(block: OfferBlockDto, pointer: string, references: References): FieldProblem[] {
  const hours = block.weeklyHours ?? block.shifts?.length;
  return [
    ...endsBeforeStart(block.from, block.until, `${pointer}/until`),
    ...emptyIntervals(block.shifts, `${pointer}/shifts`),
    ...(block.tasks ?? []).flatMap((code, index) =>
      unknownCode('competency', code, `${pointer}/tasks/${index}`, references),
    ),
    ...(hours
      ? []
      : [
          {
            pointer: `${pointer}/weeklyHours`,
            code: 'FIELD.REQUIRED',
            detail: 'is missing, and so are the clock times',
            expected: 'hours a week, or clock times',
          },
        ]),
  ];
}

function sharedTasks(blocks: readonly OfferBlockDto[]): FieldProblem[] {
  return blocks.flatMap((praktik, index) => {
    if (praktik.kind !== 'virksomhedspraktik') return [];
    const paid = blocks.filter((block) => isPaid(block) && overlap(block, praktik)).flatMap(({ tasks = [] }) => tasks);
    return (praktik.tasks ?? []).flatMap((task, position) =>
      paid.includes(task)
        ? [
            {
              pointer: `/blocks/${index}/tasks/${position}`,
              code: 'OFFER.TASK_PAID_AND_PRAKTIK',
              detail: 'the same task is paid in another block of the same time',
              expected: 'different tasks for paid hours and praktik',
            },
          ]
        : [],
    );
  });
}

function isPaid({ kind }: OfferBlockDto): boolean {
  return (PAID as readonly string[]).includes(kind);
}

function overlap(a: OfferBlockDto, b: OfferBlockDto): boolean {
  return (!a.until || b.from <= a.until) && (!b.until || a.from <= b.until);
}

/** A conversation has a day; one that was held lies not in the future. */
export function checkConversation({ plannedOn, heldOn }: ConversationInputDto, { today }: References): FieldProblem[] {
  if (!plannedOn && !heldOn) {
    return [
      {
        pointer: '/plannedOn',
        code: 'FIELD.REQUIRED',
        detail: 'is missing, and so is the day it was held',
        expected: 'the day it is planned for, or the day it was held',
      },
    ];
  }
  return inFuture(heldOn, '/heldOn', today);
}

/** A strategy is looked at again on the day it was agreed or later. */
export function checkJobStrategy({ agreedOn, reviewOn }: JobStrategyInputDto): FieldProblem[] {
  return endsBeforeStart(agreedOn, reviewOn, '/reviewOn');
}

/** Neither the look nor the change it tells of lies in the future. */
export function checkCvReview({ on, updatedOn }: CvReviewInputDto, { today }: References): FieldProblem[] {
  return [...inFuture(on, '/on', today), ...inFuture(updatedOn, '/updatedOn', today)];
}

/** A barrier ends on its first day or later. */
export function checkBarrier({ since, until }: BarrierInputDto): FieldProblem[] {
  return endsBeforeStart(since, until, '/until');
}
