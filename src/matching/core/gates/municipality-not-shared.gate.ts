import type { CandidateFacts, OpeningFacts } from '../facts';
import { gateResult, type GateRule } from './gate-rule';

/** True when the case may be shown to the opening's municipality. */
export function isShared(opening: Pick<OpeningFacts, 'municipality'>, candidate: CandidateFacts): boolean {
  const { municipality, sharedWith } = candidate;
  return municipality === opening.municipality || sharedWith === 'all' || sharedWith.includes(opening.municipality);
}

/** May this municipality see the person? A case stays at home unless it is shared (domain.md §9.2). */
export const municipalityNotShared: GateRule = ({ opening }, candidate) =>
  gateResult('municipality_not_shared', isShared(opening, candidate) ? 'met' : 'not_met', {
    candidateMunicipality: candidate.municipality,
    openingMunicipality: opening.municipality,
  });
