import { z } from 'zod';
import { inForceRule } from './in-force.rule';
import { minimumAgeRule } from './minimum-age.rule';
import { permitRule } from './permit.rule';
import { decided, defineRule, type RuleDefinition, unknownFor } from '../rule-definition';

/** A småjob has few ordinary hours: any number, no minimum, but less than full time (domain.md §2.7, §4). */
const hours = defineRule({
  code: 'smaajob.hours',
  kind: 'condition',
  params: z.strictObject({ underHours: z.number().int().positive() }),
  check({ opening: { weeklyHours } }, { underHours }) {
    if (weeklyHours === undefined) return unknownFor(['opening.weeklyHours'], { underHours });
    return decided(weeklyHours < underHours, { hours: weeklyHours, underHours });
  },
});

/** Småjob: a few ordinary hours beside the benefit. */
export const smaajobRules: readonly RuleDefinition[] = [inForceRule('smaajob'), minimumAgeRule, permitRule, hours];
