import type { CandidateFacts } from '../facts';
import type { OpeningCase } from '../opening-case';
import type { GateCode, GateResult, Outcome, ReasonFacts } from '../result';

/** One gate: a question about one person and one opening. Only `not_met` excludes. */
export type GateRule = (situation: OpeningCase, candidate: CandidateFacts) => GateResult;

/** Puts a gate's answer together. */
export function gateResult(gate: GateCode, outcome: Outcome, facts: ReasonFacts): GateResult {
  return { gate, outcome, facts };
}

/** `not_met` when something is known to be wrong, else `unknown` when something is not known, else `met`. */
export function worst(wrong: boolean, unknown: boolean): Outcome {
  return wrong ? 'not_met' : unknown ? 'unknown' : 'met';
}
