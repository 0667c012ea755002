import fc from 'fast-check';
import { loadTaxonomy } from '../../taxonomy/load-taxonomy';
import { buildLexicon } from './words/lexicon';
import { readText } from './read-text';
import type { Finding, TextKind } from './reading.types';

const lexicon = buildLexicon({ taxonomy: loadTaxonomy() });
const read = (text: string, kind: TextKind = 'cv') => readText(text, lexicon, { kind, thisYear: 2026 });
const codes = (findings: readonly Finding[]) =>
  findings.flatMap((one) => ('code' in one && one.code !== undefined ? [`${one.code} ${one.polarity}`] : []));

describe('readText: competencies', () => {
  it.each([
    ['Jeg støvsuger og vasker gulve', 'reng.stoevsuge', 'reng.moppe_gulv'],
    ['Jeg tømmer skraldespande og rengør toiletterne', 'faelles.affald', 'reng.rengoere_toilet'],
    ['Jeg har arbejdet med toiletrengøring', 'reng.rengoere_toilet'],
    ['Jeg har kørt gaffeltruk', 'faelles.gaffeltruck'],
    ['Jeg koerer reach truck paa lager', 'faelles.gaffeltruck'],
    ['I drove a forklift for three years and my job was order picking', 'faelles.gaffeltruck'],
  ])('%s', (text, ...expected) => {
    expect(codes(read(text).findings)).toEqual(expect.arrayContaining(expected.map((code) => `${code} has`)));
  });

  it('takes the more telling of two that overlap', () => {
    const found = codes(read('Mine opgaver var rengøring af toiletter.').findings);

    expect(found).toContain('reng.rengoere_toilet has');
    expect(found).not.toContain('reng.rengoeringsarbejde has');
  });

  it('reads a title as a title, not as the task in it', () => {
    const found = codes(read('Rengøringsassistent i Vejle').findings);

    expect(found).toEqual(['rengoeringsassistent has']);
  });

  it('takes a verb for what is done, not for the title that is written alike', () => {
    expect(codes(read('Jeg spartler, sliber og maler vægge').findings)).not.toContain('maler has');
    expect(codes(read('Maler fra Damaskus').findings)).toContain('maler has');
    expect(codes(read('Jeg arbejdede som maler').findings)).toContain('maler has');
  });

  it('reads a certificate as a certificate, not as the skill', () => {
    expect(codes(read('Jeg har truckcertifikat').findings)).toEqual(['gaffeltruck-b has']);
  });

  it('tells possession, lack and wish apart', () => {
    expect(codes(read('Jeg har ikke kørekort').findings)).toEqual(['koerekort-b lacks']);
    expect(codes(read('Jeg vil gerne lære at svejse').findings)).toEqual(['metal.mag wants']);
    expect(codes(read('truckcertifikat søges', 'ad').findings)).toEqual(['gaffeltruck-b wanted']);
  });

  it('lets the branch of the text decide between tasks of the same name', () => {
    expect(codes(read('Jeg var stuepige på hotel. Jeg redte senge.').findings)).toContain('hotel.rede_seng has');
    expect(codes(read('Jeg hjalp med personlig pleje. Jeg redte senge.').findings)).toContain('sosu.sengeredning has');
  });

  it('does not take the bus for a job', () => {
    expect(codes(read('Jeg tager bus til arbejde').findings)).toEqual([]);
  });

  it('marks a licence from abroad', () => {
    const [licence] = read('Mit kørekort er fra Syrien').findings;

    expect(licence).toMatchObject({ kind: 'licence', foreign: true });
  });
});

describe('readText: the text itself', () => {
  it('says which words it saw and where, in the text as it was given', () => {
    const text = '<p>Du skal <b>st&oslash;vsuge</b> og moppe&nbsp;gulve</p>';
    const { findings } = read(text, 'ad');

    expect(findings.map(({ words }) => words)).toEqual(['st&oslash;vsuge', 'moppe&nbsp;gulve']);
    for (const { range, words } of findings) expect(text.slice(range.start, range.end)).toBe(words);
  });

  it('keeps a text in another language and says that it was not read', () => {
    expect(read('Ich habe drei Jahre in einem Lager gearbeitet und spreche Deutsch.')).toMatchObject({
      language: 'other',
      findings: [],
    });
  });

  it('reads an ad with its hours, shift, start, scheme, languages and what it may not ask for', () => {
    const { findings } = read(
      'Vi søger en ung kollega til rengøring.\nKl. 05.00-08.30, 17,5 timer om ugen. Opstart 1. februar.\n' +
        'Dansk på A2 er et krav. Mulighed for IGU.',
      'ad',
    );

    expect(findings.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['unlawful', 'competency', 'shift', 'hours', 'start', 'language', 'scheme']),
    );
  });

  it('puts the jobs of a CV together with their years and tasks', () => {
    const { experience } = read(
      '2019-2022 Lagermedarbejder\n- plukkede ordrer\n- pakkede paller\n2022-2023 Opvasker\n- opvask',
    );

    expect(experience).toHaveLength(2);
    expect(experience[0]).toMatchObject({
      occupation: { code: 'lagermedarbejder' },
      years: { tenths: 30 },
      tasks: [{ code: 'lager.plukke_liste' }, { code: 'lager.pallepakning' }],
    });
  });

  it('reads English CVs and ads', () => {
    const text =
      'I have worked as a warehouse worker for 4 years. I can drive a forklift but I do not have a driving licence. ' +
      'I would like to learn welding.';

    expect(codes(read(text).findings)).toEqual(
      expect.arrayContaining([
        'lagermedarbejder has',
        'faelles.gaffeltruck has',
        'koerekort-b lacks',
        'metal.mag wants',
      ]),
    );
  });

  it('leaves open whether an education is recognised', () => {
    const found = read('Jeg er uddannet sygeplejerske i Syrien').findings.find(({ kind }) => kind === 'education');

    expect(found).toMatchObject({ recognition: 'unknown' });
  });

  const PIECES = [
    'Jeg har støvsuget', 'ikke kørekort', 'vil gerne lære truck', '• rengøring af toiletter', '<li>opvask</li>', 'rengø\u00ADring',
    'pa\u030A lager', 'dansk B1', '17 timer om ugen', 'kl. 8-15', '3 års erfaring', 'Maskin-\noperatør', '&amp;', '\t\n', 'æøå', '😀',
    'https://x.example', 'Opstart 1. marts', 'IGU', 'modersmål', '§17-kursus', 'gaffeltruk', '2019-2022', 'mandag',
  ]; // prettier-ignore

  it('never throws, and every range holds its words, whatever the pieces are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })), { maxLength: 14 }),
        fc.constantFrom<TextKind>('cv', 'ad'),
        (pieces, kind) => {
          const text = pieces.join(' ');
          let last = 0;
          for (const { range, words, confidence } of read(text, kind).findings) {
            expect(words.length).toBeGreaterThan(0);
            expect(text.slice(range.start, range.end)).toBe(words);
            expect(range.start).toBeGreaterThanOrEqual(last);
            expect(confidence).toBeGreaterThan(0);
            expect(confidence).toBeLessThanOrEqual(1000);
            last = range.start;
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('answers the same for the same text', () => {
    const text = 'Jeg har kørt truck og støvsuget. Dansk A2.';

    expect(read(text)).toEqual(read(text));
  });
});
