import { gateResult, type GateRule } from './gate-rule';

/** Can the person begin in time? The workplace is assumed to wait some days (policy `availabilityToleranceDays`). */
export const availabilityDate: GateRule = ({ start, latestStart }, { availableFrom }) =>
  gateResult(
    'availability_date',
    availableFrom === undefined ? 'unknown' : availableFrom <= latestStart ? 'met' : 'not_met',
    { availableFrom: availableFrom ?? null, start, latestStart },
  );
