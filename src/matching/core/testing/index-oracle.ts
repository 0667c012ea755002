/** Holds the index against the reference ranking while people come, change and go. */
import fc from 'fast-check';
import type { CandidateFacts, IsoDate, OpeningFacts } from '../facts';
import { MatchIndex } from '../match-index';
import type { MatchContext } from '../opening-case';
import type { Policy } from '../policy';
import { rankCandidates } from '../reference-ranking';
import { candidateIds, candidates } from './arbitraries';

/** One change of the people. */
export type Change = { put: CandidateFacts } | { take: string } | { settle: true };

/** Streams in which the same people come, change and go, and the index sorts itself anew now and then. */
export const changes = (maxLength: number): fc.Arbitrary<Change[]> =>
  fc.array(
    fc.oneof(
      { weight: 6, arbitrary: candidates.map((person): Change => ({ put: person })) },
      { weight: 2, arbitrary: candidateIds.map((id): Change => ({ take: id })) },
      { weight: 1, arbitrary: fc.constant<Change>({ settle: true }) },
    ),
    { maxLength },
  );

/** The index and everybody in it. */
export class IndexOracle {
  readonly index: MatchIndex;
  private readonly present = new Map<string, CandidateFacts>();

  constructor(
    people: readonly CandidateFacts[],
    private readonly context: Omit<MatchContext, 'policy' | 'asOf'>,
  ) {
    this.index = new MatchIndex(context.graph, context.travel);
    for (const person of people) this.apply({ put: person });
  }

  /** Changes both. */
  apply(change: Change): void {
    if ('put' in change) {
      this.present.set(change.put.id, change.put);
      this.index.upsert(change.put);
    } else if ('take' in change) {
      expect(this.index.remove(change.take)).toBe(this.present.delete(change.take));
    } else this.index.settle(true);
  }

  /** The whole answer is the same, and the list without reasons says the same. */
  compare(opening: OpeningFacts, policy: Policy, asOf: IsoDate, limit?: number): void {
    const people = [...this.present.values()];
    const expected = rankCandidates(opening, people, { ...this.context, policy, asOf }, limit);
    const query = { policy, asOf, limit };
    expect(this.index.rank(opening, query)).toEqual(expected);
    const { considered, eligible, excludedBy, unknownBy } = expected;
    expect(this.index.shortlist(opening, query)).toEqual({
      considered,
      eligible,
      excludedBy,
      unknownBy,
      maxPoints: expected.candidates[0]
        ? Object.fromEntries(expected.candidates[0].parts.map(({ factor, maxPoints }) => [factor, maxPoints]))
        : (expect.any(Object) as object),
      lines: expected.candidates.map(({ candidateId, total, parts }) => ({
        candidateId,
        total,
        points: Object.fromEntries(parts.map(({ factor, points }) => [factor, points])),
      })),
    });
  }
}
