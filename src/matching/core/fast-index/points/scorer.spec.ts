import type { CandidateFacts, OpeningFacts } from '../../facts';
import { MatchIndex } from '../../match-index';
import { DEFAULT_POLICY } from '../../policy';
import { rankCandidates } from '../../reference-ranking';
import { anOpening, somebody } from '../../testing/builders';
import { AS_OF, GRAPH, smallContext, TRAVEL } from '../../testing/small-world';

/** More lists of goals than are kept from one opening to the next. */
const people = Array.from({ length: 4200 }, (_, number): CandidateFacts =>
  somebody({
    id: `person${number}`,
    draw: (number * 2_654_435_761) % 2 ** 32,
    postalCode: ['9000', '9200', '9400'][number % 3],
    travelModes: ['car'],
    hoursMax: 10 + (number % 27),
    languages: number % 5 === 0 ? {} : { da: { speaking: 'A2' } },
    branchepakker: number % 7 === 0 ? { RENG: 'T1' } : {},
    jobGoals: { a: [`${1000 + number}`], b: [], c: [number % 11 === 0 ? '9112' : '5120'] },
  }),
);

describe('factors of which hardly two people share an answer', () => {
  const index = new MatchIndex(GRAPH, TRAVEL);
  for (const person of people) index.upsert(person);
  const everything: Partial<OpeningFacts> = {
    workplacePostalCode: '9000',
    branchepakke: 'RENG',
    languages: [{ language: 'da', minimums: { speaking: 'A2' }, reason: 'other' }],
    hoursMin: 30,
    hoursMax: 37,
  };

  it.each([
    ['many things', everything],
    ['hours and a goal', { remote: true, hoursMin: 30, hoursMax: 37 }],
    ['a goal alone', { remote: true }],
  ])('are asked last, and the list of an opening that names %s is the reference list', (_, named) => {
    const opening = anOpening({ occupation: '9112', ...named });
    const found = index.rank(opening, { policy: DEFAULT_POLICY, asOf: AS_OF, limit: 5 });
    expect(found).toEqual(rankCandidates(opening, people, smallContext(), 5));
  });

  it('are asked of those alone who can still reach the list', () => {
    const opening = anOpening({ occupation: '9112', ...everything });
    index.shortlist(opening, { policy: DEFAULT_POLICY, asOf: AS_OF, limit: 5 });
    const { eligible, looked, rows } = index.counters;
    expect(eligible).toBe(4200);
    expect(looked).toBeLessThan(1000);
    // a list of two goals takes four numbers
    expect(rows).toBeLessThan(4 * looked);
  });
});
