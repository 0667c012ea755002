/** Holds the index of openings against the reference ranking while openings come, change and go. */
import fc from 'fast-check';
import type { CandidateFacts, IsoDate, OpeningFacts } from '../facts';
import type { MatchContext } from '../opening-case';
import { OpeningIndex } from '../opening-index';
import type { Policy } from '../policy';
import { rankOpenings } from '../reference-ranking';
import { openings } from './arbitraries';

/** One change of the openings. */
export type OpeningChange = { put: OpeningFacts } | { take: string };

/** Openings of so many different ids; `o0` and `o1` are those that people may have been turned down for. */
const named = (ids: number): fc.Arbitrary<OpeningFacts> =>
  fc.tuple(openings, fc.nat(ids - 1)).map(([opening, number]) => ({ ...opening, id: `o${number}` }));

/** Streams in which the same openings come, change and go. */
export const openingChanges = (ids: number, maxLength: number): fc.Arbitrary<OpeningChange[]> =>
  fc.array(
    fc.oneof(
      { weight: 6, arbitrary: named(ids).map((put): OpeningChange => ({ put })) },
      { weight: 2, arbitrary: fc.nat(ids - 1).map((number): OpeningChange => ({ take: `o${number}` })) },
    ),
    { maxLength, size: 'max' },
  );

/** The index and every opening in it. */
export class OpeningOracle {
  readonly index: OpeningIndex;
  private readonly present = new Map<string, OpeningFacts>();

  constructor(private readonly context: Omit<MatchContext, 'policy' | 'asOf'>) {
    this.index = new OpeningIndex(context.graph, context.travel);
  }

  /** Changes both. */
  apply(change: OpeningChange): void {
    if ('put' in change) {
      this.present.set(change.put.id, change.put);
      this.index.upsert(change.put);
    } else expect(this.index.remove(change.take)).toBe(this.present.delete(change.take));
  }

  /** Compares list, counts, totals and the openings reached, on both sides of what is asked for. */
  compare(person: CandidateFacts, policy: Policy, asOf: IsoDate, limit: number | undefined): void {
    const { index, present, context } = this;
    const query = { policy, asOf };
    const all = rankOpenings(person, [...present.values()], { ...context, ...query });
    const cut = { ...all, openings: all.openings.slice(0, limit) };
    expect(index.size).toBe(present.size);
    expect(index.rank(person, { ...query, limit })).toEqual(cut);
    const totals = cut.openings.map(({ openingId, total }) => ({ openingId, total }));
    expect(index.shortlist(person, { ...query, limit })).toEqual(totals);
    // every third on its total, every third one point above it
    const least = new Map(all.openings.map(({ openingId, total }, place) => [openingId, total + (place % 3) - 1]));
    const reached = all.openings.filter((one) => one.total >= least.get(one.openingId)!);
    expect(index.reachedBy(person, query, (id) => least.get(id) ?? 0).sort()).toEqual(
      reached.map(({ openingId }) => openingId).sort(),
    );
  }
}
