import { matchPair } from './pair-match';
import { questions } from './questions';
import { anOpening, somebody } from './testing/builders';
import { CAST, CLEANING } from './testing/cast';
import { smallContext } from './testing/small-world';

const ask = (opening = CLEANING, person = somebody()) => questions(matchPair(opening, person, smallContext()));

describe('questions', () => {
  it('are none when everything is known', () => {
    expect(
      ask(
        CLEANING,
        CAST.find(({ id }) => id === 'caleb')!,
      ),
    ).toEqual([]);
  });

  it('come in the order of what is at stake', () => {
    const stakes = ask().map(({ pointsAtStake }) => pointsAtStake);
    expect(stakes.length).toBeGreaterThan(5);
    expect(stakes).toEqual([...stakes].sort((a, b) => b - a));
  });

  it('stake what the answer can win, or lose when the prior has lent more', () => {
    const opening = anOpening({ tasks: [{ competency: 'kok.opvask', need: 'must', level: 2 }] });
    expect(ask(opening).find(({ code }) => code === 'competency.must')).toMatchObject({
      factor: 'competencies',
      pointsAtStake: 8500,
      facts: { competency: 'kok.opvask' },
    });
  });

  it('stake the whole total when a gate waits for the answer', () => {
    const match = matchPair(CLEANING, somebody(), smallContext());
    expect(questions(match).find(({ code }) => code === 'legal_age')).toEqual({
      code: 'legal_age',
      gate: 'legal_age',
      pointsAtStake: match.total,
      facts: match.gates.find(({ gate }) => gate === 'legal_age')!.facts,
    });
  });

  it('ask once for what a gate and a criterion both want to know', () => {
    const opening = anOpening({
      credentials: ['truck_b'],
      workplacePostalCode: '9000',
      languages: [{ language: 'da', minimums: { listening: 'A2' }, reason: 'safety' }],
    });
    const asked = ask(opening).map(({ code, gate }) => [code, gate]);
    expect(asked).toEqual(
      expect.arrayContaining([
        ['credential', 'mandatory_credential'],
        ['commute', 'travel_limit'],
        ['language.listening', 'safety_language'],
      ]),
    );
    expect(asked.map(([code]) => code)).not.toContain('mandatory_credential');
  });

  it('still ask for a gate when no criterion asks the same', () => {
    const pause = somebody({
      status: 'sygemeldt',
      youth: null,
      availableFrom: '2026-11-01',
      schemeWindows: { ordinaert: { possible: true } },
    });
    expect(ask(anOpening({ remote: true }), pause).map(({ code }) => code)).toEqual(['status']);
  });
});
