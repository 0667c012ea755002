import { z } from 'zod';
import { isIsoDate } from '../dates';
import type { SchemeCode } from '../facts';
import { defineRule, type RuleDefinition } from '../rule-definition';
import { holdsUntil } from '../start-range';

/** Parameters of every `<scheme>.in_force` rule: the last day a course may start, where the law sets one. */
export const inForceParams = z.strictObject({
  lastStart: z.string().refine(isIsoDate, 'must be an existing date').optional(),
});

/** Is the scheme in force on the day of the decision, and does the course start while it takes people in? */
export function inForceRule(scheme: SchemeCode): RuleDefinition {
  return defineRule({
    code: `${scheme}.in_force`,
    kind: 'condition',
    params: inForceParams,
    check({ start }, { lastStart }) {
      if (lastStart === undefined) return { outcome: 'eligible', facts: {} };
      const facts = { lastStart, startsOn: start.known ? start.earliest : null };
      const outcome = holdsUntil(start, lastStart);
      return { outcome, facts, missing: outcome === 'unknown' ? ['opening.startsOn'] : [] };
    },
    window(_person, { lastStart }) {
      return { kind: 'dates', until: lastStart };
    },
  });
}
