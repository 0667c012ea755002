import { credentialState } from '../credential-state';
import { gateResult, worst, type GateRule } from './gate-rule';

/** Does the person hold every mandatory licence and certificate on the first day? Not asked is a question. */
export const mandatoryCredential: GateRule = ({ opening, start }, candidate) => {
  const by: Record<'held' | 'expired' | 'not_held' | 'unknown', string[]> = {
    held: [],
    expired: [],
    not_held: [],
    unknown: [],
  };
  for (const code of opening.credentials) by[credentialState(candidate.credentials, code, start).status].push(code);
  return gateResult('mandatory_credential', worst(by.expired.length + by.not_held.length > 0, by.unknown.length > 0), {
    missing: by.not_held,
    expired: by.expired,
    unknown: by.unknown,
    start,
  });
};
