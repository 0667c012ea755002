import type { RuleOutcome } from './answers';
import { evaluateScheme } from './evaluate';
import type { CombinationBlock, SchemeCode, SchemeOpening, SchemePerson, SchemeWorkplace, TargetGroup } from './facts';
import { combinationHours } from './rules/kombination.scheme';
import { loadRules } from './load-rules';

const rules = loadRules();
const ASOF = '2026-05-01';
const CVR = '29189420';

const PERSON: SchemePerson = {
  birthDate: '1990-01-01',
  residenceUntil: null,
  benefitSince: '2025-01-01',
  targetGroup: 'jobparat',
  employments: [],
  visitations: [{ on: '2025-04-01', result: 'jobparat' }],
};
const WORKPLACE: SchemeWorkplace = {
  cvr: CVR,
  pNumber: '1000000001',
  sector: 'private',
  ordinaryEmployees: 12,
  employeesLast12Months: 12,
  placements: [],
  vacatedPosts: [],
};
const OPENING: Omit<SchemeOpening, 'schemes'> = {
  startsOn: '2026-06-01',
  weeklyHours: 30,
  purpose: 'branchepraktik',
  durationWeeks: 4,
  durationGround: 'none',
};

interface Change {
  person?: Partial<SchemePerson>;
  workplace?: Partial<SchemeWorkplace>;
  opening?: Partial<SchemeOpening>;
  asOf?: string;
}

function ask(scheme: SchemeCode, { person, workplace, opening, asOf = ASOF }: Change = {}) {
  const answer = evaluateScheme(
    scheme,
    { ...PERSON, ...person },
    { ...WORKPLACE, ...workplace },
    { ...OPENING, schemes: [scheme], ...opening },
    asOf,
    rules,
  );
  return { ...answer, rule: (code: string) => answer.rules.find((each) => each.code === code)! };
}

describe('virksomhedspraktik', () => {
  const rule = (code: string, change: Change) => ask('virksomhedspraktik', change).rule(`virksomhedspraktik.${code}`);

  it('is open when everything is in order', () => {
    expect(ask('virksomhedspraktik').outcome).toBe('eligible');
  });

  // domain.md §4, duration under LAB: 4 weeks / 13 weeks / 26 by assessment / 13 at a time in special need
  it.each<[TargetGroup, SchemeOpening['durationGround'], number, RuleOutcome]>([
    ['insured', 'none', 4, 'eligible'],
    ['insured', 'none', 5, 'not_eligible'],
    ['jobparat', 'none', 5, 'not_eligible'],
    ['uddannelsesparat', 'none', 5, 'not_eligible'],
    ['jobparat', 'experience', 13, 'eligible'],
    ['jobparat', 'experience', 14, 'not_eligible'],
    ['aktivitetsparat', 'none', 13, 'eligible'],
    ['aktivitetsparat', 'none', 14, 'not_eligible'],
    ['aktivitetsparat', 'assessed', 26, 'eligible'],
    ['aktivitetsparat', 'assessed', 27, 'not_eligible'],
    ['integration', 'none', 13, 'eligible'],
    ['integration', 'none', 14, 'not_eligible'],
    ['integration', 'assessed', 26, 'eligible'],
  ])('%s on the ground %s may take %i weeks: %s', (targetGroup, durationGround, durationWeeks, outcome) => {
    const answer = rule('duration', { person: { targetGroup }, opening: { durationGround, durationWeeks } });
    expect(answer).toMatchObject({ outcome, uncertain: targetGroup === 'integration' });
  });

  it('in special need prolongs by 13 weeks at a time', () => {
    const more = (durationWeeks: number) =>
      rule('duration', { opening: { durationGround: 'special_need', weeksBefore: 26, durationWeeks } }).outcome;
    expect(more(13)).toBe('eligible');
    expect(more(14)).toBe('not_eligible');
  });

  it('adds the weeks before to the weeks of the decision', () => {
    expect(rule('duration', { opening: { weeksBefore: 2, durationWeeks: 2 } }).outcome).toBe('eligible');
    expect(rule('duration', { opening: { weeksBefore: 3, durationWeeks: 2 } }).outcome).toBe('not_eligible');
  });

  it('is sure without a target group or ground when all of them agree', () => {
    const open = (durationWeeks: number) =>
      rule('duration', { person: { targetGroup: undefined }, opening: { durationGround: undefined, durationWeeks } });
    expect(open(4).outcome).toBe('eligible');
    expect(open(10)).toMatchObject({
      outcome: 'unknown',
      missing: ['person.targetGroup', 'opening.durationGround'],
    });
    expect(open(27).outcome).toBe('not_eligible');
  });

  it('keeps within 37 hours a week', () => {
    expect(rule('hours', { opening: { weeklyHours: 37 } }).outcome).toBe('eligible');
    expect(rule('hours', { opening: { weeklyHours: 38 } }).outcome).toBe('not_eligible');
  });

  it('needs one of its purposes', () => {
    expect(rule('purpose', { opening: { purpose: undefined } })).toMatchObject({
      outcome: 'unknown',
      missing: ['opening.purpose'],
    });
  });

  it('is not for the latest ordinary employer, but for an earlier one', () => {
    const here = { cvr: CVR, from: '2024-01-01', until: '2025-01-31', ordinary: true };
    const later = { cvr: '13748136', from: '2025-02-01', until: '2025-06-30', ordinary: true };
    expect(rule('not_latest_employer', { person: { employments: [here] } }).outcome).toBe('not_eligible');
    expect(rule('not_latest_employer', { person: { employments: [here, later] } }).outcome).toBe('eligible');
    expect(rule('not_latest_employer', { person: { employments: [{ ...here, ordinary: false }] } }).outcome).toBe(
      'eligible',
    );
    expect(rule('not_latest_employer', { person: { employments: undefined } }).outcome).toBe('unknown');
  });

  it('tells the firm by P-nummer where a CVR is missing, and asks when that is another one', () => {
    const at = (pNumber: string) => [{ pNumber, from: '2025-01-01', ordinary: true }];
    expect(rule('not_latest_employer', { person: { employments: at('1000000001') } }).outcome).toBe('not_eligible');
    expect(rule('not_latest_employer', { person: { employments: at('1000000002') } }).outcome).toBe('unknown');
  });

  it('takes a seasonal peak, displaced staff and an ordinary job within reach for a no', () => {
    expect(rule('no_displacement', { opening: { seasonalPeak: true } }).outcome).toBe('not_eligible');
    expect(rule('no_displacement', { opening: { displacesOrdinaryWork: true } }).outcome).toBe('not_eligible');
    expect(rule('last_resort', { person: { ordinaryJobWithinReach: true } }).outcome).toBe('not_eligible');
    expect(rule('last_resort', { person: { ordinaryJobWithinReach: false } }).outcome).toBe('eligible');
  });

  it("keeps the firm's own limit beside the legal one", () => {
    const placements = [{ scheme: 'nyttejob' as const, from: '2026-01-01' }];
    const own = (ownCap?: number) => ask('virksomhedspraktik', { workplace: { ownCap, placements } });
    expect(own(2).rule('ratio.own_cap').outcome).toBe('eligible');
    expect(own(1).rule('ratio.own_cap').outcome).toBe('not_eligible');
    expect(own().rule('ratio.own_cap').facts).toEqual({ applies: false });
    expect(own(1).rule('ratio.legal_cap').outcome).toBe('eligible');
  });
});

describe('løntilskud', () => {
  it('is open at a private and at a public workplace, each by its own scheme', () => {
    expect(ask('loentilskud_privat').outcome).toBe('eligible');
    expect(ask('loentilskud_offentlig').rule('loentilskud_offentlig.sector').outcome).toBe('not_eligible');
    expect(ask('loentilskud_offentlig', { workplace: { sector: 'public' } }).outcome).toBe('eligible');
  });

  // domain.md §4: at least 6 months on a benefit first
  it.each<[string | null | undefined, RuleOutcome]>([
    ['2025-12-01', 'eligible'],
    ['2025-12-02', 'not_eligible'],
    [null, 'not_eligible'],
    [undefined, 'unknown'],
  ])('with a benefit since %s and a start on 1 June is %s', (benefitSince, outcome) => {
    for (const scheme of ['loentilskud_privat', 'loentilskud_offentlig'] as const) {
      expect(ask(scheme, { person: { benefitSince } }).rule(`${scheme}.benefit`).outcome).toBe(outcome);
    }
  });

  // domain.md §4: private 6 months; public 4, or 6 and 12 (?) – 1 June + 4 months = 122 days = 17.4 weeks
  it.each<[SchemeCode, TargetGroup, number, RuleOutcome, boolean]>([
    ['loentilskud_privat', 'jobparat', 26, 'eligible', false],
    ['loentilskud_privat', 'jobparat', 27, 'not_eligible', false],
    ['loentilskud_offentlig', 'insured', 17, 'eligible', false],
    ['loentilskud_offentlig', 'jobparat', 18, 'not_eligible', false],
    ['loentilskud_offentlig', 'uddannelsesparat', 18, 'not_eligible', false],
    ['loentilskud_offentlig', 'aktivitetsparat', 26, 'eligible', true],
    ['loentilskud_offentlig', 'aktivitetsparat', 27, 'not_eligible', true],
    ['loentilskud_offentlig', 'integration', 52, 'eligible', true],
    ['loentilskud_offentlig', 'integration', 53, 'not_eligible', true],
  ])('%s for %s may last %i weeks: %s', (scheme, targetGroup, durationWeeks, outcome, uncertain) => {
    const answer = ask(scheme, { person: { targetGroup }, opening: { durationWeeks } });
    expect(answer.rule(`${scheme}.duration`)).toMatchObject({ outcome, uncertain });
  });

  // domain.md §4.2, merbeskæftigelse
  it.each<[number, number, RuleOutcome]>([
    [12, 12, 'eligible'],
    [11, 12, 'not_eligible'],
    [12, 12.5, 'eligible'],
    [13, 12, 'eligible'],
  ])(
    'with %i employees against %d on average, net growth is %s',
    (ordinaryEmployees, employeesLast12Months, outcome) => {
      const answer = ask('loentilskud_privat', { workplace: { ordinaryEmployees, employeesLast12Months } });
      expect(answer.rule('loentilskud.net_growth').outcome).toBe(outcome);
    },
  );

  it.each<[string, 'dismissal' | 'resignation' | 'other', boolean | undefined, RuleOutcome]>([
    ['2026-03-01', 'dismissal', true, 'not_eligible'],
    ['2026-02-28', 'dismissal', true, 'eligible'],
    ['2026-05-01', 'resignation', true, 'not_eligible'],
    ['2026-05-01', 'other', true, 'eligible'],
    ['2026-05-01', 'resignation', false, 'eligible'],
    ['2026-05-01', 'resignation', undefined, 'unknown'],
  ])('a post vacated on %s by %s (the same post: %s) makes a start on 1 June %s', (on, cause, samePost, outcome) => {
    const answer = ask('loentilskud_privat', { workplace: { vacatedPosts: [{ on, cause, samePost }] } });
    expect(answer.rule('loentilskud.vacated_post').outcome).toBe(outcome);
  });
});

describe('nyttejob', () => {
  const publicly = { workplace: { sector: 'public' as const } };
  const before = { ...publicly, asOf: '2024-12-31' };

  it('was limited to 13 weeks until the end of 2024, and is not from 2025', () => {
    const weeks = (durationWeeks: number, asOf: string) =>
      ask('nyttejob', { ...publicly, asOf, opening: { durationWeeks } }).rule('nyttejob.duration').outcome;
    expect(weeks(13, '2024-12-31')).toBe('eligible');
    expect(weeks(14, '2024-12-31')).toBe('not_eligible');
    expect(weeks(14, '2025-01-01')).toBe('eligible');
  });

  it('lost its ratio in 2025', () => {
    const full = {
      sector: 'public' as const,
      ordinaryEmployees: 4,
      placements: [{ scheme: 'nyttejob' as const, from: '2024-01-01' }],
    };
    expect(ask('nyttejob', { ...before, workplace: full }).rule('nyttejob.ratio')).toMatchObject({
      outcome: 'not_eligible',
      uncertain: true,
    });
    expect(ask('nyttejob', { workplace: full, asOf: '2025-01-01' }).rule('nyttejob.ratio').outcome).toBe('eligible');
  });

  it('is for public workplaces and for people on a benefit, and may not distort competition', () => {
    expect(ask('nyttejob', publicly).outcome).toBe('eligible');
    expect(ask('nyttejob').rule('nyttejob.sector').outcome).toBe('not_eligible');
    expect(ask('nyttejob', { ...publicly, person: { benefitSince: null } }).rule('nyttejob.benefit').outcome).toBe(
      'not_eligible',
    );
    expect(ask('nyttejob', { ...publicly, opening: { displacesOrdinaryWork: true } }).outcome).toBe('not_eligible');
  });
});

describe('arbejdsprøvning', () => {
  const outcome = (person: Partial<SchemePerson>) =>
    ask('arbejdsproevning', { person }).rule('arbejdsproevning.target_group').outcome;

  it('is for aktivitetsparate, by the visitation in force on the day', () => {
    const visitations = [
      { on: '2026-05-02', result: 'jobparat' as const },
      { on: '2026-05-01', result: 'aktivitetsparat' as const },
      { on: '2025-01-01', result: 'jobparat' as const },
    ];
    expect(outcome({ targetGroup: 'integration', visitations })).toBe('eligible');
    expect(outcome({ targetGroup: undefined, visitations: visitations.slice(2) })).toBe('not_eligible');
  });

  it('asks when nothing is recorded, and when records contradict each other', () => {
    expect(outcome({ targetGroup: undefined, visitations: undefined })).toBe('unknown');
    expect(outcome({ targetGroup: 'aktivitetsparat' })).toBe('unknown');
  });
});

describe('småjob and ordinary work', () => {
  it('calls less than full time a småjob', () => {
    const hours = (weeklyHours?: number) => ask('smaajob', { opening: { weeklyHours } }).outcome;
    expect(hours(36)).toBe('eligible');
    expect(hours(37)).toBe('not_eligible');
    expect(hours(undefined)).toBe('unknown');
  });

  it('asks nothing special of an ordinary job or temporary work', () => {
    expect(ask('ordinaert').outcome).toBe('eligible');
    expect(ask('vikar', { asOf: '2010-01-01' }).outcome).toBe('eligible');
  });
});

describe('the combination model', () => {
  const paid: CombinationBlock = { scheme: 'smaajob', tasks: ['reng.moppe_gulv'], weeklyHours: 6, from: '2026-06-01' };
  const praktik: CombinationBlock = {
    scheme: 'virksomhedspraktik',
    tasks: ['reng.vinduer'],
    weeklyHours: 20,
    from: '2026-06-01',
    until: '2026-06-28',
  };
  const combine = (...blocks: CombinationBlock[]) => ask('kombination', { opening: { blocks } });

  it('is open for separate tasks, and counts paid and praktik hours apart', () => {
    expect(combine(paid, praktik).outcome).toBe('eligible');
    expect(combinationHours([paid, praktik], '2026-06-28')).toEqual({ paid: 6, praktik: 20 });
    expect(combinationHours([paid, praktik], '2026-06-29')).toEqual({ paid: 6, praktik: 0 });
  });

  it('refuses the same task paid and in praktik at the same time, not one after the other', () => {
    const same = { ...paid, tasks: ['reng.vinduer', 'reng.moppe_gulv'] };
    expect(combine(same, praktik).rule('kombination.separate_tasks')).toMatchObject({
      outcome: 'not_eligible',
      facts: { shared: ['reng.vinduer'] },
    });
    const afterwards = combine({ ...same, from: '2026-06-29' }, praktik);
    expect(afterwards.rule('kombination.separate_tasks').outcome).toBe('eligible');
    expect(combine({ ...same, from: '2026-06-28' }, praktik).rule('kombination.separate_tasks').outcome).toBe(
      'not_eligible',
    );
  });

  it('needs both parts, and tasks in each', () => {
    expect(combine(paid).rule('kombination.parts').outcome).toBe('not_eligible');
    expect(combine(praktik).rule('kombination.parts').outcome).toBe('not_eligible');
    expect(combine({ ...paid, tasks: [] }, praktik).rule('kombination.separate_tasks').outcome).toBe('unknown');
    expect(ask('kombination').rule('kombination.parts').outcome).toBe('unknown');
  });

  it('keeps the fullest week within 37 hours', () => {
    expect(combine({ ...paid, weeklyHours: 17 }, praktik).rule('kombination.hours').outcome).toBe('eligible');
    expect(combine({ ...paid, weeklyHours: 18 }, praktik).rule('kombination.hours')).toMatchObject({
      outcome: 'not_eligible',
      facts: { paid: 18, praktik: 20 },
    });
    const raised = { ...paid, weeklyHours: 30, from: '2026-06-29' };
    expect(combine(paid, praktik, raised).rule('kombination.hours').outcome).toBe('eligible');
  });

  it('takes a place in the ratio', () => {
    const placements = [{ scheme: 'virksomhedspraktik' as const, from: '2026-01-01' }];
    const full = ask('kombination', {
      workplace: { ordinaryEmployees: 4, placements },
      opening: { blocks: [paid, praktik] },
    });
    expect(full.rule('ratio.legal_cap').outcome).toBe('not_eligible');
  });
});
