import { loadTaxonomy } from './load-taxonomy';
import { shiftIntervals } from './shift-intervals';
import { Taxonomy } from './taxonomy';
import { TaxonomyError } from './taxonomy.error';
import type { TaxonomyData } from './taxonomy.types';

const taxonomy = loadTaxonomy();

/** A writable copy of the bundled data. */
function copy(): { -readonly [K in keyof TaxonomyData]: TaxonomyData[K][number][] } {
  return structuredClone(taxonomy.toData()) as never;
}

describe('Taxonomy', () => {
  it('is the same again after a way through plain data, as from database rows', () => {
    const again = Taxonomy.fromData(JSON.parse(JSON.stringify(taxonomy.toData())) as TaxonomyData);
    expect(again.toData()).toEqual(taxonomy.toData());
    expect(again.substitutes('reng.moppe_gulv')).toEqual(taxonomy.substitutes('reng.moppe_gulv'));
  });

  it('does not change when the data it was built from does', () => {
    const data = copy();
    const built = Taxonomy.fromData(data);
    data.competencies.length = 0;
    expect(built.competencies()).toHaveLength(taxonomy.competencies().length);
  });

  it('cannot be changed', () => {
    expect(() => Object.assign(taxonomy.competency('reng.moppe_gulv')!.labels, { da: 'Andet' })).toThrow(TypeError);
  });

  it('names the data as the place of a fault when there is no file', () => {
    const data = copy();
    data.occupations[0] = { ...data.occupations[0]!, isco08: '91' };
    expect(() => Taxonomy.fromData(data)).toThrow(TaxonomyError);
    expect(() => Taxonomy.fromData(data)).toThrow('data occupations[rengoeringsassistent].isco08: "91"');
  });

  it.each([
    ['911210', false],
    ['912310', true],
    ['91121', true],
  ])('takes DISCO-08 %s for ISCO-08 9112 as a fault: %s', (disco08, fault) => {
    const data = copy();
    data.occupations[0] = { ...data.occupations[0]!, disco08 };
    const build = (): Taxonomy => Taxonomy.fromData(data);
    if (fault) expect(build).toThrow('six digits that open with 9112');
    else expect(build).not.toThrow();
  });

  it('answers undefined, false or nothing for codes it does not know', () => {
    expect(taxonomy.competency('reng.flyve')).toBeUndefined();
    expect(taxonomy.credential('flyvecertifikat')).toBeUndefined();
    expect(taxonomy.isKnownCompetency('reng.flyve')).toBe(false);
    expect(taxonomy.isKnownCompetency('reng.moppe_gulv')).toBe(true);
    expect(taxonomy.isKnownBranchepakke('reng')).toBe(false);
    expect(taxonomy.isKnownBranchepakke('RENG')).toBe(true);
    expect(taxonomy.substitutes('reng.flyve')).toEqual([]);
    expect(taxonomy.templates('FLYV')).toEqual([]);
  });

  it('finds occupations by an ISCO group of one to four digits', () => {
    const codes = (isco: string): string[] => taxonomy.occupationsByIsco(isco).map(({ code }) => code);
    expect(codes('8344')).toEqual(['truckfoerer']);
    expect(codes('911')).toEqual(expect.arrayContaining(['rengoeringsassistent', 'stuepige', 'serviceassistent']));
    expect(codes('9').length).toBeGreaterThan(codes('91').length);
    expect([codes(''), codes('91123'), codes('x')]).toEqual([[], [], []]);
    expect(taxonomy.iscoGroup('911')?.labels.en).toContain('cleaners');
  });

  it('knows what a licence covers, over several steps', () => {
    expect(taxonomy.coveredCredentials('koerekort-ce')).toEqual([
      'koerekort-b',
      'koerekort-be',
      'koerekort-c',
      'koerekort-ce',
    ]);
    expect(taxonomy.coveredCredentials('gaffeltruck-b')).toEqual(['gaffelstabler-a', 'gaffeltruck-b']);
    expect(taxonomy.coveredCredentials('gaffelstabler-a')).toEqual(['gaffelstabler-a']);
    expect(taxonomy.coveredCredentials('ukendt')).toEqual(['ukendt']);
  });

  it('finds the code of an exact word in either language, whatever its case, accents and blanks', () => {
    expect(taxonomy.competencyByLabel('  MOPPE   gulv ')).toBe('reng.moppe_gulv');
    expect(taxonomy.competencyByLabel('truck')).toBe('faelles.gaffeltruck');
    expect(taxonomy.competencyByLabel('Koere bus')).toBe('trans.koere_bus');
    expect(taxonomy.competencyByLabel('ko\u0308re bus')).toBeUndefined();
    expect(taxonomy.competencyByLabel('')).toBeUndefined();
    expect(taxonomy.codeOf('occupation', 'cleaner')).toBe('rengoeringsassistent');
    expect(taxonomy.codeOf('credential', 'truckkort')).toBe('gaffeltruck-b');
  });

  it('gives the hours of a template as one line for each weekday', () => {
    const { shifts } = taxonomy.template('reng.kontor-morgen')!;
    expect(shiftIntervals(shifts.pattern)).toEqual([1, 2, 3, 4, 5].map((day) => ({ day, from: '05:00', to: '09:00' })));
  });
});

describe('suggest', () => {
  const codes = (kind: Parameters<Taxonomy['suggest']>[0], text: string, limit = 5): string[] =>
    taxonomy.suggest(kind, text, limit).map(({ code }) => code);

  it.each([
    ['gaffeltruk', 'faelles.gaffeltruck'],
    ['truk', 'faelles.gaffeltruck'],
    ['stovsuge', 'reng.stoevsuge'],
    ['moping floors', 'reng.moppe_gulv'],
    ['sveising', 'metal.mag'],
    ['opvaks', 'kok.opvask'],
  ])('forgives the typing error in "%s"', (text, code) => {
    expect(codes('competency', text)).toContain(code);
  });

  it('puts the exact word first and names the word that fitted', () => {
    expect(taxonomy.suggest('occupation', 'cleaning lady', 1)).toEqual([
      {
        code: 'rengoeringsassistent',
        labels: { da: 'Rengøringsassistent', en: 'Cleaner' },
        matched: 'cleaning lady',
      },
    ]);
    expect(codes('competency', 'svejsning')[0]).toBe('metal.mag');
  });

  it('lists each entry once and no more than asked for', () => {
    const found = codes('competency', 'rengøring', 12);
    expect(found).toHaveLength(12);
    expect(new Set(found).size).toBe(12);
    expect(codes('competency', 'rengøring', 3)).toEqual(found.slice(0, 3));
    expect(codes('competency', 'rengøring', 0)).toEqual([]);
  });

  it('searches every kind', () => {
    expect(codes('credential', 'truckcertifkat')[0]).toBe('gaffeltruck-b');
    expect(codes('branchepakke', 'rengøring')[0]).toBe('RENG');
    expect(codes('template', 'opfyldning')[0]).toBe('detail.opfyldning');
    expect(codes('isco', 'bricklayers')[0]).toBe('7112');
  });

  it.each(['', ' ', 'x', '§§§§§§§§', 'qqqqxxxxzzzz'])('finds nothing for "%s"', (text) => {
    expect(codes('competency', text)).toEqual([]);
  });

  it('bears a text of any length', () => {
    expect(() => codes('competency', 'rengøring '.repeat(1000))).not.toThrow();
  });
});
