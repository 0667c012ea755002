/** Nyttejob, nytteindsats: work for the benefit at a public workplace (domain.md §4). */
import { z } from 'zod';
import { inForceRule } from './in-force.rule';
import { sectorRule } from './loentilskud.rules';
import { minimumAgeRule } from './minimum-age.rule';
import { permitRule } from './permit.rule';
import { ownCapRule, ratioRule } from './ratio.rule';
import { decided, defineRule, notApplicable, type RuleDefinition, unknownFor } from '../rule-definition';

/** It is work for a benefit, so there has to be one. */
const benefit = defineRule({
  code: 'nyttejob.benefit',
  kind: 'condition',
  params: z.strictObject({}),
  check: ({ person: { benefitSince } }) =>
    benefitSince === undefined ? unknownFor(['person.benefitSince']) : decided(benefitSince !== null, {}),
  window({ benefitSince }) {
    if (benefitSince === undefined) return { kind: 'unknown', missing: ['person.benefitSince'] };
    return benefitSince === null ? { kind: 'never' } : { kind: 'dates' };
  },
});

/** At most so many weeks; `maxWeeks: null` = no limit. */
const duration = defineRule({
  code: 'nyttejob.duration',
  kind: 'condition',
  params: z.strictObject({ maxWeeks: z.number().int().positive().nullable() }),
  check({ opening: { durationWeeks, weeksBefore } }, { maxWeeks }) {
    if (maxWeeks === null) return notApplicable({ maxWeeks: null });
    if (durationWeeks === undefined) return unknownFor(['opening.durationWeeks'], { maxWeeks });
    const weeks = durationWeeks + (weeksBefore ?? 0);
    return decided(weeks <= maxWeeks, { weeks, maxWeeks });
  },
});

/** The work may not distort competition. Nothing reported = no objection. */
const noDistortion = defineRule({
  code: 'nyttejob.no_distortion',
  kind: 'condition',
  params: z.strictObject({}),
  check: ({ opening: { displacesOrdinaryWork } }) => decided(!displacesOrdinaryWork, {}),
});

/** All rules of nyttejob in the order they are shown. */
export const nyttejobRules: readonly RuleDefinition[] = [
  inForceRule('nyttejob'),
  minimumAgeRule,
  permitRule,
  sectorRule('nyttejob.sector', 'public'),
  benefit,
  duration,
  noDistortion,
  ratioRule('nyttejob.ratio'),
  ownCapRule,
];
