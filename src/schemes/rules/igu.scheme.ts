/** IGU, integrationsgrunduddannelse (domain.md §4.1): a gate with reasons, never a score. */
import { z } from 'zod';
import { RESIDENCE_BASES } from '../facts';
import { addDays, addMonths, addYears, ageOn, yearsAndMonths } from '../dates';
import { decided, defineRule, type RuleDefinition, unknownFor } from '../rule-definition';
import { combineOutcomes } from '../answers';
import { holdsFrom, holdsUntil } from '../start-range';
import { inForceRule } from './in-force.rule';
import { permitRule } from './permit.rule';
import { unlessAtFirm } from '../firm';

const whole = z.number().int().nonnegative();

/** Is the person old enough and young enough on the first day? `underAge` is the birthday that closes the door. */
const age = defineRule({
  code: 'igu.age',
  kind: 'condition',
  params: z.strictObject({ minAge: whole, underAge: whole }),
  check({ person, start }, { minAge, underAge }) {
    const { birthDate } = person;
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
    return {
      kind: 'dates',
      from: addYears(birthDate, minAge),
      until: addDays(addYears(birthDate, underAge), -1),
    };
  },
});

const residenceParams = z.strictObject({ years: whole, inclusive: z.boolean() });

/** Has the person had a folkeregister address for few enough years? `inclusive`: the anniversary itself is in time. */
const residence = defineRule({
  code: 'igu.residence',
  kind: 'condition',
  params: residenceParams,
  check({ person, start }, params) {
    const { firstRegisteredOn } = person;
    if (firstRegisteredOn === undefined) {
      return unknownFor(['person.firstRegisteredOn'], { maxYears: params.years, inclusive: params.inclusive });
    }
    const lived = yearsAndMonths(firstRegisteredOn, start.earliest);
    const facts = { ...lived, maxYears: params.years, inclusive: params.inclusive };
    const outcome = holdsUntil(start, lastResidenceDay(firstRegisteredOn, params));
    return outcome === 'unknown' ? unknownFor(['opening.startsOn'], facts) : { outcome, facts };
  },
  window({ firstRegisteredOn }, params) {
    if (firstRegisteredOn === undefined) return { kind: 'unknown', missing: ['person.firstRegisteredOn'] };
    return { kind: 'dates', until: lastResidenceDay(firstRegisteredOn, params) };
  },
});

function lastResidenceDay(firstRegisteredOn: string, params: z.infer<typeof residenceParams>): string {
  const anniversary = addYears(firstRegisteredOn, params.years);
  return params.inclusive ? anniversary : addDays(anniversary, -1);
}

/** Does the residence basis belong to the group the law names on that day? */
const basis = defineRule({
  code: 'igu.basis',
  kind: 'condition',
  params: z.strictObject({ bases: z.array(z.enum(RESIDENCE_BASES)).min(1) }),
  check({ person }, { bases }) {
    const { residenceBasis } = person;
    if (residenceBasis === undefined) return unknownFor(['person.residenceBasis'], { bases });
    return decided(bases.includes(residenceBasis), { basis: residenceBasis, bases });
  },
  window({ residenceBasis }, { bases }) {
    if (residenceBasis === undefined) return { kind: 'unknown', missing: ['person.residenceBasis'] };
    return bases.includes(residenceBasis) ? { kind: 'dates' } : { kind: 'never' };
  },
});

/** Nobody takes a second IGU after completing one; one that was broken off does not count. */
const notCompleted = defineRule({
  code: 'igu.not_completed',
  kind: 'condition',
  params: z.strictObject({}),
  check({ person: { completedIgu } }) {
    return completedIgu === undefined ? unknownFor(['person.completedIgu']) : decided(!completedIgu, { completedIgu });
  },
  window({ completedIgu }) {
    if (completedIgu === undefined) return { kind: 'unknown', missing: ['person.completedIgu'] };
    return completedIgu ? { kind: 'never' } : { kind: 'dates' };
  },
});

/** Practice and school together, hours a week on average over the course. */
const weeklyHours = defineRule({
  code: 'igu.weekly_hours',
  kind: 'condition',
  params: z.strictObject({ minHours: whole, maxHours: whole }),
  check({ opening: { igu } }, { minHours, maxHours }) {
    const { practiceHours, schoolHours } = igu ?? {};
    const known = (practiceHours ?? 0) + (schoolHours ?? 0);
    const facts = { hours: known, minHours, maxHours };
    if (known > maxHours) return decided(false, facts);
    const missing = [];
    if (practiceHours === undefined) missing.push('opening.igu.practiceHours');
    if (schoolHours === undefined) missing.push('opening.igu.schoolHours');
    return missing.length > 0 ? unknownFor(missing, facts) : decided(known >= minHours, facts);
  },
});

/** Enough of the week must be practice at the firm. */
const practiceHours = defineRule({
  code: 'igu.practice_hours',
  kind: 'condition',
  params: z.strictObject({ minHours: whole }),
  check({ opening: { igu } }, { minHours }) {
    const hours = igu?.practiceHours;
    if (hours === undefined) return unknownFor(['opening.igu.practiceHours'], { minHours });
    return decided(hours >= minHours, { hours, minHours });
  },
});

/**
 * Enough full-time school weeks for a course that begins when this one does: a course begun before a change keeps the
 * earlier number. Nothing planned means what the law says.
 */
const schoolWeeks = defineRule({
  code: 'igu.school_weeks',
  kind: 'condition',
  params: z.strictObject({
    weeks: whole,
    hoursPerWeek: whole,
    forStartsFrom: z.string().optional(),
    weeksBefore: whole.optional(),
  }),
  check({ opening: { igu }, start }, { weeks, hoursPerWeek, forStartsFrom, weeksBefore }) {
    const begunBefore = start.known && forStartsFrom !== undefined && start.earliest < forStartsFrom;
    const needed = begunBefore ? (weeksBefore ?? weeks) : weeks;
    const planned = igu?.schoolWeeks ?? needed;
    return decided(planned >= needed, { planned, weeks: needed, hoursPerWeek });
  },
});

/** The course has one length. Nothing planned means what the law says. */
const length = defineRule({
  code: 'igu.length',
  kind: 'condition',
  params: z.strictObject({ months: whole }),
  check({ opening: { igu } }, { months }) {
    const planned = igu?.months ?? months;
    return decided(planned === months, { planned, months });
  },
});

/** The person may not have been in ordinary employment at the firm in the months before the first day. */
const priorEmployment = defineRule({
  code: 'igu.prior_employment',
  kind: 'condition',
  pair: true,
  params: z.strictObject({ months: whole }),
  check({ person, workplace, start }, { months }) {
    if (person.employments === undefined) return unknownFor(['person.employments'], { months });
    const outcomes = person.employments
      .filter(({ ordinary }) => ordinary)
      .map((employment) => {
        const { from, until } = employment;
        if (start.known && from > start.earliest) return 'eligible';
        if (until !== undefined && until < addMonths(start.earliest, -months)) return 'eligible';
        const atFirm = unlessAtFirm(employment, workplace);
        const lastsToAnyStart =
          from <= start.earliest &&
          (until === undefined || (start.latest !== undefined && until >= addMonths(start.latest, -months)));
        return lastsToAnyStart || atFirm === 'eligible' ? atFirm : 'unknown';
      });
    const outcome = combineOutcomes(outcomes);
    if (outcome !== 'unknown') return { outcome, facts: { months } };
    return unknownFor([workplace.cvr === undefined ? 'workplace.cvr' : 'person.employments'], { months });
  },
});

/** A term, not a condition: private firms get a bonus in two parts on application, public employers none. */
const bonus = defineRule({
  code: 'igu.bonus',
  kind: 'term',
  params: z.strictObject({ afterSixMonthsDkk: whole, onCompletionDkk: whole }),
  check({ workplace: { sector } }, { afterSixMonthsDkk, onCompletionDkk }) {
    const privately = sector === 'private';
    return {
      outcome: 'eligible',
      facts: {
        sector: sector ?? 'unknown',
        afterSixMonthsDkk: privately ? afterSixMonthsDkk : 0,
        onCompletionDkk: privately ? onCompletionDkk : 0,
      },
      missing: sector === undefined ? ['workplace.sector'] : [],
    };
  },
});

/** All rules of IGU in the order they are shown. */
export const iguRules: readonly RuleDefinition[] = [
  inForceRule('igu'),
  age,
  residence,
  basis,
  notCompleted,
  permitRule,
  weeklyHours,
  practiceHours,
  schoolWeeks,
  length,
  priorEmployment,
  bonus,
];
