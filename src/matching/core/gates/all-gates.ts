import type { CandidateFacts } from '../facts';
import type { OpeningCase } from '../opening-case';
import type { GateCode, GateResult } from '../result';
import { alreadyPlaced } from './already-placed.gate';
import { availabilityDate } from './availability-date.gate';
import { declinedTask } from './declined-task.gate';
import { earlierRejection } from './earlier-rejection.gate';
import type { GateRule } from './gate-rule';
import { legalAge } from './legal-age.gate';
import { mandatoryCredential } from './mandatory-credential.gate';
import { municipalityNotShared } from './municipality-not-shared.gate';
import { safetyLanguage } from './safety-language.gate';
import { scheme } from './scheme.gate';
import { skaanehensyn } from './skaanehensyn.gate';
import { status } from './status.gate';
import { travelLimit } from './travel-limit.gate';

/** Every gate's rule; a gate without a rule does not compile. */
export const GATE_RULES: Readonly<Record<GateCode, GateRule>> = {
  municipality_not_shared: municipalityNotShared,
  status,
  availability_date: availabilityDate,
  already_placed: alreadyPlaced,
  legal_age: legalAge,
  scheme,
  mandatory_credential: mandatoryCredential,
  declined_task: declinedTask,
  skaanehensyn,
  safety_language: safetyLanguage,
  travel_limit: travelLimit,
  earlier_rejection: earlierRejection,
};

/** All gates' answers in the order of `GATES`; a closed gate does not hide the ones after it. */
export function evaluateGates(situation: OpeningCase, candidate: CandidateFacts): GateResult[] {
  // written out: a call whose rule is known is several times as fast, and every line of every list needs them all
  return [
    municipalityNotShared(situation, candidate),
    status(situation, candidate),
    availabilityDate(situation, candidate),
    alreadyPlaced(situation, candidate),
    legalAge(situation, candidate),
    scheme(situation, candidate),
    mandatoryCredential(situation, candidate),
    declinedTask(situation, candidate),
    skaanehensyn(situation, candidate),
    safetyLanguage(situation, candidate),
    travelLimit(situation, candidate),
    earlierRejection(situation, candidate),
  ];
}
