/**
 * What a rule reads of an opening, as a key. Openings with the same key are one class: the rule itself is asked once for
 * the class, about the opening that brought it, and the answer holds for all of them.
 */
import { scoreBranchepakke } from '../factors/branchepakke.factor';
import { scoreCommute } from '../factors/commute.factor';
import { type CompetencyPlan, TaskLookup, scoreCompetencies } from '../factors/competencies.factor';
import { scoreHours } from '../factors/hours.factor';
import { scoreJobGoal } from '../factors/job-goal.factor';
import { scoreLanguage } from '../factors/language.factor';
import type { CandidateFacts } from '../facts';
import { GATE_RULES } from '../gates/all-gates';
import type { OpeningPlan } from '../opening-plan';
import type { FactorCode, GateCode } from '../result';
import { answerOf } from './class-gates';

/** One rule over classes of openings. */
export interface Aspect {
  /** equal for openings with the same answer for anybody; null = the rule has nothing to ask */
  key(plan: OpeningPlan): string | null;
  /** the answer for everybody where there is nothing to ask is 0 */
  ask(plan: OpeningPlan, candidate: CandidateFacts): number;
}

const gate = (code: GateCode, key: Aspect['key']): readonly [GateCode, Aspect] => [
  code,
  { key, ask: (plan, candidate) => answerOf(GATE_RULES[code](plan, candidate).outcome) },
];

/** All gates but earlier rejections, which are known by the person; the answers are numbers as in `class-gates.ts`. */
export const GATE_ASPECTS: readonly (readonly [GateCode, Aspect])[] = [
  gate('municipality_not_shared', ({ opening }) => opening.municipality),
  gate('status', ({ start }) => start),
  gate('availability_date', ({ latestStart }) => latestStart),
  gate('already_placed', ({ start, opening }) => `${start} ${opening.hoursMin}`),
  gate('legal_age', ({ start, opening }) => `${start} ${opening.minimumAge}`),
  gate('scheme', ({ start, opening, asked }) =>
    asked.schemes.length === 0
      ? null
      : `${start} ${opening.startsOn === undefined} ${asked.schemes.map(({ scheme, room }) => `${scheme} ${room}`).join()}`,
  ),
  gate('mandatory_credential', ({ start, opening }) =>
    opening.credentials.length === 0 ? null : `${start} ${opening.credentials.join()}`,
  ),
  gate('declined_task', ({ asked }) => (asked.unavoidable.length === 0 ? null : asked.unavoidable.join())),
  gate('skaanehensyn', ({ asked }) =>
    asked.demands.size === 0 && !asked.demandsStated ? null : `${asked.demandsStated} ${[...asked.demands].join()}`,
  ),
  gate('safety_language', ({ asked }) => (asked.safety.length === 0 ? null : JSON.stringify(asked.safety))),
  gate('travel_limit', ({ opening }) => (opening.remote ? null : `${opening.workplacePostalCode}`)),
];

/** Points of the factors beside the tasks. */
export const FACTOR_ASPECTS: readonly (readonly [FactorCode, Aspect])[] = [
  [
    'language',
    {
      key: ({ factors: { language }, opening, start, context }) =>
        language
          ? JSON.stringify([language.maxPoints, opening.languages, context.policy.projection.use ? start : null])
          : null,
      ask: ({ factors }, candidate) => scoreLanguage(factors.language!, candidate).part.points,
    },
  ],
  [
    'branchepakke',
    {
      key: ({ factors: { branchepakke }, start, context }) =>
        branchepakke
          ? `${branchepakke.maxPoints} ${branchepakke.branchepakke} ${context.policy.projection.use ? start : ''}`
          : null,
      ask: ({ factors }, candidate) => scoreBranchepakke(factors.branchepakke!, candidate).part.points,
    },
  ],
  [
    'commute',
    {
      key: ({ factors: { commute }, opening }) =>
        commute ? `${commute.maxPoints} ${commute.soft} ${commute.zero} ${opening.workplacePostalCode}` : null,
      ask: ({ factors }, candidate) => scoreCommute(factors.commute!, candidate).part.points,
    },
  ],
  [
    'hours',
    {
      key: ({ factors: { hours } }) => (hours ? JSON.stringify([hours.weekly, hours.shifts]) : null),
      ask: ({ factors }, candidate) => scoreHours(factors.hours!, candidate).part.points,
    },
  ],
  [
    'job_goal',
    {
      key: ({ factors: { job_goal: goal } }) => (goal ? `${goal.maxPoints} ${goal.occupation}` : null),
      ask: ({ factors }, candidate) => scoreJobGoal(factors.job_goal!, candidate).part.points,
    },
  ],
];

/** One task or credential of an opening by itself: points for it are the same wherever it is asked alike. */
export function taskAspects(plan: OpeningPlan): { key: string; alone: CompetencyPlan; most: number }[] {
  const factor = plan.factors.competencies;
  if (!factor) return [];
  const { tasks, credentials, policy, start } = factor;
  return [
    ...tasks.map((task) => {
      const { competency, level, need } = task.task;
      return {
        key: `t ${competency} ${level} ${need} ${task.maxPoints}`,
        most: task.maxPoints,
        alone: alone({ tasks: [task], credentials: [], policy, start, maxPoints: task.maxPoints }),
      };
    }),
    ...credentials.map((credential) => ({
      key: `c ${credential.code} ${credential.maxPoints} ${start}`,
      most: credential.maxPoints,
      alone: alone({ tasks: [], credentials: [credential], policy, start, maxPoints: credential.maxPoints }),
    })),
  ];
}

/** Points of one task or credential. */
export function taskPoints(plan: CompetencyPlan, candidate: CandidateFacts): number {
  return scoreCompetencies(plan, candidate).part.points;
}

function alone(plan: Omit<CompetencyPlan, 'lookup'>): CompetencyPlan {
  return { ...plan, lookup: new TaskLookup(plan.tasks) };
}
