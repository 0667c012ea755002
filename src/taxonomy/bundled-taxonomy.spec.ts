import { isCefrLevel } from '../language/cefr';
import { BRANCHEPAKKE_STEPS, type BranchepakkeStep } from '../matching/core/facts';
import { loadTaxonomy } from './load-taxonomy';
import { competencyGroup } from './validate-competencies';

const taxonomy = loadTaxonomy();

/** Competencies that domain.md §5 lists for T1, T2 and T3 of each package. */
const LISTED: Readonly<Record<string, readonly [number, number, number]>> = {
  RENG: [7, 8, 6],
  KOK: [6, 8, 7],
  HOTEL: [6, 7, 5],
  LAGER: [7, 8, 7],
  TRANS: [6, 6, 5],
  DETAIL: [7, 7, 6],
  INDU: [7, 8, 7],
  FODE: [6, 7, 6],
  BYG: [6, 8, 7],
  GRON: [8, 7, 6],
  SOSU: [7, 7, 6],
  PAED: [7, 7, 6],
  METAL: [7, 7, 6],
  VASK: [7, 7, 6],
};

/** Every job that domain.md §5 names, with its ISCO-08 unit group; 0000 = domain.md leaves the group open. */
const NAMED_JOBS: Readonly<Record<string, string>> = {
  RENG: 'rengøringsassistent 9112, hotelrengøring 9112, stuepige 9112, serviceassistent 9112, vinduespudser 9123, bilklargører 9122, teamleder rengøring 5151',
  KOK: 'køkkenmedhjælper 9412, opvasker 9412, kantinemedarbejder 5246, smørrebrødsjomfru 5120, kold jomfru 5120, kok 5120, fastfoodmedarbejder 9411, bagerimedhjælper 0000',
  HOTEL:
    'housekeepingmedarbejder 9112, tjener 5131, morgenmadsvært 5246, bartender 5132, receptionist 4224, opvasker 9412',
  LAGER:
    'lagermedarbejder 9333, plukker 9333, pakkemedarbejder 9321, lagerassistent 4321, truckfører 8344, terminalarbejder 9333',
  TRANS:
    'varebilschauffør 8322, pakkebud 9621, postbud 4412, lastbilchauffør 8332, buschauffør 8331, flyttemand 9333, skraldemand 9611',
  DETAIL:
    'butiksmedhjælper 5223, kassemedarbejder 5230, varetrimmer 9334, medarbejder i flaskerum 9334, servicemedarbejder i butik 9334, slagtermedhjælper i butik 7511, medarbejder i bagerafdeling 5223, onlinepakker 9321',
  INDU: 'produktionsmedarbejder 9329, maskinmontør 8211, elektronikmontør 8212, montagearbejder 8219, pakkeoperatør 8183, plastoperatør 8142, træindustriarbejder 8172, kvalitetskontrollør 7543, finmekanisk montør 8212',
  FODE: 'procesoperatør 8160, slagteriarbejder 7511, fiskeindustriarbejder 7511, fiskeindustrioperatør 8160, bager 7512, bagerioperatør 8160, mejerist 7513, mejerioperatør 8160, pakkerimedarbejder 9321, fødevarefabriksarbejder 9329',
  BYG: 'bygningsarbejder 9313, arbejdsmand 9313, anlægsarbejder 9312, murer 7112, tømrer 7115, maler 7131, gipsmontør 7123, isolatør 7124, betonarbejder 7114, nedriver 9313, stilladsmontør 7119',
  GRON: 'gartneriarbejder 9214, planteskolemedarbejder 6113, anlægsgartnermedhjælper 9214, markarbejder 9211, kvægmedhjælper 9212, svinemedhjælper 9212, husdyrbruger 6121, skovarbejder 9215, vejmand 9613, parkmedarbejder 9214',
  SOSU: 'plejemedarbejder 5321, afløser i plejen 5321, social- og sundhedshjælper 5321, hjemmehjælper 5322, serviceassistent 9112, køkkenmedhjælper på plejecenter 9412, portør 0000',
  PAED: 'pædagogmedhjælper 5311, skolemedhjælper 5312, køkkenhjælp i daginstitution 9412, rengøringshjælp i daginstitution 9112, medhjælper i fritidsklub 5311',
  METAL:
    'svejser 7212, pladesmed 7213, klejnsmed 7214, stålarbejder 7214, maskinarbejder 7223, sliber 7224, overfladebehandler 8122, montør 8211',
  VASK: 'vaskerimedarbejder 8157, presser 9121, stryger 9121, syer 8153, skrædder 7531, tekstilarbejder 9329, tekstilsorterer 9612',
};

/** Danish per step as domain.md §5 states it: listening or, where the text says so, another skill. */
const STATED_DANISH: readonly (readonly [string, BranchepakkeStep, 'listening' | 'reading' | 'writing', string])[] = [
  ['RENG', 'T1', 'listening', 'A1'],
  ['RENG', 'T2', 'listening', 'A1+'],
  ['RENG', 'T2', 'reading', 'A1'],
  ['RENG', 'T3', 'reading', 'A2'],
  ['KOK', 'T2', 'listening', 'A2'],
  ['KOK', 'T2', 'reading', 'A1+'],
  ['HOTEL', 'T3', 'listening', 'B1'],
  ['LAGER', 'T2', 'listening', 'A2'],
  ['TRANS', 'T3', 'listening', 'B1'],
  ['DETAIL', 'T3', 'listening', 'B1'],
  ['INDU', 'T2', 'reading', 'A2'],
  ['FODE', 'T2', 'listening', 'A1+'],
  ['BYG', 'T2', 'reading', 'A2'],
  ['GRON', 'T1', 'listening', 'pre-A1'],
  ['SOSU', 'T2', 'listening', 'A2+'],
  ['SOSU', 'T3', 'writing', 'B1'],
  ['PAED', 'T2', 'listening', 'B1'],
  ['METAL', 'T1', 'listening', 'A1+'],
  ['VASK', 'T3', 'listening', 'A2'],
];

function newGoals(branchepakke: string, step: BranchepakkeStep): string[] {
  return taxonomy
    .competencies()
    .map(({ code }) => code)
    .filter((code) => competencyGroup(code) !== 'tv')
    .filter((code) => taxonomy.firstAsked(code).some((at) => at.branchepakke === branchepakke && at.step === step));
}

describe('the bundled taxonomy', () => {
  it('has the fourteen branchepakker of the handbook', () => {
    expect(taxonomy.branchepakker().map(({ code }) => code)).toEqual(Object.keys(LISTED).sort());
  });

  it('has the 18 basic competencies, and every package ends with all of them at level 3', () => {
    const basic = taxonomy.competencies().filter(({ code }) => competencyGroup(code) === 'tv');
    expect(basic).toHaveLength(18);
    for (const { steps } of taxonomy.branchepakker()) {
      const last = steps.at(-1)!.goals.filter(({ competency }) => competency.startsWith('tv.'));
      expect(last.map(({ level }) => level)).toEqual(Array(18).fill(3));
    }
  });

  it.each(Object.entries(LISTED))('%s asks for as many new competencies per step as are listed', (code, counts) => {
    const found = (['T1', 'T2', 'T3'] as const).map((step) => newGoals(code, step).length);
    expect(found).toEqual(counts);
  });

  it('asks for level 2 at T1, 2 or 3 at T2, and 3 at T3', () => {
    const levels = (step: BranchepakkeStep): Set<number> =>
      new Set(
        taxonomy
          .branchepakker()
          .flatMap(({ steps }) => steps.find((one) => one.step === step)!.goals)
          .filter(({ competency }) => !competency.startsWith('tv.'))
          .map(({ level }) => level),
      );
    expect([levels('T0'), levels('S')]).toEqual([new Set(), new Set()]);
    expect([levels('T1'), levels('T2'), levels('T3')]).toEqual([new Set([2]), new Set([2, 3]), new Set([3])]);
  });

  it('records what several branches ask for once, in the shared list', () => {
    const shared = taxonomy.competencies().filter(({ code }) => competencyGroup(code) === 'faelles');
    const askedBy = (code: string): string[] => taxonomy.firstAsked(code).map(({ branchepakke }) => branchepakke);
    expect(shared.every(({ code }) => askedBy(code).length > 0)).toBe(true);
    expect(askedBy('faelles.gaffeltruck')).toEqual(['FODE', 'INDU', 'LAGER']);
    expect(askedBy('faelles.dosering')).toEqual(['RENG', 'VASK']);
  });

  it.each(Object.entries(NAMED_JOBS))('finds every job named for %s by its Danish name', (branchepakke, jobs) => {
    for (const [, name, isco] of jobs.split(', ').map((job) => /^(.+) (\d{4})$/.exec(job)!)) {
      const code = taxonomy.codeOf('occupation', name!);
      expect([name, code]).toEqual([name, expect.any(String)]);
      const occupation = taxonomy.occupation(code!)!;
      expect([name, occupation.branchepakker]).toEqual([name, expect.arrayContaining([branchepakke])]);
      if (isco === '0000') expect(occupation.certainty).toBe('uncertain');
      else expect([name, occupation.isco08]).toEqual([name, isco]);
    }
  });

  it('has a label in both languages and at least two synonyms in each for every entry', () => {
    const { competencies, credentials, occupations, branchepakker, templates, iscoGroups } = taxonomy.toData();
    for (const { code, labels } of [...branchepakker, ...templates, ...iscoGroups]) {
      expect([code, labels.da.length > 1, labels.en.length > 1]).toEqual([code, true, true]);
    }
    for (const { code, labels, synonyms } of [...competencies, ...credentials, ...occupations]) {
      expect([code, labels.da.length > 1, labels.en.length > 1]).toEqual([code, true, true]);
      expect([code, synonyms.da.length >= 2, synonyms.en.length >= 2]).toEqual([code, true, true]);
    }
  });

  it.each(STATED_DANISH)('%s %s asks for %s %s', (code, step, skill, level) => {
    const { danish } = taxonomy.branchepakke(code)!.steps.find((one) => one.step === step)!;
    expect(danish.minimum[skill]).toBe(level);
  });

  it('asks for Danish on the ladder only, and never for less at a later step', () => {
    for (const { code, steps } of taxonomy.branchepakker()) {
      expect(steps.map(({ step }) => step)).toEqual([...BRANCHEPAKKE_STEPS]);
      const listening = steps.map(({ danish }) => danish.minimum.listening).filter((level) => level !== undefined);
      expect([code, listening.every(isCefrLevel)]).toEqual([code, true]);
      expect([code, listening]).toEqual([code, [...listening].sort(byLadder)]);
    }
  });

  it('has three to five job templates a package, each with a task needed from the first day and a language', () => {
    for (const { code } of taxonomy.branchepakker()) {
      const templates = taxonomy.templates(code);
      expect([code, templates.length >= 3 && templates.length <= 5]).toEqual([code, true]);
      for (const { languages, tasks } of templates) {
        expect(languages.length).toBeGreaterThan(0);
        expect(tasks.some(({ need }) => need === 'must')).toBe(true);
      }
    }
  });

  it('lets nobody under 18 start from a template that demands a truck certificate', () => {
    const young = taxonomy.templates().filter(({ minimumAge }) => minimumAge < 18);
    const ages = young.flatMap(({ credentials }) => credentials).map((code) => taxonomy.credential(code)!.minimumAge);
    expect(ages.filter((age) => age !== undefined && age >= 18)).toEqual([]);
    expect(taxonomy.credential('gaffeltruck-b')?.minimumAge).toBe(18);
    expect(taxonomy.credential('gaffelstabler-a')?.minimumAge).toBe(18);
  });

  it('demands the child record check wherever a template works among children', () => {
    for (const { code, credentials } of taxonomy.templates('PAED')) {
      expect([code, credentials]).toEqual([code, expect.arrayContaining(['boerneattest'])]);
    }
  });

  it('gives the same credit both ways where competencies are related, unless a wider way gives more', () => {
    const credit = (needed: string, held: string): number =>
      taxonomy.substitutes(needed).find(({ code }) => code === held)?.permille ?? 0;
    for (const { code, related } of taxonomy.competencies()) {
      for (const link of related) {
        expect([code, link.code, credit(link.code, code) >= Math.min(link.permille, 1000)]).toEqual([
          code,
          link.code,
          link.permille >= 200,
        ]);
        expect([code, link.code, credit(code, link.code) >= link.permille]).toEqual([
          code,
          link.code,
          link.permille >= 200,
        ]);
      }
    }
  });

  it('gives part credit across branches: a picker for a truck, a hotel bed for a care bed', () => {
    const codes = (needed: string): string[] => taxonomy.substitutes(needed).map(({ code }) => code);
    expect(codes('lager.palleloefter')).toEqual(expect.arrayContaining(['faelles.gaffeltruck', 'lager.elstabler']));
    expect(codes('sosu.sengeredning')).toContain('hotel.rede_seng');
    expect(codes('kok.egenkontrol')).toContain('fode.ccp');
    expect(codes('metal.mag')).toContain('metal.tig');
    expect(codes('metal.tig')).not.toContain('byg.oprydning');
  });
});

function byLadder(a: string, b: string): number {
  const ladder = ['pre-A1', 'A1', 'A1+', 'A2-', 'A2', 'A2+', 'B1-', 'B1', 'B1+', 'B2-', 'B2'];
  return ladder.indexOf(a) - ladder.indexOf(b);
}
