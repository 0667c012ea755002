import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { OpeningIndex } from './opening-index';
import { DEFAULT_POLICY } from './policy';
import { rankOpenings } from './reference-ranking';
import { candidates, dates, openings, policies } from './testing/arbitraries';
import { anOpening, somebody } from './testing/builders';
import { openingChanges, OpeningOracle } from './testing/opening-oracle';
import { AS_OF, GRAPH, smallContext, TRAVEL } from './testing/small-world';
import type { OpeningFacts } from './facts';

const markets = (maxLength: number): fc.Arbitrary<OpeningFacts[]> =>
  fc
    .array(openings, { maxLength })
    .map((list) =>
      list.map((opening, number) => (number < 3 ? { ...opening, id: `o${number}` } : { ...opening, id: `m${number}` })),
    );

function indexOf(list: readonly OpeningFacts[]): OpeningIndex {
  const index = new OpeningIndex(GRAPH, TRAVEL);
  for (const opening of list) index.upsert(opening);
  return index;
}

describe('the index of openings', () => {
  it('gives exactly the reference list for any person, openings, policy, day and limit', () => {
    fc.assert(
      fc.property(
        markets(40),
        fc.array(candidates, { minLength: 3, maxLength: 3 }),
        policies,
        dates,
        fc.constantFrom(undefined, 0, 1, 5),
        (market, people, policy, asOf, limit) => {
          const index = indexOf(market);
          for (const person of people) {
            const expected = rankOpenings(person, market, smallContext({ policy, asOf }), limit);
            expect(index.rank(person, { policy, asOf, limit })).toEqual(expected);
            expect(index.shortlist(person, { policy, asOf, limit })).toEqual(
              expected.openings.map(({ openingId, total }) => ({ openingId, total })),
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('follows openings that come, change and go, and another policy or day', () => {
    fc.assert(
      fc.property(markets(20), markets(12), candidates, policies, dates, (before, after, person, policy, asOf) => {
        const index = indexOf(before);
        const present = new Map(before.map((opening) => [opening.id, opening]));
        const compare = (): void => {
          const context = smallContext({ policy, asOf });
          const expected = rankOpenings(person, [...present.values()], context, 5);
          expect(index.rank(person, { policy, asOf, limit: 5 })).toEqual(expected);
        };
        index.rank(person, { policy: DEFAULT_POLICY, asOf: AS_OF });
        compare();
        for (const [number, opening] of after.entries()) {
          present.set(opening.id, opening);
          index.upsert(opening);
          if (number % 4 === 1) expect(index.remove(opening.id)).toBe(present.delete(opening.id));
        }
        compare();
        expect(index.size).toBe(present.size);
      }),
      { numRuns: 100 },
    );
  });

  it('finds the openings where a person reaches a total, as the reference does', () => {
    fc.assert(
      fc.property(markets(40), candidates, policies, dates, fc.nat(10_000), (market, person, policy, asOf, total) => {
        // on both sides of the limit, and on it
        const all = rankOpenings(person, market, smallContext({ policy, asOf })).openings;
        const least = new Map(all.map((one, place) => [one.openingId, place % 3 === 0 ? one.total : total]));
        const expected = all.filter((one) => one.total >= least.get(one.openingId)!).map(({ openingId }) => openingId);
        const reached = indexOf(market).reachedBy(person, { policy, asOf }, (id) => least.get(id) ?? 0);
        expect(reached.sort()).toEqual(expected.sort());
      }),
      { numRuns: 100 },
    );
  });

  it('can be prepared piece by piece while openings come, change and go', () => {
    fc.assert(
      fc.property(markets(20), markets(12), candidates, (before, after, person) => {
        const query = { policy: DEFAULT_POLICY, asOf: AS_OF };
        const index = indexOf(before);
        const present = new Map(before.map((opening) => [opening.id, opening]));
        expect(index.prepare(query, 2)).toBe(before.length < 2);
        for (const [number, opening] of after.entries()) {
          present.set(opening.id, opening);
          index.upsert(opening);
          if (number % 4 === 1) expect(index.remove(opening.id)).toBe(present.delete(opening.id));
          index.prepare(query, 1);
        }
        while (!index.prepare(query, 3)) continue;
        expect(index.rank(person, query)).toEqual(rankOpenings(person, [...present.values()], smallContext()));
      }),
      { numRuns: 100 },
    );
  });

  it('closes a scheme for the one person a rule about the pair names, and for nobody else', () => {
    const open = anOpening({ id: 'open', schemes: ['ordinaert'] });
    const closed = { ...open, id: 'closed', closedFor: { somebody: ['ordinaert' as const] } };
    for (const market of [
      [open, closed],
      [closed, open],
    ]) {
      const index = indexOf(market);
      const listed = (id: string) =>
        index
          .rank(somebody({ id }), { policy: DEFAULT_POLICY, asOf: AS_OF })
          .openings.map(({ openingId }) => openingId);
      expect(listed('somebody')).toEqual(['open']);
      expect(listed('other').sort()).toEqual(['closed', 'open']);
    }
  });

  it('stays exact through a stream of openings that come, change and go, for several people, policies and days', () => {
    fc.assert(
      fc.property(
        openingChanges(120, 300),
        fc.array(fc.tuple(candidates, policies, dates), { minLength: 4, maxLength: 4 }),
        (stream, questions) => {
          const oracle = new OpeningOracle({ graph: GRAPH, travel: TRAVEL });
          const part = Math.ceil(stream.length / questions.length);
          questions.forEach(([person, policy, asOf], turn) => {
            oracle.compare(person, policy, asOf, 7);
            for (const change of stream.slice(turn * part, (turn + 1) * part)) oracle.apply(change);
            oracle.compare(person, policy, asOf, 7);
            oracle.compare(questions[0]![0], policy, asOf, undefined);
          });
        },
      ),
      { numRuns: 8 },
    );
  });

  it('orders openings that differ in nothing but the id by the id, whatever came, changed and went before', () => {
    const ids = Array.from({ length: 200 }, (_, number) => `same-${String(number).padStart(3, '0')}`);
    const index = indexOf(ids.map((_, number) => anOpening({ id: ids[(number * 77) % ids.length]! })));
    const listed = () =>
      index.shortlist(somebody(), { policy: DEFAULT_POLICY, asOf: AS_OF, limit: 30 }).map(({ openingId }) => openingId);
    expect(listed()).toEqual(ids.slice(0, 30));
    const gone = ids.filter((_, number) => number % 3 === 0);
    for (const id of gone) index.remove(id);
    expect(listed()).toEqual(ids.filter((id) => !gone.includes(id)).slice(0, 30));
    for (const id of gone.reverse()) index.upsert(anOpening({ id }));
    expect(listed()).toEqual(ids.slice(0, 30));
  });

  it('counts an opening that is closed for the pair and was turned down under both gates, as the reference does', () => {
    const market = [
      anOpening({ id: 'both', schemes: ['ordinaert'], closedFor: { somebody: ['ordinaert' as const] } }),
      anOpening({ id: 'plain', schemes: ['ordinaert'] }),
      anOpening({ id: 'passed', schemes: ['ordinaert'] }),
    ];
    const person = somebody({
      id: 'somebody',
      rejections: [
        { openingId: 'both', reason: 'C01' },
        { openingId: 'passed', reason: 'C01', until: AS_OF },
        { openingId: 'elsewhere', reason: 'C01' },
      ],
    });
    const answer = indexOf(market).rank(person, { policy: DEFAULT_POLICY, asOf: AS_OF });
    expect(answer).toEqual(rankOpenings(person, market, smallContext()));
    expect(answer.excludedBy).toMatchObject({ scheme: 1, earlier_rejection: 2 });
  });

  it('tells openings apart that differ in the first day alone, where points rest on projections', () => {
    const policy = { ...DEFAULT_POLICY, projection: { use: true, minDays: 1, maxDays: 400 } };
    const reached = (step: 'T0' | 'S', on: string) => ({ step, on });
    const person = somebody({
      branchepakker: { RENG: 'S' },
      languages: { da: { speaking: 'A1' } },
      progress: {
        branchepakker: { RENG: [reached('T0', '2026-05-01'), reached('S', '2026-08-01')] },
        languages: {
          da: [
            { levels: { speaking: 'pre-A1' }, on: '2026-05-01' },
            { levels: { speaking: 'A1' }, on: '2026-08-01' },
          ],
        },
      },
    });
    const market = ['2026-12-01', '2027-03-01', '2027-06-01', '2027-09-01'].map((startsOn) =>
      anOpening({
        id: startsOn,
        startsOn,
        branchepakke: 'RENG',
        languages: [{ language: 'da', minimums: { speaking: 'B1' }, reason: 'customers' }],
      }),
    );
    for (const list of [market, [...market].reverse()]) {
      const answer = indexOf(list).rank(person, { policy, asOf: AS_OF });
      expect(answer).toEqual(rankOpenings(person, list, smallContext({ policy })));
      expect(new Set(answer.openings.map(({ total }) => total)).size).toBeGreaterThan(1);
    }
  });

  it('holds the lower of two limits against the work when somebody states a condition twice', () => {
    const market = [anOpening({ demands: [{ condition: 'loeft_kg', amount: 10 }] })];
    for (const most of [
      [5, 20],
      [20, 5],
    ]) {
      const person = somebody({ skaanehensyn: most.map((max) => ({ condition: 'loeft_kg' as const, max })) });
      const answer = indexOf(market).rank(person, { policy: DEFAULT_POLICY, asOf: AS_OF });
      expect(answer).toEqual(rankOpenings(person, market, smallContext()));
      expect(answer.excludedBy).toEqual({ skaanehensyn: 1 });
    }
  });

  it('gives the same list again when more openings were listed than are kept planned', () => {
    const market = Array.from({ length: 4200 }, (_, number) => anOpening({ id: `o${number}`, draw: number }));
    const index = indexOf(market);
    const query = { policy: DEFAULT_POLICY, asOf: AS_OF };
    const first = index.rank(somebody(), query);
    expect(first.eligible).toBe(market.length);
    expect(isDeepStrictEqual(index.rank(somebody(), query), first)).toBe(true);
    expect(index.rank(somebody(), { ...query, limit: 3 })).toEqual(rankOpenings(somebody(), market, smallContext(), 3));
  });

  it('plans an opening anew that was changed where it stands and put in again', () => {
    const opening = { ...anOpening({ id: 'one', occupation: '9112' }) };
    const index = indexOf([opening]);
    const query = { policy: DEFAULT_POLICY, asOf: AS_OF };
    index.rank(somebody(), query);
    opening.hoursMin = 20;
    index.upsert(opening);
    expect(index.rank(somebody(), query)).toEqual(rankOpenings(somebody(), [opening], smallContext()));
  });

  it('refuses a limit that is not a whole number from 0', () => {
    const query = { policy: DEFAULT_POLICY, asOf: AS_OF, limit: 1.5 };
    expect(() => indexOf([]).rank(somebody(), query)).toThrow('RANKING.LIMIT');
  });

  it('says whether there was an opening to take out', () => {
    const index = indexOf([anOpening({ id: 'one' })]);
    expect(index.remove('one')).toBe(true);
    expect(index.remove('one')).toBe(false);
  });
});
