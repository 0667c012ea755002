import { z } from 'zod';
import { agreeOutcomes } from '../answers';
import { TARGET_GROUPS, type SchemePerson, type TargetGroup } from '../facts';
import type { Verdict } from '../rule-definition';

/** A whole number for every target group, as rule data gives limits of duration. */
export const perTargetGroup = z.record(z.enum(TARGET_GROUPS), z.number().int().positive());

/**
 * Asks a question for the person's target group, or for every group while it is not known; then it is only decided
 * when all groups agree.
 */
export function forTargetGroup(person: SchemePerson, ask: (group: TargetGroup) => Verdict): Verdict {
  if (person.targetGroup !== undefined) return ask(person.targetGroup);
  const verdicts = TARGET_GROUPS.map(ask);
  const outcome = agreeOutcomes(verdicts.map((verdict) => verdict.outcome));
  const facts = { ...verdicts[0]?.facts, group: null };
  if (outcome !== 'unknown') return { outcome, facts };
  const missing = new Set(['person.targetGroup', ...verdicts.flatMap((verdict) => verdict.missing ?? [])]);
  return { outcome, facts, missing: [...missing] };
}
