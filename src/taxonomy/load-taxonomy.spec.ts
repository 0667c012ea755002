import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from '../common/project-root';
import { loadTaxonomy } from './load-taxonomy';
import { TaxonomyError } from './taxonomy.error';

const BUNDLED = path.join(projectRoot(), 'seeds', 'taxonomy');

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'taxonomy-'));
  cpSync(BUNDLED, dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Replaces the first occurrence of a text, which must be there. */
function edit(file: string, was: string, becomes: string): void {
  const full = path.join(dir, file);
  const text = readFileSync(full, 'utf8');
  if (!text.includes(was)) throw new Error(`${file} does not hold ${was}`);
  writeFileSync(
    full,
    text.replace(was, () => becomes),
  );
}

/** The problems as texts. */
function faults(): string[] {
  try {
    loadTaxonomy(dir);
    return [];
  } catch (error) {
    if (!(error instanceof TaxonomyError)) throw error;
    expect(error.code).toBe('TAXONOMY.INVALID');
    return error.message.split('\n').slice(1);
  }
}

const RENG = 'branchepakker/reng.yaml';

describe('loadTaxonomy', () => {
  it('reads a folder without faults as it is', () => {
    expect(loadTaxonomy(dir).toData()).toEqual(loadTaxonomy().toData());
  });

  it('names a missing file', () => {
    rmSync(path.join(dir, 'isco.yaml'));
    expect(faults()).toEqual(['isco.yaml : the file is missing – expected a YAML file']);
  });

  it('names the line of broken YAML', () => {
    edit('isco.yaml', 'groups:', 'groups: [');
    expect(faults()[0]).toMatch(/^isco\.yaml line \d+:\d+: .+ – expected YAML that can be read$/);
  });

  it('names the entry and field of a missing label', () => {
    edit(RENG, 'labels: { da: Moppe gulv, en: Mop floors }', 'labels: { da: Moppe gulv }');
    expect(faults()).toEqual([
      expect.stringContaining('branchepakker/reng.yaml competencies[reng.moppe_gulv].labels.en: missing – expected'),
    ]);
  });

  it('refuses an empty label', () => {
    edit(RENG, 'en: Mop floors', "en: ' '");
    expect(faults()).toEqual([
      'branchepakker/reng.yaml competencies[reng.moppe_gulv].labels.en: " " – expected a text without blanks at its ends',
    ]);
  });

  it('refuses a field it does not know', () => {
    edit(RENG, 'broader: { reng.rengoeringsarbejde: 600 }', 'brodaer: { reng.rengoeringsarbejde: 600 }');
    expect(faults().join()).toContain('Unrecognized key: "brodaer"');
  });

  it('says what an unknown code in a link may have meant', () => {
    edit(RENG, 'related: { reng.moppe_gulv: 500 }', 'related: { reng.mope_gulv: 500 }');
    expect(faults()).toEqual([
      'branchepakker/reng.yaml competencies[reng.stoevsuge].related.reng.mope_gulv: unknown competency ' +
        '"reng.mope_gulv" – expected the code of a competency; did you mean "reng.moppe_gulv"?',
    ]);
  });

  it('refuses a code that is used twice', () => {
    edit(RENG, '  - code: reng.klargoere_vogn', '  - code: reng.moppe_gulv');
    expect(faults().join('\n')).toContain('competencies[reng.moppe_gulv].code: the code is used twice');
  });

  it('refuses a link to itself', () => {
    edit(RENG, 'related: { reng.moppe_gulv: 500 }', 'related: { reng.stoevsuge: 500 }');
    expect(faults()).toEqual([
      expect.stringContaining('competencies[reng.stoevsuge].related.reng.stoevsuge: links to'),
    ]);
  });

  it('refuses a relation that is stated on both sides', () => {
    edit(RENG, 'related: { hotel.vaerelsesrengoering: 350 }', 'related: { reng.stoevsuge: 350 }');
    expect(faults().join('\n')).toContain('the pair is linked twice');
  });

  it('refuses a circle of broader links and shows it', () => {
    edit(
      'branchepakker/metal.yaml',
      'broader: { metal.metalarbejde: 650 }\n    credentials: [svejse-paragraf-17]',
      'broader: { metal.tig: 650 }\n    credentials: [svejse-paragraf-17]',
    );
    expect(faults()).toEqual([expect.stringContaining('circle metal.mag → metal.tig → metal.mag')]);
  });

  it.each([
    [99, 1],
    [100, 0],
    [900, 0],
    [901, 1],
    [350.5, 1],
  ])('judges a weight of %s thousandths with %s faults', (weight, count) => {
    edit(RENG, 'related: { hotel.vaerelsesrengoering: 350 }', `related: { hotel.vaerelsesrengoering: ${weight} }`);
    expect(faults()).toHaveLength(count);
  });

  it('refuses a word that means two competencies', () => {
    edit(RENG, 'en: [mopping,', 'en: [Vacuuming,');
    expect(faults()).toEqual([expect.stringContaining('"vacuuming" also means reng.stoevsuge')]);
  });

  it('refuses an ISCO code that is not four digits', () => {
    edit('occupations.yaml', "isco08: '9112'", "isco08: '911'");
    expect(faults()).toEqual([
      'occupations.yaml occupations[rengoeringsassistent].isco08: "911" – expected four digits in quotes',
    ]);
  });

  it('refuses an ISCO group without a name', () => {
    edit('occupations.yaml', "isco08: '9112'", "isco08: '9199'");
    expect(faults().join('\n')).toContain('group 9199 has no name');
  });

  it('refuses a goal that asks at a later step for no more than before', () => {
    edit(RENG, '      reng.noegler_alarm: 3', '      reng.noegler_alarm: 3\n      reng.moppe_gulv: 3');
    expect(faults()).toEqual([expect.stringContaining('goals.T3.reng.moppe_gulv: level 3 after 3')]);
  });

  it('refuses a competency of the handbook that is no goal of its package', () => {
    edit(RENG, '      reng.noegler_alarm: 3\n', '');
    expect(faults()).toEqual([expect.stringContaining('reng.noegler_alarm is no goal')]);
  });

  it.each([
    ['occupation: rengoeringsassistent', 'occupation: rengoeringsasistent', 'did you mean "rengoeringsassistent"?'],
    ['hours: { min: 10, max: 25 }', 'hours: { min: 26, max: 25 }', 'hours: 26 to 25'],
    ['hours: { min: 10, max: 25 }', 'hours: { min: 10, max: 38 }', 'hours.max: 38'],
    ["from: '05:00', to: '09:00'", "from: '05:15', to: '09:00'", '"05:15"'],
    ['minimumAge: 15', 'minimumAge: 16', 'minimumAge: 16'],
  ])('refuses the template line "%s" as "%s"', (was, becomes, told) => {
    edit(RENG, was, becomes);
    expect(faults().join('\n')).toContain(told);
  });

  it('tells every fault at once', () => {
    edit(RENG, 'related: { reng.moppe_gulv: 500 }', 'related: { reng.stoevsuge: 500 }');
    edit('occupations.yaml', 'branchepakker: [RENG]', 'branchepakker: [RENGG]');
    expect(faults()).toHaveLength(2);
  });
});
