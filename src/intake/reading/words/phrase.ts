import { isParticle, isSmallWord } from './small-words';
import { type ReadingLanguage, wordRoot } from './stems';
import type { WordReader } from './word-reader';

/** What a phrase stands for. */
export interface LexiconEntry {
  kind: 'competency' | 'occupation' | 'licence' | 'certificate';
  /** taxonomy code; absent for entries that only ESCO has */
  code?: string;
  esco?: string;
  /** ISCO-08 unit group of an occupation that only ESCO has */
  isco08?: string;
  /** branchepakker it belongs to, lower case; empty for what all have in common */
  branches: readonly string[];
}

/** A label or synonym, taken apart. */
export interface Phrase {
  entry: LexiconEntry;
  language: ReadingLanguage;
  text: string;
  /** roots that must all be found */
  atoms: readonly string[];
  /** what kind of thing the last word says it is, as written: `assistent` */
  head: string;
  /** words with meaning, compounds counted once */
  words: number;
  /** roots in the order of the words, as a text has them that uses the phrase itself */
  sequence: readonly string[];
  /** English name of an activity in one word (*counting*): its verb is meant, not the noun that looks like it */
  activity: boolean;
}

/** Letters that stand for words: `ADR` is no form of *adresse*. */
const ABBREVIATION = /^\p{Lu}{2,5}$/u;

/**
 * Takes a label apart; what stands in brackets only explains, a word with `!` and an abbreviation are meant in that form only. Undefined when
 * nothing with meaning is left.
 */
export function toPhrase(
  entry: LexiconEntry,
  language: ReadingLanguage,
  text: string,
  reader: WordReader,
): Phrase | undefined {
  if (text.endsWith('!') || ABBREVIATION.test(text)) {
    const word = text.replace(/!$/u, '').toLowerCase();
    return {
      entry,
      language,
      text: word,
      atoms: [`=${word}`],
      head: word,
      words: 1,
      sequence: [word],
      activity: false,
    };
  }
  const words = reader.read(text.replace(/\([^)]*\)/g, ' '));
  const telling = words.filter(
    (word) => !isSmallWord(word.text, language) && !(language === 'da' && isParticle(word.text)),
  );
  const kept =
    telling.length > 1 ? telling : words.filter((word) => telling.includes(word) || isNeeded(word, language));
  if (telling.length === 0) return undefined;
  const atoms = [...new Set(kept.flatMap((word) => (isVague(word) ? [word.root] : word.atoms)))];
  const head = kept[kept.length - 1]!.head;
  const activity = language === 'en' && kept.length === 1 && kept[0]!.text.endsWith('ing');
  return { entry, language, text, atoms, head, words: kept.length, sequence: kept.map((word) => word.root), activity };
}

/** Small words that only say that something was done: *farm experience* is said by *farm*. */
const SAYS_NOTHING: ReadonlySet<string> = new Set('a an the of experience knowledge use using used'.split(' '));

/** Whether a small word stays beside a single telling one: *rydde op*, *goods in*, *good order*. */
function isNeeded({ text }: { text: string }, language: ReadingLanguage): boolean {
  return language === 'da' ? isParticle(text) : !SAYS_NOTHING.has(text);
}

/** Heads that say nothing: `samlearbejde` must not be found in *samle … arbejde*. */
const VAGUE_HEADS: ReadonlySet<string> = new Set(
  ['arbejde', 'erfaring', 'opgave', 'område', 'person', 'medarbejder'].map((word) => wordRoot(word, 'da')),
);

function isVague({ atoms }: { atoms: readonly string[] }): boolean {
  return atoms.length > 1 && VAGUE_HEADS.has(atoms[atoms.length - 1]!);
}
