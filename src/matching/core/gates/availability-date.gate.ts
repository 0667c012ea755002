import type { IsoDate } from '../facts';
import type { Outcome } from '../outcome';
import { gateResult, type GateRule } from './gate-rule';

/** The answer for the last day on which the person may become available. */
export function availabilityOutcome(availableFrom: IsoDate | undefined, latestStart: IsoDate): Outcome {
  if (availableFrom === undefined) return 'unknown';
  return availableFrom <= latestStart ? 'met' : 'not_met';
}

/** Can the person begin in time? The workplace is assumed to wait some days (policy `availabilityToleranceDays`). */
export const availabilityDate: GateRule = ({ start, latestStart }, { availableFrom }) =>
  gateResult('availability_date', availabilityOutcome(availableFrom, latestStart), {
    availableFrom: availableFrom ?? null,
    start,
    latestStart,
  });
