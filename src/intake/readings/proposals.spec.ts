import { loadTaxonomy } from '../../taxonomy/load-taxonomy';
import { buildLexicon } from '../reading/words/lexicon';
import { readText } from '../reading/read-text';
import { proposalsOf } from './proposals';
import type { ReadingSubject } from './proposal.types';

const taxonomy = loadTaxonomy();
const lexicon = buildLexicon({ taxonomy });
const read = (text: string, subject: ReadingSubject) =>
  proposalsOf(
    readText(text, lexicon, { kind: subject === 'candidate' ? 'cv' : 'ad', thisYear: 2026 }),
    subject,
    taxonomy,
  );
const of = (text: string, key: string, subject: ReadingSubject = 'candidate') =>
  read(text, subject).find((one) => one.key === key || one.key.startsWith(`${key}:`));

describe('what is proposed for a person', () => {
  it('is a task with guidance when it is only named, alone after a year in the job, and never more than claimed', () => {
    const named = of('Jeg kan moppe gulve.', 'competency:reng.moppe_gulv');
    const year = of('Rengøringsassistent på hotel i 3 år: moppede gulve.', 'competency:reng.moppe_gulv');

    expect(named?.proposed).toEqual({ level: 2, evidence: 'claimed' });
    expect(year?.proposed).toEqual({ level: 3, evidence: 'claimed' });
  });

  it('is one proposal for all places that say the same', () => {
    const found = read('Jeg kan moppe gulve. På hotellet har jeg moppet gulve.', 'candidate');

    expect(found.filter(({ code }) => code === 'reng.moppe_gulv')).toHaveLength(1);
    expect(found.find(({ code }) => code === 'reng.moppe_gulv')!.ranges).toHaveLength(2);
  });

  it('is a licence held, not held, or of unknown validity when it is foreign', () => {
    const status = (text: string) => of(text, 'credential:koerekort-b')?.proposed.status;

    expect(status('Jeg har kørekort B.')).toBe('held');
    expect(status('Jeg har ikke kørekort.')).toBe('not_held');
    expect(status('Jeg har syrisk kørekort B.')).toBe('unknown');
  });

  it('leaves open what a text says both ways', () => {
    const status = (text: string) => of(text, 'credential:koerekort-b')?.proposed.status;

    expect(status('Jeg har ikke kørekort. Kompetencer: kørekort B.')).toBe('unknown');
    expect(status('Kompetencer: kørekort B. Jeg har ikke kørekort. Jeg har kørekort B.')).toBe('unknown');
  });

  it('is no wish: that is only noted', () => {
    const wish = read('Jeg vil gerne lære at moppe gulve.', 'candidate').find(({ code }) => code === 'reng.moppe_gulv');

    expect(wish).toMatchObject({ writable: false, polarity: 'wants' });
  });

  it('is a mother tongue at the top of the ladder, and a level where one is told', () => {
    expect(of('Modersmål: arabisk. Dansk: B1.', 'language:ar')?.proposed.cefr).toBe('C2');
    expect(of('Modersmål: arabisk. Dansk: B1.', 'language:da')?.proposed.cefr).toBe('B1');
  });
});

describe('what is proposed for an opening', () => {
  it('is a task with its need, the hours, a scheme and a mandatory licence', () => {
    const text =
      'Vi søger en medarbejder 20-25 timer om ugen. Krav: kørekort B. Du skal kunne moppe gulve. ' +
      'Det er en fordel, hvis du kan køre gaffeltruck. Stillingen kan besættes som IGU.';

    expect(of(text, 'competency:reng.moppe_gulv', 'opening')?.proposed.need).toBe('must');
    expect(of(text, 'hours', 'opening')?.proposed).toEqual({ hoursMin: 20, hoursMax: 25 });
    expect(of(text, 'credential:koerekort-b', 'opening')?.writable).toBe(true);
    expect(of(text, 'scheme:igu', 'opening')?.writable).toBe(true);
  });

  it('is never an unlawful demand: it is noted with what may be asked instead', () => {
    const found = read('Vi søger en ung mand under 30 år.', 'opening').filter(({ kind }) => kind === 'unlawful');

    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ writable, proposed }) => !writable && proposed.alternative !== undefined)).toBe(true);
  });
});

describe('an occupation that only ESCO has', () => {
  const withEsco = buildLexicon({
    taxonomy,
    esco: [
      { uri: 'o:1', kind: 'occupation', language: 'da', label: 'grovsmed', altLabels: [], iscoGroup: '7221' },
      { uri: 'o:2', kind: 'occupation', language: 'da', label: 'stjernekigger', altLabels: [], iscoGroup: '26' },
    ],
  });
  const propose = (text: string, subject: ReadingSubject) =>
    proposalsOf(readText(text, withEsco, { kind: subject === 'candidate' ? 'cv' : 'ad' }), subject, taxonomy);

  it('is proposed as a job with its ISCO-08 group', () => {
    expect(propose('Jeg arbejdede som grovsmed.', 'candidate')).toContainEqual(
      expect.objectContaining({
        key: 'occupation:o:1',
        code: null,
        escoUri: 'o:1',
        writable: true,
        proposed: { title: 'grovsmed', isco08: '7221' },
      }),
    );
    expect(propose('Vi søger en grovsmed til vores værksted.', 'opening')).toContainEqual(
      expect.objectContaining({ key: 'isco08', proposed: { isco08: '7221' }, writable: true }),
    );
  });

  it('is only shown when it has no unit group', () => {
    expect(propose('Jeg arbejdede som stjernekigger.', 'candidate')).toContainEqual(
      expect.objectContaining({ escoUri: 'o:2', writable: false }),
    );
  });
});
