import { matchPair } from './pair-match';
import { rankCandidates, rankOpenings } from './reference-ranking';
import { anOpening, somebody } from './testing/builders';
import { CAST, CLEANING } from './testing/cast';
import { smallContext } from './testing/small-world';

describe('the cleaning job', () => {
  const list = rankCandidates(CLEANING, CAST, smallContext());

  it('ranks the cast as a consultant would', () => {
    expect(list.candidates.map(({ rank, candidateId, total }) => [rank, candidateId, total])).toEqual([
      // everything asked for; as good as Bahar, but waiting three months longer
      [1, 'caleb', 10_000],
      // everything asked for
      [2, 'bahar', 10_000],
      // Arabic is enough at this workplace; one step less in the package
      [3, 'dina', 9700],
      // related competency, one step short in Danish, half of the package, a long way
      [4, 'amal', 6101],
      // good in all but the work itself: tasks unknown, another package
      [5, 'elias', 5413],
      // nothing known: on the list all the same, with questions to ask
      [6, 'farah', 2638],
    ]);
  });

  it('leaves out who said no to a task, and who comes too late and is not shared', () => {
    expect(list).toMatchObject({
      considered: 8,
      eligible: 6,
      excludedBy: { municipality_not_shared: 1, availability_date: 1, declined_task: 1 },
      // Farah, about whom nothing is known
      unknownBy: { availability_date: 1, legal_age: 1, scheme: 1, travel_limit: 1 },
      policyVersion: '2026-11-3',
      asOf: '2026-11-20',
    });
  });

  it('is sure about people it knows and unsure about people it does not', () => {
    const sure = Object.fromEntries(list.candidates.map(({ candidateId, confidence }) => [candidateId, confidence]));
    expect(sure.caleb).toBe(10_000);
    expect(sure.farah).toBe(0);
  });

  it('cuts the list, not the counts', () => {
    const short = rankCandidates(CLEANING, CAST, smallContext(), 2);
    expect(short).toEqual({ ...list, candidates: list.candidates.slice(0, 2) });
    expect(rankCandidates(CLEANING, CAST, smallContext(), 0).candidates).toEqual([]);
  });

  it('refuses the same person twice and a broken limit', () => {
    expect(() => rankCandidates(CLEANING, [...CAST, CAST[0]!], smallContext())).toThrow('RANKING.DUPLICATE_CANDIDATE');
    expect(() => rankCandidates(CLEANING, CAST, smallContext(), 1.5)).toThrow('RANKING.LIMIT');
  });
});

describe('an opening that says nothing', () => {
  it('gives everybody 0 points and the longest wait the first place', () => {
    const people = [
      somebody({ id: 'unknown' }),
      somebody({ id: 'new', waitingSince: '2026-10-01' }),
      somebody({ id: 'old', waitingSince: '2026-01-01' }),
    ];
    const list = rankCandidates(anOpening(), people, smallContext()).candidates;
    expect(list.map(({ candidateId, total, confidence }) => [candidateId, total, confidence])).toEqual([
      ['old', 0, 0],
      ['new', 0, 0],
      ['unknown', 0, 0],
    ]);
  });
});

describe('openings for one person', () => {
  const caleb = CAST.find(({ id }) => id === 'caleb')!;
  const kitchen = anOpening({
    id: 'kitchen',
    startsOn: '2027-02-01',
    tasks: [{ competency: 'kok.opvask', need: 'must', level: 2 }],
  });
  const elsewhere = anOpening({ id: 'elsewhere', municipality: '0217' });

  it('are ranked by the same match, the closed ones counted and left out', () => {
    const list = rankOpenings(caleb, [elsewhere, kitchen, CLEANING], smallContext());
    expect(list.openings.map(({ rank, openingId }) => [rank, openingId])).toEqual([
      [1, 'opening-cleaning'],
      [2, 'kitchen'],
    ]);
    expect(list).toMatchObject({ considered: 3, eligible: 2, excludedBy: { municipality_not_shared: 1 } });
    expect(list.openings[1]).toEqual({ ...matchPair(kitchen, caleb, smallContext()), rank: 2 });
  });

  it('do not depend on their order and are refused twice', () => {
    const [one, other] = [rankOpenings(caleb, [kitchen, CLEANING], smallContext()), [CLEANING, kitchen]];
    expect(rankOpenings(caleb, other, smallContext())).toEqual(one);
    expect(() => rankOpenings(caleb, [kitchen, kitchen], smallContext())).toThrow('RANKING.DUPLICATE_OPENING');
  });
});
