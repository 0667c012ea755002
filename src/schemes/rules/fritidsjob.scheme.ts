/** Fritidsjob: spare-time work of young people under 18 (domain.md §4). */
import { z } from 'zod';
import { agreeOutcomes, combineOutcomes } from '../answers';
import { addDays, addYears, ageOn } from '../dates';
import type { SchemeOpening } from '../facts';
import { inForceRule } from './in-force.rule';
import { minimumAgeRule } from './minimum-age.rule';
import { permitRule } from './permit.rule';
import {
  decided,
  defineRule,
  notApplicable,
  type RuleContext,
  type RuleDefinition,
  unknownFor,
  type Verdict,
} from '../rule-definition';
import { clockMinutes, minutesByDay, shortestRest, worksAtNight } from '../shift-times';
import { holdsFrom, holdsUntil } from '../start-range';
import { missingForYouthGroup, possibleYouthGroups, YOUTH_GROUPS, type YouthGroup } from './youth';

const groups = z.array(z.enum(YOUTH_GROUPS));
const hours = z.number().int().positive();

/** Decided only where all cases agree; otherwise every case's open questions are asked. */
function agree(verdicts: readonly Verdict[], missing: readonly string[]): Verdict {
  const outcome = agreeOutcomes(verdicts.map((verdict) => verdict.outcome));
  const shown = verdicts.find((verdict) => verdict.facts.applies !== false) ?? verdicts[0];
  const facts = shown?.facts ?? {};
  if (outcome !== 'unknown') return { outcome, facts };
  const asked = new Set([...(verdicts.length > 1 ? missing : []), ...verdicts.flatMap((each) => each.missing ?? [])]);
  return { outcome, facts, missing: [...asked] };
}

/** Asks about every youth group the person can be in; a group outside the rule has nothing to keep. */
function perGroup(
  { person, start }: RuleContext,
  concerned: (group: YouthGroup) => boolean,
  ask: (group: YouthGroup) => Verdict,
): Verdict {
  const verdicts = possibleYouthGroups(person, start).map((group) => (concerned(group) ? ask(group) : notApplicable()));
  return agree(verdicts, missingForYouthGroup(person, start));
}

/** A yes-or-no property of the work that is forbidden to some groups, or that some groups need. */
function workRule(code: string, property: 'light' | 'machines' | 'dangerous', allowed: boolean): RuleDefinition {
  return defineRule({
    code,
    kind: 'condition',
    params: z.strictObject({ groups }),
    check(context, params) {
      const value = context.opening.youthWork?.[property];
      return perGroup(
        context,
        (group) => params.groups.includes(group),
        () => (value === undefined ? unknownFor([`opening.youthWork.${property}`]) : decided(value === allowed, {})),
      );
    },
  });
}

/** From the 13th birthday to the day before the 18th. */
const age = defineRule({
  code: 'fritidsjob.age',
  kind: 'condition',
  params: z.strictObject({ minAge: z.number().int(), underAge: z.number().int() }),
  check({ person: { birthDate }, start }, { minAge, underAge }) {
    if (birthDate === undefined) return unknownFor(['person.birthDate'], { minAge, underAge });
    const facts = { age: ageOn(birthDate, start.earliest), minAge, underAge };
    const outcome = combineOutcomes([
      holdsFrom(start, addYears(birthDate, minAge)),
      holdsUntil(start, addDays(addYears(birthDate, underAge), -1)),
    ]);
    return outcome === 'unknown' ? unknownFor(['opening.startsOn'], facts) : { outcome, facts };
  },
  window({ birthDate }, { minAge, underAge }) {
    if (birthDate === undefined) return { kind: 'unknown', missing: ['person.birthDate'] };
    return { kind: 'dates', from: addYears(birthDate, minAge), until: addDays(addYears(birthDate, underAge), -1) };
  },
});

/** Heaviest lift in kilograms. */
const lift = defineRule({
  code: 'fritidsjob.lift',
  kind: 'condition',
  params: z.strictObject({ maxKg: z.number().int().positive(), groups }),
  check(context, params) {
    const kg = context.opening.youthWork?.maxLiftKg;
    return perGroup(
      context,
      (group) => params.groups.includes(group),
      () =>
        kg === undefined
          ? unknownFor(['opening.youthWork.maxLiftKg'], { maxKg: params.maxKg })
          : decided(kg <= params.maxKg, { kg, maxKg: params.maxKg }),
    );
  },
});

/** Forklift only as part of a vocational training. */
const forklift = defineRule({
  code: 'fritidsjob.forklift',
  kind: 'condition',
  params: z.strictObject({ groups }),
  check(context, params) {
    const used = context.opening.youthWork?.forklift;
    const training = context.person.inVocationalTraining;
    return perGroup(
      context,
      (group) => params.groups.includes(group),
      () => {
        if (used === false || training === true) return decided(true, {});
        if (used === undefined) return unknownFor(['opening.youthWork.forklift']);
        return training === undefined ? unknownFor(['person.inVocationalTraining']) : decided(false, {});
      },
    );
  },
});

function seasons({ season }: SchemeOpening): ('school' | 'holiday')[] {
  return season === undefined ? ['school', 'holiday'] : [season];
}

function perSeason(opening: SchemeOpening, ask: (season: 'school' | 'holiday') => Verdict): Verdict {
  return agree(seasons(opening).map(ask), ['opening.season']);
}

const dayLimits = z.strictObject({ schoolDay: hours, dayOff: hours });

/** Hours on a school day (Monday to Friday in school weeks) and on a day off. */
const dayHours = defineRule({
  code: 'fritidsjob.day_hours',
  kind: 'condition',
  params: z.strictObject({ groups: z.partialRecord(z.enum(YOUTH_GROUPS), dayLimits) }),
  check(context, params) {
    const { opening } = context;
    const minutes = opening.shifts && minutesByDay(opening.shifts);
    return perGroup(
      context,
      (group) => params.groups[group] !== undefined,
      (group) => {
        const limit = params.groups[group]!;
        if (minutes === undefined) return unknownFor(['opening.shifts'], { ...limit });
        return perSeason(opening, (season) => {
          const most = (day: number) => (season === 'school' && day < 5 ? limit.schoolDay : limit.dayOff) * 60;
          return decided(
            minutes.every((worked, day) => worked <= most(day)),
            { ...limit, season },
          );
        });
      },
    );
  },
});

const weekLimits = z.strictObject({ school: hours, holiday: hours });

/** Hours a week, in school weeks and in holidays. */
const weekHours = defineRule({
  code: 'fritidsjob.week_hours',
  kind: 'condition',
  params: z.strictObject({ groups: z.partialRecord(z.enum(YOUTH_GROUPS), weekLimits) }),
  check(context, params) {
    const { opening } = context;
    return perGroup(
      context,
      (group) => params.groups[group] !== undefined,
      (group) => {
        const limit = params.groups[group]!;
        if (opening.weeklyHours === undefined) return unknownFor(['opening.weeklyHours'], { ...limit });
        const worked = opening.weeklyHours;
        return perSeason(opening, (season) =>
          decided(worked <= limit[season], { hours: worked, maxHours: limit[season], season }),
        );
      },
    );
  },
});

const clock = z.string().regex(/^\d{2}:\d{2}$/);

/** No work in the evening and night. */
const night = defineRule({
  code: 'fritidsjob.night',
  kind: 'condition',
  params: z.strictObject({ from: clock, to: clock, groups }),
  check(context, { from, to, groups: concerned }) {
    const { shifts } = context.opening;
    return perGroup(
      context,
      (group) => concerned.includes(group),
      () =>
        shifts === undefined
          ? unknownFor(['opening.shifts'], { from, to })
          : decided(!worksAtNight(shifts, from, to), { from, to }),
    );
  },
});

/** Rest between the work of two days. */
const rest = defineRule({
  code: 'fritidsjob.rest',
  kind: 'condition',
  params: z.strictObject({ hours, groups }),
  check(context, params) {
    const { shifts } = context.opening;
    return perGroup(
      context,
      (group) => params.groups.includes(group),
      () => {
        if (shifts === undefined) return unknownFor(['opening.shifts'], { hours: params.hours });
        const shortest = shortestRest(shifts);
        const minutes = shortest ?? clockMinutes('24:00');
        return decided(minutes >= params.hours * 60, { hours: params.hours, shortestMinutes: shortest });
      },
    );
  },
});

/** All rules of fritidsjob in the order they are shown. */
export const fritidsjobRules: readonly RuleDefinition[] = [
  inForceRule('fritidsjob'),
  age,
  minimumAgeRule,
  permitRule,
  workRule('fritidsjob.light', 'light', true),
  workRule('fritidsjob.machines', 'machines', false),
  lift,
  workRule('fritidsjob.dangerous', 'dangerous', false),
  forklift,
  dayHours,
  weekHours,
  night,
  rest,
];
