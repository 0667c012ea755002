/** Before any time counts: all exact systems give the same people in the same order with the same points. */
import { type GateCode, GATES } from '../src/matching/core/result';
import type { MarketOpening } from './market';
import type { AnswerLine, Peer } from './peers/peer';
import type { ReferenceThreads } from './reference-threads';

/** What was compared. */
export interface Exactness {
  openings: number;
  /** lists compared, one for each system beside the reference, opening and form of it */
  lists: number;
  lines: number;
  /** openings whose list is cut between two people of the same total: there the tie-break decides */
  tiesAtTheCut: number;
  /** eligible people over the openings: least, median, most */
  eligible: [number, number, number];
  /** for each gate the openings on which it excluded somebody: a gate without any was not really compared */
  gatesClosed: Record<GateCode, number>;
  differences: string[];
}

/** Longer than any list: everybody eligible. */
const EVERYBODY = 10_000_000;
/** Every this many openings the whole list is compared, not just the first fifty. */
const WHOLE_EVERY = 10;
const LIMIT = 50;
/** The description of further differences says nothing new. */
const MOST_DIFFERENCES = 10;

/** Compares every system with the reference over all openings, as stored and as described. */
export async function compare(
  reference: ReferenceThreads,
  others: readonly Peer[],
  openings: readonly MarketOpening[],
): Promise<Exactness> {
  const found: Exactness = {
    openings: openings.length,
    lists: 0,
    lines: 0,
    tiesAtTheCut: 0,
    eligible: [0, 0, 0],
    gatesClosed: Object.fromEntries(GATES.map((gate) => [gate, 0])) as Record<GateCode, number>,
    differences: [],
  };
  const eligible: number[] = [];
  const questions = openings.flatMap((market, index) =>
    (['stored', 'described'] as const).map((form) => ({ market, index, form })),
  );
  const answers = reference.inOrder(questions, ({ market, form }) => reference.lines(market[form], EVERYBODY));
  for await (const [{ market, index, form }, { lines: right, excluded }] of answers) {
    if (form === 'stored') {
      for (const gate of GATES) if ((excluded[gate] ?? 0) > 0) found.gatesClosed[gate]++;
    } else {
      eligible.push(right.length);
      if (right.length > LIMIT && right[LIMIT - 1]!.total === right[LIMIT]!.total) found.tiesAtTheCut++;
    }
    for (const peer of others) {
      if (peer.describedOnly && form === 'stored') continue;
      const limit = !peer.describedOnly && index % WHOLE_EVERY === 0 ? EVERYBODY : LIMIT;
      const answer = peer.lines(await peer.ask({ market, opening: market[form], limit }));
      found.lists++;
      found.lines += answer.length;
      const difference = firstDifference(right.slice(0, limit), answer);
      if (difference && found.differences.length < MOST_DIFFERENCES) {
        found.differences.push(`${peer.name}, opening ${index} as ${form}: ${difference}`);
      }
    }
  }
  eligible.sort((a, b) => a - b);
  found.eligible = [eligible[0] ?? 0, eligible[eligible.length >> 1] ?? 0, eligible.at(-1) ?? 0];
  return found;
}

/** The first place at which two lists differ, in words; null when they are the same. */
export function firstDifference(right: readonly AnswerLine[], answer: readonly AnswerLine[]): string | null {
  if (right.length !== answer.length) return `${answer.length} lines in place of ${right.length}`;
  for (const [index, line] of right.entries()) {
    const wanted = text(line);
    const given = text(answer[index]!);
    if (wanted !== given) return `line ${index + 1} is ${given} in place of ${wanted}`;
  }
  return null;
}

function text({ id, total, points }: AnswerLine): string {
  const factors = Object.entries(points)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([factor, value]) => `${factor} ${value}`);
  return `${id} ${total} (${factors.join(', ')})`;
}
