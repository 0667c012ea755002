import fc from 'fast-check';
import { whatWouldLift } from './lifts';
import { MatchIndex } from './match-index';
import { matchPair } from './pair-match';
import { DEFAULT_POLICY } from './policy';
import { candidates, openings } from './testing/arbitraries';
import { anOpening, somebody } from './testing/builders';
import { AMAL, CAST, CLEANING } from './testing/cast';
import { AS_OF, GRAPH, smallContext, TRAVEL } from './testing/small-world';
import type { CandidateFacts, OpeningFacts } from './facts';

const liftsFor = (opening: Partial<OpeningFacts>, person: Partial<CandidateFacts>) =>
  whatWouldLift(anOpening(opening), somebody({ youth: null, availableFrom: AS_OF, ...person }), smallContext());
const named = (opening: Partial<OpeningFacts>, person: Partial<CandidateFacts>) =>
  liftsFor(opening, person).map(({ code, gain, facts }) => ({ code, gain, facts }));

describe('what would lift the fit', () => {
  it('is a task at the asked level', () => {
    const opening = { remote: true, tasks: [{ competency: 'kok.opvask', need: 'must', level: 2 }] } as const;
    expect(named(opening, { competencies: [{ code: 'kok.opvask', level: 1, evidence: 'verified' }] })).toEqual([
      { code: 'lift.competency', gain: 5000, facts: { competency: 'kok.opvask', now: 1, asked: 2 } },
    ]);
  });

  it('is having a level checked that is only claimed', () => {
    const opening = { remote: true, tasks: [{ competency: 'kok.opvask', need: 'must', level: 2 }] } as const;
    expect(named(opening, { competencies: [{ code: 'kok.opvask', level: 3, evidence: 'claimed' }] })).toEqual([
      { code: 'lift.verify_competency', gain: 3000, facts: { competency: 'kok.opvask', now: 3, asked: 2 } },
    ]);
  });

  it('is never a task the person has declined', () => {
    const opening = { remote: true, tasks: [{ competency: 'kok.opvask', need: 'nice', level: 2 }] } as const;
    expect(named(opening, { declinedTasks: ['kok.opvask'] })).toEqual([]);
  });

  it('is each later step of the package, the largest gain first', () => {
    const steps = liftsFor({ remote: true, branchepakke: 'RENG' }, { branchepakker: { RENG: 'S' } });
    expect(steps.map(({ facts, gain }) => [facts.step, gain])).toEqual([
      ['T3', 6500],
      ['T2', 4500],
      ['T1', 2000],
    ]);
    expect(steps[2]!.changed.branchepakker).toEqual({ RENG: 'T1' });
  });

  it('is one skill, or all missing skills of a language', () => {
    const languages = [{ language: 'da', minimums: { speaking: 'A2', reading: 'A1' }, reason: 'customers' }] as const;
    expect(named({ remote: true, languages }, { languages: { da: { speaking: 'A1' } } })).toMatchObject([
      { code: 'lift.language_all', facts: { language: 'da', skills: ['speaking', 'reading'] } },
      { code: 'lift.language', facts: { skills: ['speaking'], now: 'A1', asked: 'A2' } },
      { code: 'lift.language', facts: { skills: ['reading'], now: null, asked: 'A1' } },
    ]);
  });

  it('is a credential that opens its gate', () => {
    const [lift] = liftsFor(
      { remote: true, credentials: ['truck_b'] },
      { credentials: [{ code: 'truck_b', status: 'not_held' }] },
    );
    expect(lift).toMatchObject({
      code: 'lift.credential',
      opens: ['mandatory_credential'],
      eligible: true,
      gain: 10_000,
    });
  });

  it('is a way to travel that reaches the workplace', () => {
    const person = { postalCode: '9700', travelModes: ['transit'] as const };
    const [lift] = liftsFor({ workplacePostalCode: '9000' }, person);
    expect(lift).toMatchObject({
      code: 'lift.travel_mode',
      facts: { mode: 'car', needs: ['licence', 'car'] },
      opens: ['travel_limit'],
      eligible: true,
    });
  });

  it('is an earlier first day and a shared case, put first because they bring the person onto the list', () => {
    const opening = {
      remote: true,
      startsOn: '2026-12-01',
      tasks: [{ competency: 'kok.opvask', need: 'must', level: 2 }],
    } as const;
    const late = liftsFor(opening, { availableFrom: '2027-03-01' });
    expect(late.map(({ code, gain, opens }) => [code, gain, opens])).toEqual([
      ['lift.availability_date', 0, ['availability_date']],
      ['lift.competency', 8500, []],
    ]);
    const [elsewhere] = liftsFor(opening, { municipality: '0217' });
    expect(elsewhere).toMatchObject({ code: 'lift.share_case', opens: ['municipality_not_shared'] });
    expect(elsewhere!.changed.sharedWith).toEqual(['0851']);
  });

  it('is hours that meet, but never more than a skånehensyn allows', () => {
    const opening = { remote: true, hoursMin: 30, hoursMax: 37 };
    const [lift] = liftsFor(opening, { hoursMin: 10, hoursMax: 25 });
    expect(lift!.changed).toMatchObject({ hoursMin: 10, hoursMax: 30 });
    expect(liftsFor(opening, { hoursMax: 25, skaanehensyn: [{ condition: 'timer_om_ugen', max: 25 }] })).toEqual([]);
    const [unasked] = liftsFor(opening, {});
    expect(unasked!.changed).toMatchObject({ hoursMin: 30, hoursMax: 37 });
  });

  it('tells the place on the list after the change', () => {
    const index = new MatchIndex(GRAPH, TRAVEL);
    for (const person of CAST) index.upsert(person);
    const query = { policy: DEFAULT_POLICY, asOf: AS_OF };
    const lifts = whatWouldLift(CLEANING, AMAL, smallContext(), index.rankHypothetical(CLEANING, query));
    for (const lift of lifts) {
      const changed = new MatchIndex(GRAPH, TRAVEL);
      for (const person of CAST) changed.upsert(person.id === AMAL.id ? lift.changed : person);
      const line = changed.rank(CLEANING, query).candidates.find(({ candidateId }) => candidateId === AMAL.id);
      expect(lift.rank).toBe(line!.rank);
      expect(lift.total).toBe(line!.total);
    }
    expect(lifts.length).toBeGreaterThan(3);
  });

  it('always helps, is sorted, and is exactly what the changed facts give', () => {
    fc.assert(
      fc.property(openings, candidates, (opening, person) => {
        const now = matchPair(opening, person, smallContext());
        const lifts = whatWouldLift(opening, person, smallContext());
        const keys = lifts.map((lift) => (!now.eligible && lift.eligible ? 20_000 : 0) + lift.gain);
        expect([...keys].sort((a, b) => b - a)).toEqual(keys);
        for (const lift of lifts) {
          expect(lift.total).toBe(matchPair(opening, lift.changed, smallContext()).total);
          expect(lift.gain).toBe(lift.total - now.total);
          expect(lift.gain > 0 || lift.opens.length > 0 || lift.settles.length > 0).toBe(true);
          expect(person.declinedTasks).not.toContain(lift.facts.competency);
          expect(lift.changed.id).toBe(person.id);
        }
      }),
      { numRuns: 200 },
    );
  });
});
