import { deadlines } from './deadlines/deadlines';
import { deadlineDefinitions } from './deadlines/deadline-rules';
import { evaluateScheme, evaluateSchemes } from './evaluate';
import type { SchemeOpening, SchemePerson, SchemeWorkplace } from './facts';
import { loadRules } from './load-rules';
import { explainDeadline, explainRule, explainScheme, LOCALES, missingFacts, schemeCatalogue } from './messages';
import { SCHEME_CODES, schemeRules } from './scheme-registry';

const rules = loadRules();
const ASOF = '2026-06-01';

const PERSON: SchemePerson = {
  birthDate: '1992-01-15',
  firstRegisteredOn: '2023-03-20',
  residenceBasis: 'refugee',
  residenceUntil: null,
  completedIgu: false,
  employments: [],
};
const WORKPLACE: SchemeWorkplace = { cvr: '29189420', sector: 'private', ordinaryEmployees: 12, placements: [] };
const OPENING: SchemeOpening = {
  schemes: SCHEME_CODES,
  startsOn: ASOF,
  weeklyHours: 37,
  igu: { practiceHours: 29, schoolHours: 8 },
};

describe.each(LOCALES)('the catalogue in %s', (locale) => {
  const catalogue = schemeCatalogue(locale);

  it('has a text for every scheme and for every rule and outcome, and none for rules that do not exist', () => {
    const definitions = Object.values(schemeRules).flat();
    const needed = definitions.flatMap(({ code, kind }) =>
      (kind === 'term' ? ['eligible'] : ['eligible', 'not_eligible', 'unknown']).map((outcome) => `${code} ${outcome}`),
    );
    const given = Object.entries(catalogue.rules).flatMap(([code, texts]) =>
      Object.keys(texts).map((outcome) => `${code} ${outcome}`),
    );
    expect(given.sort()).toEqual([...new Set(needed)].sort());
    expect(Object.keys(catalogue.schemes).sort()).toEqual([...SCHEME_CODES].sort());
  });

  it('has a text for every deadline and status', () => {
    const needed = deadlineDefinitions.flatMap(({ code }) =>
      ['overdue', 'due', 'ok', 'unknown'].map((status) => `${code} ${status}`),
    );
    const given = Object.entries(catalogue.deadlines).flatMap(([code, texts]) =>
      Object.keys(texts).map((status) => `${code} ${status}`),
    );
    expect(given.sort()).toEqual(needed.sort());
  });

  it('has a word for every fact that can be missing', () => {
    const nothing = evaluateSchemes({}, {}, { schemes: SCHEME_CODES }, '2024-06-01', rules);
    const missing = [
      ...nothing.flatMap((answer) => answer.rules.flatMap((rule) => rule.missing)),
      ...deadlines({}, ASOF, rules).flatMap((answer) => answer.missing),
    ];
    expect(missing.filter((field) => catalogue.fields[field] === undefined)).toEqual([]);
    expect(missingFacts(nothing[4]!, locale).every((text) => !text.includes('.'))).toBe(true);
  });

  it('can say every answer about a known and an unknown person, with no placeholder left', () => {
    const asked = [
      ...evaluateSchemes(PERSON, WORKPLACE, OPENING, ASOF, rules),
      ...evaluateSchemes({}, {}, { schemes: SCHEME_CODES }, ASOF, rules),
      ...evaluateSchemes(
        { ...PERSON, birthDate: '1960-01-01', benefitSince: null },
        { sector: 'public' },
        OPENING,
        '2016-01-01',
        rules,
      ),
    ];
    for (const answer of asked) {
      for (const rule of answer.rules) expect(explainRule(rule, locale)).not.toMatch(/[{}]|undefined|null|\bnone\b/);
      expect(explainScheme(answer, locale).length).toBeGreaterThan(5);
    }
    for (const answer of deadlines({}, ASOF, rules)) expect(explainDeadline(answer, locale)).not.toMatch(/[{}]/);
  });
});

describe('explainScheme', () => {
  const igu = (person: Partial<SchemePerson> = {}, asOf = ASOF) =>
    evaluateScheme('igu', { ...PERSON, ...person }, WORKPLACE, { ...OPENING, startsOn: asOf }, asOf, rules);

  it('says why IGU is open', () => {
    expect(explainScheme(igu(), 'da')).toBe(
      'IGU: ja. Alder 34 (18–50), 3 år 2 måneder i Danmark (højst 20), ikke gennemført før',
    );
    expect(explainScheme(igu(), 'en')).toBe(
      'IGU: yes. Age 34 (18–50), 3 years 2 months in Denmark (at most 20), not completed before',
    );
  });

  it('says only what stands in the way when it is closed', () => {
    expect(explainScheme(igu({ birthDate: '1974-01-15', completedIgu: true }), 'da')).toBe(
      'IGU: nej. Alder 52 ved start, ordningen er fra 18 år til under 50 år, har gennemført en IGU',
    );
  });

  it('says what is not known, and what to ask', () => {
    const answer = igu({ residenceBasis: undefined, completedIgu: undefined });
    expect(explainScheme(answer, 'da')).toBe('IGU: uvist. Opholdsgrundlag mangler, uvist om en IGU er gennemført før');
    expect(missingFacts(answer, 'da')).toEqual(['opholdsgrundlag', 'om en IGU er gennemført før']);
  });

  it('says once that the scheme is not in force', () => {
    expect(explainScheme(igu({}, '2016-06-30'), 'da')).toBe('IGU: nej. Ordningen gælder ikke den 30. juni 2016');
  });

  it('tells the bonus and coded values in words', () => {
    const find = (code: string) => igu().rules.find((rule) => rule.code === code)!;
    expect(explainRule(find('igu.bonus'), 'da')).toBe(
      'bonus på ansøgning: 20.000 kr. efter 6 måneder og 20.000 kr. ved gennemførelse',
    );
    const outside = igu({ residenceBasis: 'other' }).rules.find((rule) => rule.code === 'igu.basis')!;
    expect(explainRule(outside, 'en')).toContain('refugee, family-reunified to a refugee');
  });

  it('tells the room at the workplace', () => {
    const placements = [{ scheme: 'virksomhedspraktik' as const, from: '2026-01-01' }];
    const answer = evaluateScheme('virksomhedspraktik', PERSON, { ...WORKPLACE, placements }, OPENING, ASOF, rules);
    const ratio = answer.rules.find(({ code }) => code === 'ratio.legal_cap')!;
    expect(explainRule(ratio, 'da')).toBe('1 af 2 pladser brugt på P-nummeret');
  });

  it('tells a deadline with its day', () => {
    const answers = deadlines({ takenOverOn: '2026-03-01', visitations: [] }, '2026-05-25', rules);
    const visitation = answers.find(({ kind }) => kind === 'visitation')!;
    expect(explainDeadline(visitation, 'da')).toBe('Visitation senest 1. juni 2026');
    expect(explainDeadline(visitation, 'en')).toBe('Visitation by 1 June 2026');
  });
});
