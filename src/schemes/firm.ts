import type { RuleOutcome } from './answers';
import type { Employment, SchemeWorkplace } from './facts';

/**
 * Was the employment at the firm of this workplace? Told by CVR, or by P-nummer where a CVR is missing: the same
 * P-nummer is the same firm, another P-nummer may still be the same firm.
 */
export function sameFirm(employment: Employment, workplace: SchemeWorkplace): 'yes' | 'no' | 'unknown' {
  if (employment.cvr !== undefined && workplace.cvr !== undefined) {
    return employment.cvr === workplace.cvr ? 'yes' : 'no';
  }
  return employment.pNumber !== undefined && employment.pNumber === workplace.pNumber ? 'yes' : 'unknown';
}

/** What an employment at the firm does to a rule that forbids it. */
export function unlessAtFirm(employment: Employment, workplace: SchemeWorkplace): RuleOutcome {
  const same = sameFirm(employment, workplace);
  if (same === 'unknown') return 'unknown';
  return same === 'yes' ? 'not_eligible' : 'eligible';
}
