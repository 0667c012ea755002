import type { IsoDate } from '../../matching/core/facts';
import type { DeadlineAnswer, DeadlineFacts, DeadlineVerdict } from './deadline-facts';
import { deadlineDefinitions } from './deadline-rules';
import type { RuleBook } from '../rule-book';
import { lastWorkingDay } from '../working-days';

function suspended(
  { status, statusUntil }: DeadlineFacts,
  asOf: IsoDate,
  params: unknown,
): DeadlineVerdict | undefined {
  const { suspendedBy } = params as { suspendedBy?: readonly string[] };
  if (status === undefined || !suspendedBy?.includes(status)) return undefined;
  const over = statusUntil !== undefined && statusUntil !== null && statusUntil < asOf;
  return over ? undefined : { status: 'ok', facts: { applies: false, reason: 'suspended', suspendedBy: status } };
}

/**
 * All deadlines in force on `asOf` for one person, in a fixed order. A deadline whose rule has no period on that day is
 * left out. A paused status suspends the deadlines that the data says so about, until its own end has passed.
 */
export function deadlines(facts: DeadlineFacts, asOf: IsoDate, rules: RuleBook): DeadlineAnswer[] {
  return deadlineDefinitions.flatMap((definition) => {
    const period = rules.inForce(definition.code, asOf);
    if (period === undefined) return [];
    const verdict = suspended(facts, asOf, period.params) ?? definition.check(facts, asOf, period.params, rules);
    return {
      kind: definition.code.slice('deadline.'.length),
      code: definition.code,
      status: verdict.status,
      dueOn: verdict.dueOn ?? null,
      actBy: verdict.dueOn === undefined ? null : lastWorkingDay(verdict.dueOn),
      clause: period.clause,
      source: period.source,
      uncertain: period.uncertain,
      assumption: period.assumption,
      validFrom: period.validFrom,
      validTo: period.validTo,
      facts: verdict.facts,
      missing: verdict.missing ?? [],
    };
  });
}
