import { loadTaxonomy } from '../../taxonomy/load-taxonomy';
import { buildLexicon } from './words/lexicon';
import { readText } from './read-text';
import type { Finding, TextKind } from './reading.types';

/** Forms, tables and side remarks as people write them: a wrong fact is worse than a missing one. */
const lexicon = buildLexicon({ taxonomy: loadTaxonomy() });
const read = (text: string, kind: TextKind = 'cv') => readText(text, lexicon, { kind, thisYear: 2026 });
const nameOf = (one: Finding) => {
  if ('code' in one && one.code !== undefined) return one.code;
  if (one.kind === 'language') return [one.language, one.native ? 'native' : one.level].filter(Boolean).join(' ');
  return one.kind === 'scheme' ? one.scheme : one.kind;
};
const said = (text: string, kind?: TextKind) =>
  read(text, kind).findings.map((one) => `${nameOf(one)} ${one.polarity}`);

describe('a CV in labels and values', () => {
  it.each<[string, string[]]>([
    ['Kørekort: Nej', ['koerekort-b lacks']],
    ['Kørekort: nej, truckcertifikat: ja', ['koerekort-b lacks', 'gaffeltruck-b has']],
    ['Kørekort: ja, truckcertifikat: nej', ['koerekort-b has', 'gaffeltruck-b lacks']],
    ['Kørekort:   Nej\tTruckcertifikat:\tJa', ['koerekort-b lacks', 'gaffeltruck-b has']],
    ['This is what I have. Driving licence: none', ['koerekort-b lacks']],
    ['Kørekort: –', []],
    ['KØREKORT\nTruckcertifikat', ['gaffeltruck-b has']],
    ['Sprog: dansk A2, tysk: ingen', ['da A2 has', 'de lacks']],
    ['Sprog\tDansk\tA2\tEngelsk\tB1\tTysk\t-', ['da A2 has', 'en B1 has']],
    ['Sprog: Arabisk: modersmål   Dansk: let øvet   Engelsk: flydende', ['ar native has', 'da A2 has', 'en C1 has']],
    ['Adresse: Kokvej 4, 9000 Aalborg', []],
    ['Jeg bor på Bagervej 4', []],
  ])('%j', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it('does not join the cells of a table into one title', () => {
    const { findings, experience } = read('03/2023 - d.d. | Køkkenmedhjælper | Kantinen ApS');

    expect(findings.map(({ words }) => words)).toEqual(['03/2023 - d.d.', 'Køkkenmedhjælper']);
    expect(experience).toMatchObject([{ occupation: { code: 'koekkenmedhjaelper' }, years: { from: '2023' } }]);
  });
});

describe('what a CV says is over, not there yet, or of somebody else', () => {
  it.each<[string, string[]]>([
    ['Har tidligere haft truckcertifikat (udløbet 2020)', ['gaffeltruck-b lacks']],
    ['Mit truckcertifikat er udløbet, men jeg har kørekort', ['gaffeltruck-b lacks', 'koerekort-b has']],
    ['Jeg har kørekort, men mit truckcertifikat er udløbet', ['koerekort-b has', 'gaffeltruck-b lacks']],
    ['Mit kørekort udløber i 2030', ['koerekort-b has']],
    ['Jeg har mistet mit kørekort', ['koerekort-b lacks']],
    ['Jeg har haft kørekort siden 2010', ['koerekort-b has', 'years has']],
    ['Jeg har dumpet kørekort to gange', ['koerekort-b lacks']],
    ['This is what I have. Forklift certificate: expired 2019', ['gaffeltruck-b lacks']],
    ['Jeg er ved at tage kørekort', ['koerekort-b wants']],
    ['I am planning to get a driving licence', ['koerekort-b wants']],
    ['Min mand har kørekort', []],
    ['Min bror er kok, og min søster gør rent', []],
    ['My husband is a chef', []],
    ["I'm not a native speaker of Danish", ['da has']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it.each(['Jeg har boet i Danmark i 4 år', 'Jeg har 3 børn på 2, 5 og 9 år', 'Jeg har været ledig i 2 år'])(
    'takes no years of work from: %s',
    (text) => {
      expect(said(text)).toEqual([]);
    },
  );

  it.each(['Jeg læser dansk hver dag', 'Jeg spiller fodbold', 'My residence permit is expired'])(
    'takes no task from: %s',
    (text) => {
      expect(read(text).findings.filter(({ kind }) => kind === 'competency')).toEqual([]);
    },
  );

  it('gives the years of a job to its own tasks only', () => {
    const tasks = (text: string) => read(text).experience.flatMap((job) => job.tasks.map(({ code }) => code));

    expect(tasks('2010-2014 Kok\nOpvask\nSprog: dansk\nInteresser: jeg støvsuger gerne')).toEqual(['kok.opvask']);
    expect(tasks('Jeg har lavet mad i 3 år. Jeg kan støvsuge.')).toEqual([]);
    expect(tasks('Jeg har i 3 år lavet mad. Jeg kan støvsuge.')).toEqual(['kok.koekkenarbejde']);
  });
});

describe('what an ad excludes', () => {
  it.each<[string, string[]]>([
    ['This is a job for you. No driving licence needed.', ['koerekort-b not_needed']],
    ['Truckcertifikat kræves ikke, vi betaler kurset.', ['gaffeltruck-b not_needed']],
    ['Opgaver: opvask, ikke madlavning', ['kok.opvask wanted', 'kok.koekkenarbejde not_needed']],
    ['Vi tilbyder IGU, men ikke løntilskud.', ['igu wanted']],
    ['Vi ansætter ikke i småjob.', []],
    ['Ingen weekender.', []],
  ])('%s', (text, expected) => {
    expect(said(text, 'ad')).toEqual(expected);
  });

  it('reads English dates with their year, and no day that does not exist', () => {
    const starts = (text: string) => read(text, 'ad').findings.flatMap((one) => (one.kind === 'start' ? one.date : []));

    expect(starts('Start: 1 February 2027')).toEqual(['2027-02-01']);
    expect(starts('Start date: 1st of the month, 3rd May 2027')).toEqual(['2027-05-03']);
    expect(starts('Start: 31/4-2027')).toEqual([]);
  });
});
