import type { Taxonomy } from '../../../taxonomy/taxonomy';
import { CompoundSplitter } from './compounds';
import { englishKinds } from './english-kinds';
import { type LexiconEntry, type Phrase, toPhrase } from './phrase';
import { isSmallWord } from './small-words';
import { SpellingLexicon } from './spelling';
import { type ReadingLanguage, wordRoot } from './stems';
import { WordReader } from './word-reader';
import { EXTRA_WORDS, OWN_PHRASES } from './own-phrases';

export type { LexiconEntry, Phrase } from './phrase';

/** Everything the reader knows about words. Built once, unchangeable, shared by all readings. */
export interface Lexicon {
  readonly readers: Readonly<Record<ReadingLanguage, WordReader>>;
  /** phrases by their rarest root */
  phrasesOf(root: string, language: ReadingLanguage): readonly Phrase[];
  /** number of phrases, both languages */
  readonly size: number;
}

/** The names of an ESCO concept in one language. */
export interface EscoNames {
  uri: string;
  kind: 'occupation' | 'skill';
  language: string;
  label: string;
  altLabels: readonly string[];
  /** unit group of an occupation */
  iscoGroup?: string | null;
}

export interface LexiconSource {
  taxonomy: Taxonomy;
  /** occupations and skills of an ESCO import, any languages; those in Danish and English are used */
  esco?: readonly EscoNames[];
  /** parts left out, to see what each gives */
  ingredients?: Partial<ReadingIngredients>;
}

/** Parts of the reading that can be left out, to see what each gives (docs/reading.md). */
export interface ReadingIngredients {
  /** forms of a word are joined */
  stemming: boolean;
  /** compounds are split */
  compounds: boolean;
  /** misspelt words are corrected */
  spelling: boolean;
  /** own phrases beside the taxonomy's synonyms */
  ownPhrases: boolean;
  /** English words stand for more general ones too: tomatoes are vegetables */
  kinds: boolean;
}

const ALL: ReadingIngredients = { stemming: true, compounds: true, spelling: true, ownPhrases: true, kinds: true };

const LANGUAGES: readonly ReadingLanguage[] = ['da', 'en'];
const NONE: readonly Phrase[] = [];

/**
 * Builds the reader's lexicon out of the taxonomy's labels and synonyms, own phrases of the same competencies, and an
 * ESCO import where there is one. Concepts of ESCO that the taxonomy is linked to keep the taxonomy's code.
 */
export function buildLexicon(source: LexiconSource): Lexicon {
  const steps = lexiconSteps(source);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * The same in pieces of some milliseconds with a pause after each: all of ESCO takes seconds, in which a program that
 * answers people must not stand still.
 */
export async function buildLexiconInPieces(source: LexiconSource, pause: () => Promise<unknown>): Promise<Lexicon> {
  const steps = lexiconSteps(source);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
}

/** Texts taken apart in one piece. */
const PIECE = 500;

function* lexiconSteps({ taxonomy, esco = [], ingredients = {} }: LexiconSource): Generator<undefined, Lexicon> {
  const use = { ...ALL, ...ingredients };
  const texts = [...taxonomyTexts(taxonomy, use.ownPhrases), ...escoTexts(taxonomy, esco)];
  yield;
  const da = wordReader('da', texts, use);
  yield;
  const readers = { da, en: wordReader('en', texts, use) };
  const phrases: Phrase[] = [];
  for (const [at, { entry, language, text }] of texts.entries()) {
    if (at % PIECE === 0) yield;
    const phrase = toPhrase(entry, language, text, readers[language]);
    if (phrase) phrases.push(phrase);
  }
  const danish = indexOf(phrases, 'da');
  yield;
  const index = { da: danish, en: indexOf(phrases, 'en') };
  return {
    readers,
    phrasesOf: (root, language) => index[language].get(root) ?? NONE,
    size: [...index.da.values(), ...index.en.values()].reduce((sum, list) => sum + list.length, 0),
  };
}

interface EntryText {
  entry: LexiconEntry;
  language: ReadingLanguage;
  text: string;
}

function taxonomyTexts(taxonomy: Taxonomy, ownPhrases: boolean): EntryText[] {
  const all: EntryText[] = [];
  const add = (
    entry: LexiconEntry,
    one: { labels: Record<ReadingLanguage, string>; synonyms: Record<ReadingLanguage, readonly string[]> },
  ) => {
    for (const language of LANGUAGES) {
      for (const text of [one.labels[language], ...one.synonyms[language]]) all.push({ entry, language, text });
      const own = ownPhrases && entry.kind === 'competency' ? OWN_PHRASES[language][entry.code ?? ''] : undefined;
      for (const text of own ?? []) all.push({ entry, language, text });
    }
  };
  for (const one of taxonomy.competencies())
    add({ kind: 'competency', code: one.code, ...(one.esco && { esco: one.esco }), branches: branchOf(one.code) }, one);
  for (const one of taxonomy.occupations())
    add(
      {
        kind: 'occupation',
        code: one.code,
        ...(one.esco && { esco: one.esco }),
        branches: one.branchepakker.map((branch) => branch.toLowerCase()),
      },
      one,
    );
  for (const one of taxonomy.credentials()) add({ kind: one.kind, code: one.code, branches: [] }, one);
  return all;
}

function escoTexts(taxonomy: Taxonomy, rows: readonly EscoNames[]): EntryText[] {
  const linked = new Map<string, LexiconEntry>();
  for (const { code, esco } of taxonomy.competencies())
    if (esco) linked.set(esco, { kind: 'competency', code, esco, branches: branchOf(code) });
  for (const { code, esco } of taxonomy.occupations())
    if (esco) linked.set(esco, { kind: 'occupation', code, esco, branches: [] });
  return rows.flatMap((row) => {
    const { language, uri } = row;
    if (language !== 'da' && language !== 'en') return [];
    const names = [row.label, ...row.altLabels].filter((name) => isUsable(name, row.kind));
    const own = row.iscoGroup ? { isco08: row.iscoGroup } : {};
    const kind = row.kind === 'skill' ? 'competency' : 'occupation';
    const entry = linked.get(uri) ?? { kind, esco: uri, ...own, branches: [] };
    return names.map((text): EntryText => ({ entry, language, text }));
  });
}

/** Longer names of ESCO describe: nobody writes them in a text. */
const LONGEST_ESCO_NAME = 5;

/** Everyday words name nothing; one word alone names an occupation but hardly a skill (*sport*, *music*). */
function isUsable(name: string, kind: EscoNames['kind']): boolean {
  const words = name.split(/\s+/u).length;
  return words <= LONGEST_ESCO_NAME && (kind === 'occupation' || words > 1) && !GENERIC.has(name.toLowerCase());
}

/** `reng.moppe_gulv` belongs to one package; what all packages share (`tv`, `faelles`) to none. */
function branchOf(code: string): string[] {
  const group = code.split('.')[0]!;
  return group === 'tv' || group === 'faelles' ? [] : [group];
}

/** Names of ESCO that are everyday words: alone they name no occupation and no skill. */
const GENERIC: ReadonlySet<string> = new Set(
  (
    'hjælper vagt leder medhjælper assistent arbejder medarbejder chef tekniker konsulent vært agent model træner ' +
    'operatør kontrollør mentor manager assistant helper worker operator officer agent host guide model director technician ' +
    'driver trainer team communication work plan office'
  ).split(' '),
);

function wordReader(language: ReadingLanguage, texts: readonly EntryText[], use: ReadingIngredients): WordReader {
  const words = new Set<string>(EXTRA_WORDS[language]);
  for (const one of texts) {
    if (one.language !== language) continue;
    const found = one.text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu);
    for (const word of found ?? []) words.add(word);
  }
  const rootOf = (word: string) => (use.stemming ? wordRoot(word, language) : word);
  const roots = new Set([...words].map(rootOf));
  return new WordReader(
    language,
    new CompoundSplitter(
      language === 'da' && use.compounds ? words : [],
      (word) => use.compounds && roots.has(rootOf(word)),
    ),
    new SpellingLexicon(use.spelling ? [...words].filter((word) => !isSmallWord(word, language)) : []),
    (root) => roots.has(root),
    rootOf,
    use.kinds && language === 'en' ? englishKinds : undefined,
  );
}

function indexOf(phrases: readonly Phrase[], language: ReadingLanguage): Map<string, Phrase[]> {
  const frequency = new Map<string, number>();
  const seen = new Set<string>();
  const own = phrases.filter((phrase) => {
    const key = `${phrase.entry.kind} ${phrase.entry.code ?? phrase.entry.esco} ${phrase.activity} ${phrase.atoms.join(' ')}`;
    return phrase.language === language && !seen.has(key) && seen.add(key);
  });
  for (const { atoms } of own) for (const atom of atoms) frequency.set(atom, (frequency.get(atom) ?? 0) + 1);
  const index = new Map<string, Phrase[]>();
  for (const phrase of own) {
    const rarest = phrase.atoms.reduce((a, b) => (frequency.get(b)! < frequency.get(a)! ? b : a));
    const list = index.get(rarest);
    if (list) list.push(phrase);
    else index.set(rarest, [phrase]);
  }
  return index;
}
