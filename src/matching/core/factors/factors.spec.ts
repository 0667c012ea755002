import type { CandidateFacts, HeldCompetency, LanguageLevels, OpeningFacts } from '../facts';
import type { MatchContext } from '../opening-case';
import { matchPair } from '../pair-match';
import type { Criterion, Part } from '../result';
import { anOpening, somebody } from '../testing/builders';
import { fixedTravel, smallContext } from '../testing/small-world';
import { weekGrid } from '../week-grid';

/** With one thing stated it carries all 10 000 points, so points / 10 are permille. */
function partOf(
  opening: Partial<OpeningFacts>,
  person: Partial<CandidateFacts>,
  context: Partial<MatchContext> = {},
): Part {
  const match = matchPair(anOpening(opening), somebody(person), smallContext(context));
  expect(match.parts).toHaveLength(1);
  return match.parts[0]!;
}

function only(part: Part): Criterion {
  expect(part.criteria).toHaveLength(1);
  return part.criteria[0]!;
}

describe('competencies', () => {
  const mop = (need: 'must' | 'learn' | 'nice' = 'must', level: 1 | 2 | 3 | 4 = 3) => ({
    tasks: [{ competency: 'reng.moppe_gulv', need, level }],
  });
  const holds = (...competencies: HeldCompetency[]) => ({ competencies });
  const record = (code: string, level: 0 | 1 | 2 | 3 | 4, evidence: HeldCompetency['evidence'] = 'verified') => ({
    code,
    level,
    evidence,
  });

  it('gives over a link of ESCO what the policy lets its kind count, by its strength', () => {
    const over = (esco: 'narrower' | 'occupations', permille: number) =>
      partOf(mop(), holds(record('hotel.rede_seng', 3)), {
        graph: { substitutes: () => [{ code: 'hotel.rede_seng', permille, esco }] },
      }).points;

    expect(over('narrower', 1000)).toBe(6000);
    expect(over('occupations', 1000)).toBe(4000);
    expect(over('occupations', 500)).toBe(2000);
  });

  it.each([
    ['full for the asked level, verified', 'must', [record('reng.moppe_gulv', 3)], 10_000, 'met'],
    ['nothing extra for more', 'must', [record('reng.moppe_gulv', 4)], 10_000, 'met'],
    ['the share of the level below it', 'must', [record('reng.moppe_gulv', 2)], 6660, 'not_met'],
    ['less when only seen', 'must', [record('reng.moppe_gulv', 3, 'evidenced')], 9000, 'met'],
    ['less again when only said', 'must', [record('reng.moppe_gulv', 3, 'claimed')], 7000, 'met'],
    ['the prior of a must when unknown', 'must', [], 1500, 'unknown'],
    ['the larger prior of a task to be learnt', 'learn', [], 5000, 'unknown'],
    ['nothing for an unknown welcome task', 'nice', [], 0, 'unknown'],
    ['nothing when checked: not able', 'must', [record('reng.moppe_gulv', 0)], 0, 'not_met'],
    ['part credit through a related competency', 'must', [record('reng.stoevsuge', 3)], 6000, 'not_met'],
    [
      'the best of several, never their sum',
      'must',
      [record('reng.stoevsuge', 3), record('reng.moppe_gulv', 2)],
      6660,
      'not_met',
    ],
    [
      'the related one when it is worth more',
      'must',
      [record('reng.stoevsuge', 3), record('reng.moppe_gulv', 1)],
      6000,
      'not_met',
    ],
    ['never less than unknown for a weak record', 'learn', [record('tv.hygiejne', 1, 'claimed')], 5000, 'not_met'],
    [
      'nothing through related ones when checked: not able',
      'must',
      [record('reng.stoevsuge', 4), record('reng.moppe_gulv', 0)],
      0,
      'not_met',
    ],
    ['the prior when a related one is at level 0', 'must', [record('reng.stoevsuge', 0)], 1500, 'unknown'],
  ] as const)('gives %s', (_sentence, need, records, points, outcome) => {
    const criterion = only(partOf(mop(need), holds(...records)));
    expect([criterion.points, criterion.outcome, criterion.code]).toEqual([points, outcome, `competency.${need}`]);
  });

  it('lets a positive record of the same competency outweigh an earlier "not able"', () => {
    const records = [record('reng.moppe_gulv', 0), record('reng.moppe_gulv', 3)];
    expect(only(partOf(mop(), holds(...records))).points).toBe(10_000);
    expect(only(partOf(mop(), holds(...records.reverse()))).points).toBe(10_000);
  });

  it('gives the prior when a link is worth nothing', () => {
    const opening = { tasks: [{ competency: 'lager.truck', need: 'must' as const, level: 1 as const }] };
    expect(only(partOf(opening, holds(record('lager.pakke', 4)))).outcome).toBe('unknown');
  });

  it('names the record that counted and the way it counted', () => {
    expect(only(partOf(mop(), holds(record('reng.stoevsuge', 3, 'evidenced')))).facts).toEqual({
      competency: 'reng.moppe_gulv',
      asked: 3,
      level: 3,
      evidence: 'evidenced',
      via: 'reng.stoevsuge',
      viaPermille: 600,
    });
    expect(only(partOf(mop(), holds(record('reng.moppe_gulv', 2)))).facts).toMatchObject({ level: 2, via: null });
  });

  it('weighs must 4, learn 2, nice 1 and a credential 4', () => {
    const tasks = (['must', 'learn', 'nice'] as const).map((need) => ({ ...mop(need).tasks[0]! }));
    const part = partOf({ tasks, credentials: ['truck_b'] }, {});
    expect(part.criteria.map(({ maxPoints }) => maxPoints)).toEqual([3637, 1818, 909, 3636]);
    expect(part.criteria.reduce((sum, { maxPoints }) => sum + maxPoints, 0)).toBe(10_000);
  });

  it.each([
    ['full when held', { code: 'truck_b', status: 'held' }, 10_000, 'met', 'held'],
    ['nothing when expired', { code: 'truck_b', status: 'held', validUntil: '2026-11-19' }, 0, 'not_met', 'expired'],
    ['nothing when not held', { code: 'truck_b', status: 'not_held' }, 0, 'not_met', 'not_held'],
    ['the prior when unknown', { code: 'other', status: 'held' }, 4000, 'unknown', 'unknown'],
  ] as const)('gives a credential %s', (_sentence, credential, points, outcome, status) => {
    const criterion = only(partOf({ credentials: ['truck_b'] }, { credentials: [credential] }));
    expect([criterion.points, criterion.outcome, criterion.facts.status]).toEqual([points, outcome, status]);
  });
});

describe('language', () => {
  const danish = { language: 'da', minimums: { speaking: 'B1' }, reason: 'customers' } as const;
  const speaks = (speaking: LanguageLevels['speaking'], language = 'da') => ({
    languages: { [language]: { speaking } },
  });

  it.each([
    ['full at the minimum', speaks('B1'), 10_000, 'met'],
    ['nothing extra above it', speaks('C2'), 10_000, 'met'],
    ['three quarters one step short', speaks('B1-'), 7500, 'not_met'],
    ['half two steps short', speaks('A2+'), 5000, 'not_met'],
    ['a quarter three steps short', speaks('A2'), 2500, 'not_met'],
    ['nothing four steps short', speaks('A2-'), 0, 'not_met'],
    ['a prior for an unknown skill of a recorded language', { languages: { da: { reading: 'A1' } } }, 4000, 'unknown'],
    ['a smaller prior for a language nobody recorded', {}, 1500, 'unknown'],
  ] as const)('gives %s', (_sentence, person, points, outcome) => {
    const criterion = only(partOf({ languages: [danish] }, person as Partial<CandidateFacts>));
    expect([criterion.points, criterion.outcome]).toEqual([points, outcome]);
  });

  it('takes the language in which the person does best and names it', () => {
    const languages = [danish, { language: 'en', minimums: { speaking: 'A2' }, reason: 'instruction' } as const];
    const part = partOf({ languages }, { languages: { da: { speaking: 'A2' }, en: { speaking: 'A2' } } });
    expect(part.points).toBe(10_000);
    expect(only(part).facts).toEqual({
      language: 'en',
      skill: 'speaking',
      level: 'A2',
      asked: 'A2',
      reason: 'instruction',
      stale: false,
      projectedFrom: null,
      accepted: ['da', 'en'],
    });
  });

  it('takes the first listed on equal points', () => {
    const languages = [danish, { ...danish, language: 'en' }];
    expect(only(partOf({ languages }, {})).facts.language).toBe('da');
  });

  it('asks for any recorded oral skill when there is no minimum', () => {
    const languages = [{ language: 'ar', minimums: {}, reason: 'other' as const }];
    expect(only(partOf({ languages }, speaks('pre-A1', 'ar')))).toMatchObject({ points: 10_000, outcome: 'met' });
    expect(only(partOf({ languages }, { languages: { ar: { reading: 'C1' } } }))).toMatchObject({
      points: 4000,
      outcome: 'unknown',
    });
    expect(only(partOf({ languages }, {}))).toMatchObject({ points: 1500, outcome: 'unknown' });
  });

  it('weighs oral skills 3, reading 2, writing 1', () => {
    const minimums = { listening: 'A1', speaking: 'A1', interaction: 'A1', reading: 'A1', writing: 'A1' } as const;
    const part = partOf({ languages: [{ ...danish, minimums }] }, {});
    expect(part.criteria.map(({ maxPoints }) => maxPoints)).toEqual([2500, 2500, 2500, 1667, 833]);
  });
});

describe('branchepakke', () => {
  it.each([
    ['T0', 2000, 'not_met', 'S'],
    ['S', 3500, 'not_met', 'T1'],
    ['T1', 5500, 'not_met', 'T2'],
    ['T2', 8000, 'not_met', 'T3'],
    ['T3', 10_000, 'met', null],
  ] as const)('counts step %s', (step, points, outcome, next) => {
    const criterion = only(partOf({ branchepakke: 'RENG' }, { branchepakker: { RENG: step } }));
    expect([criterion.points, criterion.outcome, criterion.facts.next]).toEqual([points, outcome, next]);
  });

  it('does not count a step in another package', () => {
    const criterion = only(partOf({ branchepakke: 'RENG' }, { branchepakker: { KOK: 'T3' } }));
    expect(criterion).toMatchObject({ points: 0, outcome: 'not_met', facts: { step: null, next: 'T0' } });
  });

  it.each([
    [{ RENG: 'T1' }, 0, 5500],
    [{ RENG: 'T1' }, 1, 5500],
    [{ RENG: 'T1' }, 500, 6750],
    [{ RENG: 'T1' }, 999, 7990],
    [{ RENG: 'T1' }, 1000, 8000],
    [{ RENG: 'T3' }, 1000, 10_000],
    [{}, 500, 1000],
  ] as const)('counts at %p goals of %i permille on the way to the next step', (branchepakker, goals, points) => {
    const person = { branchepakker, branchepakkeGoals: { RENG: goals } };
    expect(only(partOf({ branchepakke: 'RENG' }, person)).points).toBe(points);
  });

  it('does not count goals of another package, nor goals of somebody whose step nobody knows', () => {
    const goals = { branchepakker: { RENG: 'T1' as const }, branchepakkeGoals: { KOK: 900 } };
    expect(only(partOf({ branchepakke: 'RENG' }, goals)).points).toBe(5500);
    const unasked = only(partOf({ branchepakke: 'RENG' }, { branchepakkeGoals: { RENG: 900 } }));
    expect([unasked.points, unasked.outcome]).toEqual([1500, 'unknown']);
  });

  it('says in the facts how many goals of the next step are reached', () => {
    const person = { branchepakker: { RENG: 'T1' as const }, branchepakkeGoals: { RENG: 333 } };
    expect(only(partOf({ branchepakke: 'RENG' }, person)).facts).toEqual({
      branchepakke: 'RENG',
      step: 'T1',
      next: 'T2',
      goalsPercent: 33,
      projectedFrom: null,
    });
  });

  it('gives somebody never asked no more than T0', () => {
    const criterion = only(partOf({ branchepakke: 'RENG' }, {}));
    expect(criterion).toMatchObject({ points: 1500, outcome: 'unknown', facts: { next: null } });
  });
});

describe('stale languages', () => {
  const opening = {
    remote: true,
    languages: [{ language: 'da', minimums: { speaking: 'A2' }, reason: 'instruction' }],
  } as const;
  // somebody else about whom only the language is known, so that nothing but it moves the confidence
  const spoken = (on?: string) => ({
    languages: { da: { speaking: 'A2' as const } },
    languagesAssessedOn: on === undefined ? undefined : { da: on },
  });
  const matched = (on?: string, asOf = '2026-11-20') =>
    matchPair(anOpening(opening), somebody(spoken(on)), smallContext({ asOf }));

  it.each([
    ['today', '2026-11-20', 10_000, false],
    ['exactly twelve months ago', '2025-11-20', 10_000, false],
    ['a day more', '2025-11-19', 5000, true],
  ])('from %s keep their points and count so much in the confidence', (_sentence, on, share, stale) => {
    const [fresh, match] = [matched(), matched(on)];
    expect(match.total).toBe(fresh.total);
    expect(match.confidence).toBe(Math.floor((fresh.confidence * share) / 10_000));
    expect(match.parts[0]!.criteria[0]!.facts.stale).toBe(stale);
  });

  it('leave an unknown skill unknown', () => {
    const person = { languages: { da: { reading: 'A2' as const } }, languagesAssessedOn: { da: '2020-01-01' } };
    const [criterion] = partOf(opening, person).criteria;
    expect([criterion!.outcome, criterion!.facts.stale]).toEqual(['unknown', false]);
  });
});

describe('commute', () => {
  const there = { workplacePostalCode: '9000' };
  const rider = { postalCode: '9400', travelModes: ['transit'] as const };
  const by = (minutes: number) => ({ travel: fixedTravel({ transit: minutes }, 20) });

  it.each([
    ['full up to the soft target', 45, undefined, 10_000, 'met'],
    ['less a minute later', 46, undefined, 9770, 'met'],
    ['half of the way to the limit half', 67, undefined, 5110, 'met'],
    ['nothing at the legal limit', 90, undefined, 0, 'met'],
    ['nothing beyond it', 91, undefined, 0, 'not_met'],
    ['the same inside the own limit', 60, 60, 6660, 'met'],
    ['less beyond the own limit', 61, 60, 2570, 'not_met'],
    ['full up to a small own limit', 30, 30, 10_000, 'met'],
    ['less beyond a small own limit', 31, 30, 4000, 'not_met'],
    ['no more for an own limit beyond the legal one', 91, 120, 0, 'not_met'],
  ] as const)('gives %s', (_sentence, minutes, maxTravelMinutes, points, outcome) => {
    const criterion = only(partOf(there, { ...rider, maxTravelMinutes }, by(minutes)));
    expect([criterion.points, criterion.outcome]).toEqual([points, outcome]);
  });

  it('names minutes, mode and limit', () => {
    expect(only(partOf(there, { ...rider, maxTravelMinutes: 60 })).facts).toEqual({
      mode: 'transit',
      minutes: 34,
      limit: 60,
      kilometres: 8,
      smallJob: false,
      placeKnown: true,
      modesKnown: true,
    });
  });

  it('takes the fastest mode the person may use', () => {
    const modes = { ...rider, travelModes: ['transit', 'car'] as const };
    expect(only(partOf(there, modes)).facts).toMatchObject({ mode: 'car', minutes: 10 });
  });

  it.each([
    ['rides 8 km when none are stated', 8, undefined, 'met'],
    ['does not ride 9 km when none are stated', 9, undefined, 'not_met'],
    ['rides as far as stated', 15, 15, 'met'],
    ['does not ride farther than stated', 5, 4, 'not_met'],
  ] as const)('%s', (_sentence, kilometres, maxBicycleKm, outcome) => {
    const travel = fixedTravel({ bicycle: 30 }, kilometres);
    const cyclist = { postalCode: '9400', travelModes: ['bicycle'] as const, maxBicycleKm };
    expect(only(partOf(there, cyclist, { travel })).outcome).toBe(outcome);
  });

  it('walks two kilometres, not three', () => {
    const walker = { postalCode: '9400', travelModes: ['walk'] as const };
    const walk = (km: number) => only(partOf(there, walker, { travel: fixedTravel({ walk: 24 }, km) })).outcome;
    expect([walk(2), walk(3)]).toEqual(['met', 'not_met']);
  });

  it.each([
    ['the home', { travelModes: ['car'] }, { placeKnown: false, modesKnown: true }],
    ['the modes', { postalCode: '9400' }, { placeKnown: true, modesKnown: false }],
    ['the place to the model', { postalCode: '1999', travelModes: ['car'] }, { placeKnown: true, modesKnown: true }],
  ] as const)('gives the prior when nobody knows %s', (_sentence, person, facts) => {
    expect(only(partOf(there, person as Partial<CandidateFacts>))).toMatchObject({
      points: 5000,
      outcome: 'unknown',
      facts,
    });
  });

  it('weighs the way more for a job under twelve hours a week', () => {
    const points = (hoursMax: number, minutes: number) =>
      matchPair(anOpening({ ...there, hoursMax }), somebody(rider), smallContext(by(minutes))).parts.find(
        ({ factor }) => factor === 'commute',
      )!;
    const [small, ordinary] = [points(11, 40), points(12, 40)];
    expect([small.maxPoints, ordinary.maxPoints]).toEqual([7500, 7500]);
    expect([small.points, ordinary.points]).toEqual([1627, 7500]);
    expect(points(11, 22).points).toBe(7500);
    expect(points(11, 45).points).toBe(0);
  });

  it('is no factor when the work is done from home or nobody says where', () => {
    const factors = (opening: Partial<OpeningFacts>) =>
      matchPair(anOpening(opening), somebody(rider), smallContext()).parts;
    expect(factors({ ...there, remote: true })).toEqual([]);
    expect(factors({})).toEqual([]);
  });
});

describe('hours', () => {
  it.each([
    ['full when the ranges touch', { hoursMin: 20, hoursMax: 30 }, { hoursMin: 30, hoursMax: 37 }, 10_000, 'met'],
    [
      'less for each hour between them',
      { hoursMin: 20, hoursMax: 30 },
      { hoursMin: 31, hoursMax: 37 },
      9000,
      'not_met',
    ],
    ['less for each begun hour', { hoursMin: 20 }, { hoursMax: 17.5 }, 7000, 'not_met'],
    ['nothing ten hours apart', { hoursMin: 37 }, { hoursMax: 27 }, 0, 'not_met'],
    ['the prior when unknown', { hoursMin: 20 }, {}, 5000, 'unknown'],
    ['full when only one end is known and fits', { hoursMin: 20 }, { hoursMin: 10 }, 10_000, 'met'],
  ] as const)('gives %s', (_sentence, opening, person, points, outcome) => {
    const criterion = only(partOf(opening, person));
    expect([criterion.points, criterion.outcome]).toEqual([points, outcome]);
  });

  const shifts = weekGrid([{ day: 1, from: '05:00', to: '09:00' }]);

  it.each([
    ['full when the week covers them', weekGrid([{ day: 1, from: '04:00', to: '12:00' }]), 10_000, 'met'],
    ['the covered share', weekGrid([{ day: 1, from: '06:30', to: '12:00' }]), 6250, 'not_met'],
    ['nothing on another day', weekGrid([{ day: 2, from: '04:00', to: '12:00' }]), 0, 'not_met'],
    ['the prior when unknown', undefined, 5000, 'unknown'],
  ] as const)('gives shifts %s', (_sentence, availability, points, outcome) => {
    const criterion = only(partOf({ shifts }, { availability }));
    expect([criterion.points, criterion.outcome]).toEqual([points, outcome]);
  });

  it('shares its points between weekly hours and shifts when both are stated', () => {
    const part = partOf({ shifts, hoursMin: 20 }, { hoursMax: 37, availability: weekGrid([]) });
    expect(part.criteria.map(({ code, points }) => [code, points])).toEqual([
      ['hours.weekly', 5000],
      ['hours.shifts', 0],
    ]);
  });
});

describe('job goal', () => {
  it('names the goal that counts, and none when no goal is near', () => {
    const facts = (a: string[]) => only(partOf({ occupation: '9112' }, { jobGoals: { a, b: ['9111'], c: [] } })).facts;
    expect(facts(['5120'])).toEqual({ occupation: '9112', level: 'b', goal: '9111' });
    expect(only(partOf({ occupation: '4321' }, { jobGoals: { a: ['5120'], b: [], c: [] } })).facts).toEqual({
      occupation: '4321',
      level: null,
      goal: null,
    });
  });

  const goals = (a: string[], b: string[] = [], c: string[] = []) => ({ jobGoals: { a, b, c } });

  it.each([
    ['full for an A goal of the same unit group', goals(['9112']), 10_000, 'met'],
    ['less for B', goals([], ['9112']), 8000, 'met'],
    ['less again for C', goals([], [], ['9112']), 6000, 'met'],
    ['a share for three digits in common', goals(['9111']), 7000, 'not_met'],
    ['a share for a coarse goal it lies in', goals(['91']), 4000, 'met'],
    ['little for the same major group', goals(['9412']), 1000, 'not_met'],
    ['nothing for another', goals(['5120']), 0, 'not_met'],
    ['the best of several', goals(['5120'], ['9111'], ['9112']), 6000, 'met'],
    ['the prior without a strategy', {}, 4000, 'unknown'],
    ['the prior for an empty strategy', goals([]), 4000, 'unknown'],
  ] as const)('gives %s', (_sentence, person, points, outcome) => {
    const criterion = only(partOf({ occupation: '9112' }, person as Partial<CandidateFacts>));
    expect([criterion.points, criterion.outcome]).toEqual([points, outcome]);
  });
});
