/** Virksomhedspraktik: one legal instrument, six purposes (domain.md §4). */
import { z } from 'zod';
import { agreeOutcomes, combineOutcomes, type RuleOutcome } from '../answers';
import { type Employment, PRAKTIK_PURPOSES, type SchemeOpening, TARGET_GROUPS } from '../facts';
import { unlessAtFirm } from '../firm';
import { inForceRule } from './in-force.rule';
import { minimumAgeRule } from './minimum-age.rule';
import { permitRule } from './permit.rule';
import { legalCapRule, ownCapRule } from './ratio.rule';
import { decided, defineRule, notApplicable, type RuleDefinition, unknownFor } from '../rule-definition';
import { daysToCheck } from '../start-range';
import { forTargetGroup, perTargetGroup } from './target-groups';

const whole = z.number().int().positive();

/** The praktik needs one of the purposes the data names. */
const purpose = defineRule({
  code: 'virksomhedspraktik.purpose',
  kind: 'condition',
  params: z.strictObject({ purposes: z.array(z.enum(PRAKTIK_PURPOSES)).min(1) }),
  check({ opening }, { purposes }) {
    if (opening.purpose === undefined) return unknownFor(['opening.purpose'], { purposes });
    return decided(purposes.includes(opening.purpose), { purpose: opening.purpose, purposes });
  },
});

const durationParams = z.strictObject({
  weeks: perTargetGroup,
  experienceWeeks: whole,
  assessedWeeks: whole,
  specialNeedStepWeeks: whole,
  uncertainGroups: z.array(z.enum(TARGET_GROUPS)),
});
type Ground = NonNullable<SchemeOpening['durationGround']>;
const GROUNDS: readonly Ground[] = ['none', 'experience', 'assessed', 'special_need'];

/**
 * Is the praktik short enough? First the group's own limit, then the longer ones that need a ground: little experience
 * or long unemployment, a concrete assessment, and in special need so many weeks at a time beyond that.
 */
export const praktikDurationRule = defineRule({
  code: 'virksomhedspraktik.duration',
  kind: 'condition',
  params: durationParams,
  check({ person, opening }, params) {
    const { durationWeeks, durationGround } = opening;
    if (durationWeeks === undefined) return unknownFor(['opening.durationWeeks']);
    const total = durationWeeks + (opening.weeksBefore ?? 0);
    return forTargetGroup(person, (group) => {
      const limits: Record<Ground, number> = {
        none: params.weeks[group],
        experience: Math.max(params.weeks[group], params.experienceWeeks),
        assessed: params.assessedWeeks,
        special_need: params.assessedWeeks,
      };
      const withinOn = (ground: Ground): RuleOutcome => {
        const oneStepMore = ground === 'special_need' && durationWeeks <= params.specialNeedStepWeeks;
        return total <= limits[ground] || oneStepMore ? 'eligible' : 'not_eligible';
      };
      const outcome = agreeOutcomes((durationGround === undefined ? GROUNDS : [durationGround]).map(withinOn));
      const facts = { weeks: total, maxWeeks: limits[durationGround ?? 'none'], group, ground: durationGround ?? '' };
      const uncertain = params.uncertainGroups.includes(group);
      const missing = outcome === 'unknown' ? ['opening.durationGround'] : [];
      return { outcome, facts, missing, uncertain };
    });
  },
});

/** Most hours a week. */
const hours = defineRule({
  code: 'virksomhedspraktik.hours',
  kind: 'condition',
  params: z.strictObject({ maxHours: whole }),
  check({ opening: { weeklyHours } }, { maxHours }) {
    if (weeklyHours === undefined) return unknownFor(['opening.weeklyHours'], { maxHours });
    return decided(weeklyHours <= maxHours, { hours: weeklyHours, maxHours });
  },
});

function endsLast(employments: readonly Employment[]): Employment[] {
  const end = ({ until }: Employment) => until ?? '9999-12-31';
  const last = employments.map(end).sort().at(-1);
  return employments.filter((employment) => end(employment) === last);
}

/** Not at the firm where the person was in ordinary employment last. */
const notLatestEmployer = defineRule({
  code: 'virksomhedspraktik.not_latest_employer',
  kind: 'condition',
  pair: true,
  params: z.strictObject({}),
  check({ person, workplace, start }) {
    if (person.employments === undefined) return unknownFor(['person.employments']);
    const ordinary = person.employments.filter((employment) => employment.ordinary);
    // with an open start, an employment that is still to come may be the latest one by then
    const days = daysToCheck(
      start,
      ordinary.map(({ from }) => from),
    );
    const outcome = agreeOutcomes(
      days.map((day) => {
        const latest = endsLast(ordinary.filter(({ from }) => from <= day));
        return combineOutcomes(latest.map((employment) => unlessAtFirm(employment, workplace)));
      }),
    );
    if (outcome !== 'unknown') return { outcome, facts: { employments: ordinary.length } };
    const missing = workplace.cvr === undefined ? 'workplace.cvr' : 'person.employments';
    return unknownFor([days.length > 1 ? 'opening.startsOn' : missing]);
  },
});

/** Only where an ordinary job or løntilskud is hard to get. A caseworker's note decides; no note = no objection. */
const lastResort = defineRule({
  code: 'virksomhedspraktik.last_resort',
  kind: 'condition',
  params: z.strictObject({}),
  check: ({ person }) =>
    person.ordinaryJobWithinReach === undefined ? notApplicable() : decided(!person.ordinaryJobWithinReach, {}),
});

/** Not for a short seasonal peak and not instead of ordinary staff. Nothing reported = no objection. */
const noDisplacement = defineRule({
  code: 'virksomhedspraktik.no_displacement',
  kind: 'condition',
  params: z.strictObject({}),
  check: ({ opening: { seasonalPeak, displacesOrdinaryWork } }) =>
    decided(!seasonalPeak && !displacesOrdinaryWork, {
      seasonalPeak: seasonalPeak ?? false,
      displacesOrdinaryWork: displacesOrdinaryWork ?? false,
    }),
});

/** All rules of virksomhedspraktik in the order they are shown. */
export const virksomhedspraktikRules: readonly RuleDefinition[] = [
  inForceRule('virksomhedspraktik'),
  minimumAgeRule,
  permitRule,
  purpose,
  praktikDurationRule,
  hours,
  notLatestEmployer,
  lastResort,
  noDisplacement,
  legalCapRule,
  ownCapRule,
];
