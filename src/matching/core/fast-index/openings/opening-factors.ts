/** What each factor reads of an opening, and its points for one person, with the functions the reference scores with. */
import { scoreBranchepakke } from '../../factors/branchepakke.factor';
import { ownWay, wayPoints } from '../../factors/commute.factor';
import { shiftPoints, weeklyGap, weeklyPoints } from '../../factors/hours.factor';
import { bestGoal, goalPoints } from '../../factors/job-goal.factor';
import { languagePoints } from '../../factors/language.factor';
import type { OpeningPlan } from '../../opening-plan';
import { pointsFor } from '../../points';
import { ownLimit } from '../../trip';
import { gridIntersectCount } from '../../week-grid';
import type { Aspect, OpeningWords } from './opening-words';

const tasks: Aspect = {
  row: ({ factors: { competencies } }, words) => (competencies ? words.tasks.row(competencies) : []),
  asker: ({ candidate, words }, { rows: { data, starts } }) => {
    const credits = words.tasks.credits(candidate);
    return (own) => {
      let points = 0;
      for (let at = starts[own]!; at < starts[own + 1]!; at += 2) {
        points += pointsFor(data[at + 1]!, credits[data[at]!]!);
      }
      return points;
    };
  },
};

/** The first day, where points depend on it. */
function projectedTo({ start }: OpeningPlan, words: OpeningWords): number {
  return words.policy.projection.use ? words.text(start) : 0;
}

const language: Aspect = {
  asksPlan: true,
  row: (plan, words) => {
    const { language: factor } = plan.factors;
    if (!factor) return [];
    return [factor.maxPoints, words.text(JSON.stringify(plan.opening.languages)), projectedTo(plan, words)];
  },
  asker:
    ({ candidate }, { plans }) =>
    (own) =>
      languagePoints(plans[own]!.factors.language!, candidate),
};

const branchepakke: Aspect = {
  asksPlan: true,
  row: (plan, words) => {
    const { branchepakke: factor } = plan.factors;
    return factor ? [factor.maxPoints, words.text(factor.branchepakke), projectedTo(plan, words)] : [];
  },
  asker:
    ({ candidate }, { plans }) =>
    (own) =>
      scoreBranchepakke(plans[own]!.factors.branchepakke!, candidate).part.points,
};

const commute: Aspect = {
  row: ({ factors: { commute: factor }, opening }, words) =>
    factor ? [words.workplace(opening.workplacePostalCode), factor.maxPoints, factor.soft, factor.zero] : [],
  asker: ({ candidate, modes, tripTo, words: { policy } }, { rows: { data, starts } }) => {
    const limit = ownLimit(candidate, policy);
    return (own) => {
      const at = starts[own]!;
      const trip = tripTo(data[at]!);
      const way = trip ? ownWay(policy, candidate, trip, modes) : 'unknown';
      return wayPoints({ policy, maxPoints: data[at + 1]!, soft: data[at + 2]!, zero: data[at + 3]! }, way, limit);
    };
  },
};

const weeklyHours: Aspect = {
  row: ({ factors: { hours } }, words) =>
    hours?.weekly ? [hours.weekly.maxPoints, words.hoursRange(hours.weekly)] : [],
  asker: ({ candidate: { hoursMin, hoursMax }, words: { policy, ranges } }, { rows: { data, starts } }) => {
    const known = hoursMin !== undefined || hoursMax !== undefined;
    const gaps: number[] = [];
    return (own) => {
      const at = starts[own]!;
      const range = data[at + 1]!;
      const gap = known ? (gaps[range] ??= weeklyGap({ policy, weekly: ranges[range]! }, hoursMin, hoursMax)) : null;
      return weeklyPoints({ policy, weekly: { maxPoints: data[at]! } }, gap);
    };
  },
};

const shifts: Aspect = {
  row: ({ factors: { hours } }, words) =>
    hours?.shifts ? [hours.shifts.maxPoints, hours.shifts.halfHours, words.week(hours.shifts.grid)] : [],
  asker: ({ candidate: { availability }, words: { policy, weeks } }, { rows: { data, starts } }) => {
    const coveredOf: number[] = [];
    return (own) => {
      const at = starts[own]!;
      const week = data[at + 2]!;
      const grid = weeks[week]!;
      const covered = availability === undefined ? null : (coveredOf[week] ??= gridIntersectCount(grid, availability));
      return shiftPoints({ policy, shifts: { grid, maxPoints: data[at]!, halfHours: data[at + 1]! } }, covered);
    };
  },
};

const jobGoal: Aspect = {
  row: ({ factors: { job_goal: factor } }, words) => (factor ? [factor.maxPoints, words.text(factor.occupation)] : []),
  asker: ({ candidate, words: { policy, texts } }, { rows: { data, starts } }) => {
    const credits: (number | undefined)[] = [];
    return (own) => {
      const at = starts[own]!;
      const occupation = data[at + 1]!;
      if (!(occupation in credits)) {
        credits[occupation] = bestGoal({ policy, occupation: texts.text(occupation) }, candidate)?.credit;
      }
      return goalPoints({ policy, maxPoints: data[at]! }, credits[occupation]);
    };
  },
};

/** Points of everything an opening may say; hours are two questions that add up. */
export const FACTOR_ASPECTS: readonly Aspect[] = [tasks, language, branchepakke, commute, weeklyHours, shifts, jobGoal];
