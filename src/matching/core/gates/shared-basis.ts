/**
 * What of a person a gate's answer rests on, where that is cheap to say. People with the same basis share one answer for
 * an opening; most people have nothing placed, declined or rejected.
 */
import type { CandidateFacts } from '../facts';
import type { OpeningCase } from '../opening-case';
import type { GateCode } from '../result';
import { modeMask } from '../trip';

/** `undefined` = too much to say: the gate answers anew. */
export type Basis = (situation: OpeningCase, candidate: CandidateFacts) => string | undefined;

/** By gate. What a basis leaves out must not change the answer: a property test holds the two together. */
export const SHARED_BASIS: Readonly<Record<GateCode, Basis>> = {
  municipality_not_shared: (_, { municipality, sharedWith }) => (sharedWith === 'all' ? municipality : undefined),
  status: (_, { status, statusUntil }) => (statusUntil === undefined ? status : `${status} ${statusUntil}`),
  availability_date: (_, { availableFrom }) => availableFrom ?? '',
  already_placed: (_, { placements }) => ifNone(placements),
  legal_age: (_, { youth }) => (youth ? undefined : youth === null ? 'adult' : ''),
  scheme: ({ opening, asked }, { id, schemeWindows }) => {
    if (opening.closedFor?.[id]) return undefined;
    let basis = '';
    for (const { scheme } of asked.schemes) {
      const window = schemeWindows?.[scheme];
      basis += window ? `${window.possible} ${window.from} ${window.until} ${window.sureUntil}|` : '|';
    }
    return basis;
  },
  mandatory_credential: ({ opening }) => ifNone(opening.credentials),
  declined_task: (_, { declinedTasks }) => ifNone(declinedTasks),
  skaanehensyn: (_, { skaanehensyn }) => (skaanehensyn ? ifNone(skaanehensyn) : 'never asked'),
  safety_language: ({ asked }) => ifNone(asked.safety),
  travel_limit: (_, { postalCode, travelModes }) => `${postalCode} ${modeMask(travelModes)}`,
  earlier_rejection: (_, { rejections }) => ifNone(rejections),
};

function ifNone(list: readonly unknown[]): '' | undefined {
  return list.length === 0 ? '' : undefined;
}
