/** Gates as answers for the classes of a facet: what all kinds of them have in common. The kinds stand in `gate-kinds.ts`. */
import type { OpeningPlan } from '../../opening-plan';
import type { GateCode, Outcome } from '../../result';
import type { FacetName } from '../people/facets';
import type { PeopleColumns } from '../people/people-columns';
import type { TupleDictionary } from '../collections/tuple-dictionary';
import type { Vocabulary } from '../people/vocabulary';

/** Answers as numbers. */
export const MET = 0;
export const CLOSED = 1;
export const OPEN = 2;

/** The answer as a number. */
export function answerOf(outcome: Outcome): number {
  return outcome === 'met' ? MET : outcome === 'not_met' ? CLOSED : OPEN;
}

/** What a gate asks of an opening, told so that equal questions are found again. */
export type GateKey = string | number;

/** How the rows of a facet are answered. */
export interface ClassRule {
  /** the answer for the people whose row stands from `from` up to `to` */
  answer(row: Int32Array, from: number, to: number): number;
  /** writes the answers of all rows; for facets with nearly as many rows as there are people */
  answerAll?(rows: TupleDictionary, answers: Uint8Array): void;
}

/** A gate of an opening that looks at one facet. */
export interface ClassGate extends ClassRule {
  gate: GateCode;
  facet: FacetName;
  /** the same for every opening with the same answers, as long as the columns live */
  key: GateKey;
}

/** A kind of gate that looks at one facet. */
export interface GateKind {
  gate: GateCode;
  facet: FacetName;
  /**
   * The key of an opening's gate; null = it has nothing to ask. Asked for with every question, so it costs little and
   * keeps nothing.
   */
  key(plan: OpeningPlan, words: Vocabulary): GateKey | null;
  /** How the gate answers, worked out with the functions the reference asks; made when nobody has asked with that key. */
  rule(plan: OpeningPlan, columns: PeopleColumns): ClassRule;
}

/** The gate of an opening with that key. */
export function gateOf(kind: GateKind, key: GateKey, plan: OpeningPlan, columns: PeopleColumns): ClassGate {
  return { gate: kind.gate, facet: kind.facet, key, ...kind.rule(plan, columns) };
}

/** Whether the row holds a credential on a day (as a number). */
export function credentialAnswer(row: Int32Array, from: number, to: number, code: number, day: number): number {
  for (let at = from; at < to; at += 2) {
    if (row[at] !== code) continue;
    const word = row[at + 1]!;
    return word >> 1 >= day ? MET : (word & 1) === 1 ? OPEN : CLOSED;
  }
  return OPEN;
}

/** The word of a language in a row; 0 when it is not recorded. */
export function languageOf(row: Int32Array, from: number, to: number, language: number): number {
  for (let at = from; at < to; at += 2) if (row[at] === language) return row[at + 1]!;
  return 0;
}
