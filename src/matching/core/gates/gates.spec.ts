import type { CandidateFacts, OpeningFacts, SchemeWindow } from '../facts';
import { openingCase, type MatchContext } from '../opening-case';
import { GATES, type GateCode, type Outcome } from '../result';
import { anOpening, somebody } from '../testing/builders';
import { fixedTravel, smallContext } from '../testing/small-world';
import { evaluateGates, GATE_RULES } from './all-gates';
import { GATE_CLAUSES } from './gate-clauses';

type Row = [
  sentence: string,
  opening: Partial<OpeningFacts>,
  person: Partial<CandidateFacts>,
  outcome: Outcome,
  context?: Partial<MatchContext>,
];

function gateOf(gate: GateCode, opening: Partial<OpeningFacts>, person: Partial<CandidateFacts>, context = {}) {
  return GATE_RULES[gate](openingCase(anOpening(opening), smallContext(context)), somebody(person));
}

function table(gate: GateCode, rows: Row[]): void {
  describe(gate, () => {
    it.each(rows)('%s', (...[, opening, person, outcome, context]) => {
      const result = gateOf(gate, opening, person, context);
      expect([result.gate, result.outcome]).toEqual([gate, outcome]);
    });
  });
}

table('municipality_not_shared', [
  ['lets the own municipality see the case', {}, { municipality: '0851' }, 'met'],
  ['keeps a case at home that is not shared', {}, { municipality: '0840' }, 'not_met'],
  ['shows a case to a municipality it is shared with', {}, { municipality: '0840', sharedWith: ['0851'] }, 'met'],
  ['hides a case shared with somebody else', {}, { municipality: '0840', sharedWith: ['0217'] }, 'not_met'],
  ['shows a case that is shared with all', {}, { municipality: '0840', sharedWith: 'all' }, 'met'],
]);

const december = { startsOn: '2026-12-01' };

table('status', [
  ['lets an active person pass', december, { status: 'aktiv' }, 'met'],
  ['lets somebody between offers pass', december, { status: 'mellem_tilbud' }, 'met'],
  ['lets a pause pass that ends the day before', december, { status: 'barsel', statusUntil: '2026-11-30' }, 'met'],
  ['stops a pause whose last day is the first', december, { status: 'ferie', statusUntil: '2026-12-01' }, 'not_met'],
  ['asks about a pause without an end', december, { status: 'sygemeldt' }, 'unknown'],
  ['never passes somebody who moved away', december, { status: 'fraflyttet', statusUntil: '2026-01-01' }, 'not_met'],
  ['never passes somebody who left the country', december, { status: 'udrejst' }, 'not_met'],
  ['counts from asOf without a start', {}, { status: 'fritaget', statusUntil: '2026-11-19' }, 'met'],
  ['stops a pause that lasts on asOf', {}, { status: 'fritaget', statusUntil: '2026-11-20' }, 'not_met'],
  [
    'counts from asOf when the start has passed',
    { startsOn: '2026-11-01' },
    { status: 'manglende_pasning', statusUntil: '2026-11-19' },
    'met',
  ],
]);

table('availability_date', [
  ['asks when nobody knows', december, {}, 'unknown'],
  ['waits fourteen days', december, { availableFrom: '2026-12-15' }, 'met'],
  ['does not wait fifteen', december, { availableFrom: '2026-12-16' }, 'not_met'],
  ['counts from asOf without a start', {}, { availableFrom: '2026-12-04' }, 'met'],
  ['stops a day later', {}, { availableFrom: '2026-12-05' }, 'not_met'],
]);

const job = (weeklyHours: number, from = '2026-01-01', until?: string) => ({
  placements: [{ from, until, weeklyHours }],
});

table('already_placed', [
  ['lets a person without placements pass', { ...december, hoursMin: 40 }, {}, 'met'],
  ['passes when just enough hours are left', { ...december, hoursMin: 17 }, job(20), 'met'],
  ['stops when half an hour is missing', { ...december, hoursMin: 17.5 }, job(20), 'not_met'],
  [
    'does not count what ended the day before',
    { ...december, hoursMin: 30 },
    job(37, '2026-01-01', '2026-11-30'),
    'met',
  ],
  ['counts what ends on the day', { ...december, hoursMin: 30 }, job(37, '2026-01-01', '2026-12-01'), 'not_met'],
  ['counts what begins on the day', { ...december, hoursMin: 30 }, job(37, '2026-12-01'), 'not_met'],
  ['does not count what begins later', { ...december, hoursMin: 30 }, job(37, '2026-12-02'), 'met'],
  [
    'adds placements up',
    { ...december, hoursMin: 10 },
    { placements: [...job(15).placements, ...job(15).placements] },
    'not_met',
  ],
  ['asks when the opening states no hours and some are left', december, job(20), 'unknown'],
  ['stops when the week is full', december, job(37), 'not_met'],
]);

const window = (ordinaert: SchemeWindow) => ({ schemeWindows: { ordinaert } });
const both = {
  ...december,
  schemes: ['igu', 'ordinaert'] as const,
  schemeRoom: { igu: 'met', ordinaert: 'met' } as const,
};

table('scheme', [
  ['lets somebody pass for whom the scheme is possible', december, window({ possible: true }), 'met'],
  ['stops somebody for whom it can never be', december, window({ possible: false }), 'not_met'],
  ['asks when a fact is missing', december, window({ possible: null }), 'unknown'],
  ['asks when nothing was worked out', december, {}, 'unknown'],
  ['counts the first possible day', december, window({ possible: true, from: '2026-12-01' }), 'met'],
  ['stops the day before it', december, window({ possible: true, from: '2026-12-02' }), 'not_met'],
  ['counts the last possible day', december, window({ possible: true, until: '2026-12-01' }), 'met'],
  ['stops the day after it', december, window({ possible: true, until: '2026-11-30' }), 'not_met'],
  [
    'stops outside the known days whatever else is missing',
    december,
    window({ possible: null, until: '2026-11-30' }),
    'not_met',
  ],
  ['is sure on the last sure day', december, window({ possible: true, sureUntil: '2026-12-01' }), 'met'],
  ['asks the day after it', december, window({ possible: true, sureUntil: '2026-11-30' }), 'unknown'],
  [
    'asks when the window opens later and the start is open',
    {},
    window({ possible: true, from: '2026-11-21' }),
    'unknown',
  ],
  [
    'stops when it has closed although the start is open',
    {},
    window({ possible: true, until: '2026-11-19' }),
    'not_met',
  ],
  [
    'asks about the workplace when its room is unknown',
    { ...december, schemeRoom: {} },
    window({ possible: true }),
    'unknown',
  ],
  [
    'stops everybody when the workplace has no room',
    { ...december, schemeRoom: { ordinaert: 'not_met' } },
    window({ possible: true }),
    'not_met',
  ],
  [
    'lets somebody pass for whom one of two is possible',
    both,
    { schemeWindows: { igu: { possible: false }, ordinaert: { possible: true } } },
    'met',
  ],
  [
    'asks when one of two is unknown and the other closed',
    both,
    { schemeWindows: { igu: { possible: false } } },
    'unknown',
  ],
  [
    'stops when every one is closed, by the person or by the workplace',
    { ...both, schemeRoom: { igu: 'met', ordinaert: 'not_met' } },
    { schemeWindows: { igu: { possible: false }, ordinaert: { possible: true } } },
    'not_met',
  ],
  [
    'stops the one person for whom a rule about the pair closes the only scheme',
    { ...december, closedFor: { somebody: ['ordinaert'] } },
    window({ possible: true }),
    'not_met',
  ],
  [
    'lets that person pass by another scheme that stays open',
    { ...both, closedFor: { somebody: ['igu'] } },
    { schemeWindows: { igu: { possible: true }, ordinaert: { possible: true } } },
    'met',
  ],
  [
    'lets everybody else pass',
    { ...december, closedFor: { somebodyElse: ['ordinaert'] } },
    window({ possible: true }),
    'met',
  ],
  ['excludes nobody from an opening that names no scheme', { ...december, schemes: [] }, {}, 'met'],
  [
    'counts the combination as one more way in',
    { ...december, schemeRoom: { ordinaert: 'met', kombination: 'met' } },
    { schemeWindows: { ordinaert: { possible: false }, kombination: { possible: true } } },
    'met',
  ],
]);

const young = { turns13On: '2024-12-01', turns15On: '2026-12-01', turns18On: '2029-12-01' };

table('legal_age', [
  ['lets an adult pass', { ...december, minimumAge: 18 }, { youth: null }, 'met'],
  ['asks when the birth date is unknown', { ...december, minimumAge: 18 }, {}, 'unknown'],
  ['asks at the lowest limit too', { ...december, minimumAge: 13 }, {}, 'unknown'],
  ['counts the eighteenth birthday', { startsOn: '2029-12-01', minimumAge: 18 }, { youth: young }, 'met'],
  ['stops the day before', { startsOn: '2029-11-30', minimumAge: 18 }, { youth: young }, 'not_met'],
  ['stops the day before fifteen', { startsOn: '2026-11-30', minimumAge: 15 }, { youth: young }, 'not_met'],
  ['asks about school at fifteen', { ...december, minimumAge: 15 }, { youth: young }, 'unknown'],
  [
    'passes the day after school',
    { ...december, minimumAge: 15 },
    { youth: { ...young, compulsorySchoolUntil: '2026-11-30' } },
    'met',
  ],
  [
    'stops on the last school day',
    { ...december, minimumAge: 15 },
    { youth: { ...young, compulsorySchoolUntil: '2026-12-01' } },
    'not_met',
  ],
  ['forgets school at eighteen', { startsOn: '2029-12-01', minimumAge: 15 }, { youth: young }, 'met'],
  [
    'lets thirteen do light work',
    { startsOn: '2024-12-01', minimumAge: 13 },
    { youth: young },
    'met',
    { asOf: '2024-01-01' },
  ],
  [
    'stops before thirteen',
    { startsOn: '2024-11-30', minimumAge: 13 },
    { youth: young },
    'not_met',
    { asOf: '2024-01-01' },
  ],
]);

const truck = { ...december, credentials: ['truck_b'] };
const holds = (status: 'held' | 'not_held' | 'unknown', validUntil?: string) => ({
  credentials: [{ code: 'truck_b', status, validUntil }],
});

table('mandatory_credential', [
  ['asks nothing when nothing is mandatory', december, {}, 'met'],
  ['passes what is held', truck, holds('held'), 'met'],
  ['passes what is valid on the first day', truck, holds('held', '2026-12-01'), 'met'],
  ['stops what ran out the day before', truck, holds('held', '2026-11-30'), 'not_met'],
  ['stops what is not held', truck, holds('not_held'), 'not_met'],
  ['asks about what nobody has asked', truck, {}, 'unknown'],
  ['asks about what is recorded as unknown', truck, holds('unknown'), 'unknown'],
  [
    'lets one missing outweigh one unknown',
    { ...december, credentials: ['koerekort_b', 'truck_b'] },
    holds('not_held'),
    'not_met',
  ],
]);

const mopping = (need: 'must' | 'learn' | 'nice') => ({
  tasks: [{ competency: 'reng.moppe_gulv', need, level: 2 as const }],
});

table('declined_task', [
  ['stops at a must', mopping('must'), { declinedTasks: ['reng.moppe_gulv'] }, 'not_met'],
  ['stops at a task to be learnt', mopping('learn'), { declinedTasks: ['reng.moppe_gulv'] }, 'not_met'],
  ['does not stop at a task that is only welcome', mopping('nice'), { declinedTasks: ['reng.moppe_gulv'] }, 'met'],
  ['does not stop at another task', mopping('must'), { declinedTasks: ['kok.opvask'] }, 'met'],
]);

const lifts = (amount?: number) => ({ demands: [{ condition: 'loeft_kg' as const, amount }] });
const bears = (max: number) => ({ skaanehensyn: [{ condition: 'loeft_kg' as const, max }] });

table('skaanehensyn', [
  ['passes at the limit', lifts(12), bears(12), 'met'],
  ['stops above the limit', lifts(12.5), bears(12), 'not_met'],
  ['asks when the weight is not measured', lifts(), bears(12), 'unknown'],
  ['passes when the workplace handles it', { ...lifts(25), handles: ['loeft_kg'] }, bears(5), 'met'],
  ['asks somebody who was never asked', lifts(5), {}, 'unknown'],
  ['asks nobody when there are no demands', {}, {}, 'met'],
  ['asks nobody when every demand is handled', { ...lifts(5), handles: ['loeft_kg'] }, {}, 'met'],
  ['passes somebody without limits', lifts(25), { skaanehensyn: [] }, 'met'],
  [
    'takes a listed condition as present',
    { demands: [{ condition: 'stoej' }] },
    { skaanehensyn: [{ condition: 'stoej', max: 0 }] },
    'not_met',
  ],
  [
    'passes a condition that is absent',
    { demands: [{ condition: 'stoej', amount: 0 }] },
    { skaanehensyn: [{ condition: 'stoej', max: 0 }] },
    'met',
  ],
  [
    'holds the least hours against a limit of hours',
    { hoursMin: 20 },
    { skaanehensyn: [{ condition: 'timer_om_ugen', max: 19 }] },
    'not_met',
  ],
  [
    'passes the least hours at the limit',
    { hoursMin: 20 },
    { skaanehensyn: [{ condition: 'timer_om_ugen', max: 20 }] },
    'met',
  ],
  ['takes the larger of two amounts', { demands: [...lifts(5).demands, ...lifts(20).demands] }, bears(12), 'not_met'],
]);

const danish = { language: 'da', minimums: { listening: 'A2', reading: 'A1' }, reason: 'safety' } as const;
const english = { language: 'en', minimums: { listening: 'B1' }, reason: 'safety' } as const;

table('safety_language', [
  ['asks nothing without languages', {}, {}, 'met'],
  ['asks nothing when no minimum is for safety', { languages: [{ ...danish, reason: 'customers' }] }, {}, 'met'],
  ['passes at the minimum', { languages: [danish] }, { languages: { da: { listening: 'A2', reading: 'A1' } } }, 'met'],
  [
    'stops a step below',
    { languages: [danish] },
    { languages: { da: { listening: 'A2-', reading: 'B1' } } },
    'not_met',
  ],
  ['asks about an unknown skill', { languages: [danish] }, { languages: { da: { listening: 'A2' } } }, 'unknown'],
  [
    'is not saved by an unknown skill when another is short',
    { languages: [danish] },
    { languages: { da: { listening: 'A1' } } },
    'not_met',
  ],
  ['asks about a language nobody recorded', { languages: [danish] }, {}, 'unknown'],
  [
    'passes through the second language',
    { languages: [danish, english] },
    { languages: { da: { listening: 'A1' }, en: { listening: 'B1' } } },
    'met',
  ],
  [
    'asks about the second language',
    { languages: [danish, english] },
    { languages: { da: { listening: 'A1' } } },
    'unknown',
  ],
  [
    'stops somebody short in every language',
    { languages: [danish, english] },
    { languages: { da: { listening: 'A1' }, en: { listening: 'A2' } } },
    'not_met',
  ],
  [
    'passes anybody recorded with a language that has no safety minimum',
    { languages: [danish, { ...english, reason: 'other' }] },
    { languages: { da: { listening: 'A1' }, en: { listening: 'A1' } } },
    'met',
  ],
]);

const there = { workplacePostalCode: '9000' };
const here = { postalCode: '9530', travelModes: ['transit', 'car'] as const };

table('travel_limit', [
  ['does not ask when work is from home', { remote: true }, {}, 'met'],
  ['asks when the workplace is unknown', {}, here, 'unknown'],
  ['asks when the home is unknown', there, { ...here, postalCode: undefined }, 'unknown'],
  ['asks when the modes are unknown', there, { ...here, travelModes: undefined }, 'unknown'],
  ['takes an empty list of modes as not asked', there, { ...here, travelModes: [] }, 'unknown'],
  ['passes at 90 minutes', there, here, 'met', { travel: fixedTravel({ transit: 90 }, 40) }],
  ['stops at 91 minutes', there, here, 'not_met', { travel: fixedTravel({ transit: 91 }, 40) }],
  ['takes the fastest mode', there, here, 'met', { travel: fixedTravel({ transit: 120, car: 60 }, 40) }],
  [
    'does not lend a mode the person does not have',
    there,
    { ...here, travelModes: ['transit'] },
    'not_met',
    { travel: fixedTravel({ transit: 120, car: 60 }, 40) },
  ],
  ['stops when no mode makes the trip', there, here, 'not_met', { travel: fixedTravel({}, 40) }],
  ['asks when the place is not known to the model', there, here, 'unknown', { travel: fixedTravel({}, null) }],
  [
    'does not hold the own limit against anybody',
    there,
    { ...here, maxTravelMinutes: 10 },
    'met',
    { travel: fixedTravel({ car: 60 }, 40) },
  ],
  [
    'does not hold the kilometres of a bicycle against anybody',
    there,
    { postalCode: '9400', travelModes: ['bicycle'], maxBicycleKm: 1 },
    'met',
  ],
]);

const saidNo = (openingId: string, until?: string) => ({ rejections: [{ openingId, reason: 'C01', until }] });

table('earlier_rejection', [
  ['passes without rejections', {}, {}, 'met'],
  ['stops at a no to this opening', {}, saidNo('opening'), 'not_met'],
  ['stops on its last day', {}, saidNo('opening', '2026-11-20'), 'not_met'],
  ['passes the day after', {}, saidNo('opening', '2026-11-19'), 'met'],
  ['passes a no to another opening', {}, saidNo('another'), 'met'],
]);

describe('all gates', () => {
  it('are answered in the written order, closed ones too', () => {
    const person = somebody({ municipality: '0840', status: 'udrejst' });
    const results = evaluateGates(openingCase(anOpening(), smallContext()), person);
    expect(results.map(({ gate }) => gate)).toEqual(GATES);
    expect(results.filter(({ outcome }) => outcome === 'not_met').map(({ gate }) => gate)).toEqual([
      'municipality_not_shared',
      'status',
    ]);
  });

  it('name every accepted scheme under its answer', () => {
    const opening = {
      ...december,
      schemes: ['igu', 'ordinaert', 'vikar', 'nyttejob'] as const,
      schemeRoom: { igu: 'met', ordinaert: 'met', vikar: 'met', nyttejob: 'not_met' } as const,
    };
    const person = { schemeWindows: { igu: { possible: false }, ordinaert: { possible: true } } };
    expect(gateOf('scheme', opening, person).facts).toEqual({
      open: ['ordinaert'],
      undecided: ['vikar'],
      closed: ['igu'],
      noRoom: ['nyttejob'],
      start: '2026-12-01',
    });
  });

  it('rest each on a clause with its place in the handbook', () => {
    expect(Object.keys(GATE_CLAUSES).sort()).toEqual([...GATES].sort());
    for (const { clause, source } of Object.values(GATE_CLAUSES)) {
      expect(clause.length).toBeGreaterThan(10);
      expect(source).toMatch(/^domain\.md §\d/);
    }
  });

  it('say what they rest on', () => {
    expect(gateOf('already_placed', { ...december, hoursMin: 30 }, job(20)).facts).toEqual({
      placedHours: 20,
      freeHours: 17,
      neededHours: 30,
      start: '2026-12-01',
    });
    expect(gateOf('skaanehensyn', lifts(25), bears(5)).facts).toEqual({
      neverAsked: false,
      conflicts: ['loeft_kg'],
      limits: ['5'],
      demands: ['25'],
      unknown: [],
    });
    expect(gateOf('legal_age', { ...december, minimumAge: 18 }, { youth: young }).facts).toEqual({
      minimumAge: 18,
      because: 'too_young',
      from: '2029-12-01',
      start: '2026-12-01',
    });
    const pupil = { youth: { ...young, compulsorySchoolUntil: '2027-06-30' } };
    expect(gateOf('legal_age', { ...december, minimumAge: 15 }, pupil).facts).toMatchObject({
      because: 'compulsory_school',
      from: '2027-07-01',
    });
    expect(gateOf('travel_limit', there, { postalCode: '9400', travelModes: ['car'] }).facts).toEqual({
      mode: 'car',
      minutes: 10,
      limit: 90,
      remote: false,
    });
    const short = { da: { listening: 'A1' } } as const;
    expect(gateOf('safety_language', { languages: [danish, english] }, { languages: short }).facts).toEqual({
      short: ['da.listening'],
      unknown: ['da.reading', 'en.listening'],
    });
  });
});
