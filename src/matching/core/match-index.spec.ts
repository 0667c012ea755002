import fc from 'fast-check';
import { MatchIndex } from './match-index';
import { rankCandidates } from './reference-ranking';
import { candidates, crowd, dates, openings, policies, populations } from './testing/arbitraries';
import { anOpening, somebody } from './testing/builders';
import { changes, IndexOracle } from './testing/index-oracle';
import { AS_OF, GRAPH, PLACES, smallContext, TRAVEL } from './testing/small-world';
import { BRANCHEPAKKE_STEPS, type CandidateFacts } from './facts';
import { DEFAULT_POLICY } from './policy';
import { matchPair } from './pair-match';
import { GATES } from './result';

function indexOf(people: readonly CandidateFacts[]): MatchIndex {
  const index = new MatchIndex(GRAPH, TRAVEL);
  for (const person of people) index.upsert(person);
  return index;
}

const limits = fc.constantFrom(undefined, 0, 1, 3, 10);
describe('the fast index', () => {
  it('gives exactly the reference list for any people, openings, weights, limits and days', () => {
    fc.assert(
      fc.property(
        populations(60),
        fc.array(openings, { minLength: 4, maxLength: 4 }),
        policies,
        limits,
        dates,
        (people, asked, policy, limit, asOf) => {
          const index = indexOf(people);
          for (const opening of asked) {
            const expected = rankCandidates(opening, people, smallContext({ policy, asOf }), limit);
            expect(index.rank(opening, { policy, asOf, limit })).toEqual(expected);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('follows a stream of new, changed and removed people', () => {
    fc.assert(
      fc.property(
        populations(30),
        changes(40),
        openings,
        openings,
        policies,
        (people, stream, between, after, policy) => {
          const oracle = new IndexOracle(people, { graph: GRAPH, travel: TRAVEL });
          stream.forEach((change, step) => {
            oracle.apply(change);
            if (step % 10 === 0) oracle.compare(between, policy, AS_OF, 5);
          });
          oracle.compare(after, policy, AS_OF);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('answers alike before, while and after its columns are made anew', () => {
    const crowd = Array.from({ length: 1200 }, (_, number) =>
      somebody({
        id: `p${number}`,
        draw: number,
        postalCode: Object.keys(PLACES)[number % 3],
        travelModes: number % 7 === 0 ? undefined : ['transit'],
        branchepakker: { RENG: BRANCHEPAKKE_STEPS[number % 5]! },
      }),
    );
    const oracle = new IndexOracle(crowd, { graph: GRAPH, travel: TRAVEL });
    const opening = anOpening({ branchepakke: 'RENG', workplacePostalCode: Object.keys(PLACES)[0] });
    oracle.compare(opening, DEFAULT_POLICY, AS_OF, 20);
    for (let number = 0; number < 1400; number++) {
      const person = crowd[number % crowd.length]!;
      if (number % 11 === 0) oracle.apply({ take: person.id });
      oracle.apply({ put: { ...person, branchepakker: { RENG: BRANCHEPAKKE_STEPS[(number * 3) % 5]! } } });
      if (number % 200 === 199) oracle.compare(opening, DEFAULT_POLICY, AS_OF, 20);
    }
  });

  it('agrees with the reference on a crowd, before and after some of it changes', () => {
    const people = crowd(4500, 7);
    const oracle = new IndexOracle(people, { graph: GRAPH, travel: TRAVEL });
    const asked = fc.sample(openings, { numRuns: 3, seed: 7 });
    for (const opening of asked) oracle.compare(opening, DEFAULT_POLICY, AS_OF, 50);
    const fresh = crowd(5400, 8);
    for (let number = 0; number < 300; number++) {
      oracle.apply({ put: fresh[number * 18]! });
      if (number % 7 === 0) oracle.apply({ take: `c${number * 16}` });
    }
    for (const opening of asked.slice(0, 1)) oracle.compare(opening, DEFAULT_POLICY, AS_OF, 50);
    oracle.apply({ settle: true });
    for (const opening of asked.slice(1, 2)) oracle.compare(opening, DEFAULT_POLICY, AS_OF, 50);
  });

  it('breaks ties across the cut like the reference when everybody has the same points', () => {
    const people = Array.from({ length: 200 }, (_, number) =>
      somebody({
        id: `p${number}`,
        draw: number % 5,
        waitingSince: number % 3 === 0 ? undefined : `2026-0${(number % 4) + 1}-01`,
      }),
    );
    const opening = anOpening({ tasks: [{ competency: 'kok.opvask', need: 'must', level: 2 }] });
    const query = { policy: DEFAULT_POLICY, asOf: AS_OF, limit: 17 };
    expect(indexOf(people).rank(opening, query)).toEqual(rankCandidates(opening, people, smallContext(), 17));
  });

  it('places a hypothetical person where the reference would', () => {
    fc.assert(
      fc.property(populations(25), candidates, openings, (people, person, opening) => {
        const rankOf = indexOf(people).rankHypothetical(opening, { policy: DEFAULT_POLICY, asOf: AS_OF });
        const others = people.filter(({ id }) => id !== person.id);
        const list = rankCandidates(opening, [...others, person], smallContext()).candidates;
        const line = list.find(({ candidateId }) => candidateId === person.id);
        expect(rankOf(person)).toBe(line?.rank ?? null);
      }),
      { numRuns: 100 },
    );
  });

  it('leaves out the present entry of the person it is asked about', () => {
    const opening = anOpening({ branchepakke: 'RENG' });
    const index = indexOf([
      somebody({ id: 'other', branchepakker: { RENG: 'T1' } }),
      somebody({ branchepakker: { RENG: 'T3' } }),
    ]);
    const rankOf = index.rankHypothetical(opening, { policy: DEFAULT_POLICY, asOf: AS_OF });
    expect(rankOf(somebody({ branchepakker: { RENG: 'T2' } }))).toBe(1);
    expect(rankOf(somebody({ branchepakker: { RENG: 'S' } }))).toBe(2);
    expect(rankOf(somebody({ status: 'udrejst' }))).toBeNull();
  });

  it('reads several records of the same code like the reference', () => {
    const records = [
      { code: 'kok.opvask', level: 0, evidence: 'verified' },
      { code: 'kok.opvask', level: 3, evidence: 'claimed' },
      { code: 'kok.opvask', level: 2, evidence: 'verified' },
    ] as const;
    const cards = [
      { code: 'truck_b', status: 'not_held' },
      { code: 'truck_b', status: 'held', validUntil: '2026-11-30' },
      { code: 'truck_b', status: 'unknown' },
    ] as const;
    const orders = [[0, 1, 2], [2, 1, 0], [1, 0, 2], [0, 1], [1, 0], [0], [2, 0], [1, 2]];
    const people = orders.map((order, number) =>
      somebody({
        id: `p${number}`,
        competencies: order.map((at) => records[at]!),
        credentials: order.map((at) => cards[at]!),
      }),
    );
    const tasks = [{ competency: 'kok.opvask', need: 'must' as const, level: 3 as const }];
    for (const startsOn of ['2026-11-30', '2026-12-01']) {
      const opening = anOpening({ startsOn, tasks, credentials: ['truck_b', 'truck_b'] });
      const expected = rankCandidates(opening, people, smallContext());
      expect(indexOf(people).rank(opening, { policy: DEFAULT_POLICY, asOf: AS_OF })).toEqual(expected);
    }
    const index = indexOf(people);
    for (const { id } of people) index.remove(id);
    expect(index.rank(anOpening({ tasks }), { policy: DEFAULT_POLICY, asOf: AS_OF }).considered).toBe(0);
  });

  it('names whom a gate excludes or leaves undecided, as many as the list counts, in pages', () => {
    const outcomes = fc.constantFrom('not_met', 'unknown' as const);
    fc.assert(
      fc.property(
        populations(40),
        openings,
        fc.constantFrom(...GATES),
        outcomes,
        policies,
        (people, opening, gate, outcome, policy) => {
          const index = indexOf(people);
          const query = { policy, asOf: AS_OF, gate, outcome: outcome as 'not_met' | 'unknown' };
          const whole = index.heldBy(opening, query);
          const list = index.rank(opening, query);
          const counted = (outcome === 'unknown' ? list.unknownBy : list.excludedBy)[gate] ?? 0;
          expect(whole.total + whole.hidden).toBe(counted);
          const context = smallContext({ policy });
          const expected = people
            .map((person) => matchPair(opening, person, context))
            .filter(
              ({ gates, eligible }) =>
                eligible === (outcome === 'unknown') && gates[GATES.indexOf(gate)]!.outcome === outcome,
            )
            .filter(({ gates }) => gates[0]!.outcome === 'met')
            .sort((a, b) => b.total - a.total || (a.candidateId < b.candidateId ? -1 : 1));
          expect(whole.people).toEqual(expected);
          const first = index.heldBy(opening, { ...query, limit: 2 }).people;
          const last = first.at(-1);
          const after = last && { total: last.total, id: last.candidateId };
          expect([...first, ...index.heldBy(opening, { ...query, after }).people]).toEqual(last ? expected : []);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('lets paused and placed people drop out and come back by themselves on the date', () => {
    const placed = { from: '2026-11-01', until: '2026-12-31', weeklyHours: 37 };
    const index = indexOf([
      somebody({ id: 'leave', status: 'barsel', statusUntil: '2026-12-31' }),
      somebody({ id: 'work', placements: [placed] }),
    ]);
    const listed = (asOf: string) =>
      index
        .rank(anOpening({ hoursMin: 20 }), { policy: DEFAULT_POLICY, asOf })
        .candidates.map(({ candidateId }) => candidateId)
        .sort();
    expect(listed('2026-12-31')).toEqual([]);
    expect(listed('2027-01-01')).toEqual(['leave', 'work']);
    // the work begins after both ends, so both can be proposed today
    const later = anOpening({ hoursMin: 20, startsOn: '2027-01-01' });
    expect(index.rank(later, { policy: DEFAULT_POLICY, asOf: '2026-12-01' }).eligible).toBe(2);
  });

  it('tells everything about one person, and nothing about a stranger', () => {
    const person = somebody({ competencies: [{ code: 'kok.opvask', level: 2, evidence: 'evidenced' }] });
    const opening = anOpening({ tasks: [{ competency: 'kok.opvask', need: 'must', level: 3 }] });
    const index = indexOf([person]);
    const query = { policy: DEFAULT_POLICY, asOf: AS_OF };
    expect(index.evaluate(opening, person.id, query)).toEqual(matchPair(opening, person, smallContext()));
    expect(index.evaluate(opening, 'stranger', query)).toBeUndefined();
    expect(index.get(person.id)).toBe(person);
    expect(index.get('stranger')).toBeUndefined();
  });

  it('refuses a date that is none and keeps the earlier version of the person', () => {
    const index = indexOf([somebody({ availableFrom: '2026-12-01' })]);
    expect(() => index.upsert(somebody({ availableFrom: '1 December' }))).toThrow('DATE.INVALID');
    expect(index.get('somebody')?.availableFrom).toBe('2026-12-01');
    expect(index.size).toBe(1);
  });

  it('refuses a limit that is not a whole number from 0', () => {
    const query = { policy: DEFAULT_POLICY, asOf: AS_OF, limit: -1 };
    expect(() => indexOf([]).rank(anOpening(), query)).toThrow('RANKING.LIMIT');
  });
});
