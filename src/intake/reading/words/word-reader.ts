import type { CompoundSplitter } from './compounds';
import { isParticle, isSmallWord } from './small-words';
import type { SpellingLexicon } from './spelling';
import type { ReadingLanguage } from './stems';

/** One word of a text with everything it may stand for. */
export interface Word {
  /** position in the clean text */
  start: number;
  end: number;
  /** lower case, corrected when it was misspelt */
  text: string;
  root: string;
  /** the last part of a compound as it is written; the word itself otherwise */
  head: string;
  /** roots of the parts of a compound; the root alone otherwise */
  atoms: readonly string[];
  /** roots of more general words, English only */
  kinds: readonly string[];
  corrected: boolean;
  /** a comma, colon, bracket, dash, full stop or the end of a cell stands before it */
  afterBreak: boolean;
  /** carries no meaning of its own */
  small: boolean;
}

/** Verbal prefixes that the lexicon's words may lack: `opredning` is a form of *rede*. */
const PREFIX = /^(?:op|ud|af|ind)(?=\p{L}{4})/u;
const BREAK = /[,.:;()!?–—|\n]|\s-\s/u;

const WORD = /§\s?\d+|[\p{L}\p{N}]+(?:[+#]+|(?:['’]\p{L}+))?/gu;

/** A genitive with an apostrophe, after two letters at least. */
const GENITIVE = /(?<=^.{2,})['’]s$/u;

/** Most spellings that are remembered: those of some thousand texts. */
const MEMORY = 50_000;

type Meaning = Omit<Word, 'start' | 'end' | 'afterBreak'>;

/** Cuts text into words and words into what the lexicon knows. */
export class WordReader {
  private readonly memory = new Map<string, Meaning>();

  constructor(
    readonly language: ReadingLanguage,
    private readonly compounds: CompoundSplitter,
    private readonly spelling: SpellingLexicon,
    /** true when a root is of the lexicon: such words are not taken for misspelt ones */
    private readonly isKnownRoot: (root: string) => boolean,
    private readonly rootOf: (word: string) => string,
    /** roots of more general words for a root */
    private readonly kindsOf: (root: string) => readonly string[] = () => [],
  ) {}

  /** Words of a text; ranges are offset by `offset`. */
  read(text: string, offset = 0): Word[] {
    const words: Word[] = [];
    let last = 0;
    for (const { 0: written, index } of text.matchAll(WORD)) {
      const end = index + written.length;
      const { text: meant, root, head, atoms, kinds, corrected, small } = this.meaningOf(written);
      const afterBreak = BREAK.test(text.slice(last, index));
      words.push({
        start: offset + index,
        end: offset + end,
        text: meant,
        root,
        head,
        atoms,
        kinds,
        corrected,
        afterBreak,
        small,
      });
      last = end;
    }
    return words;
  }

  /** Words come again and again: each spelling is looked into once. */
  private meaningOf(written: string): Meaning {
    const known = this.memory.get(written);
    if (known) return known;
    const meaning = this.word(written);
    if (this.memory.size >= MEMORY) this.memory.clear();
    this.memory.set(written, meaning);
    return meaning;
  }

  private word(written: string): Meaning {
    const lower = written.toLowerCase().replace(/\s/g, '').replace(GENITIVE, '');
    if (isSmallWord(lower, this.language) || isParticle(lower)) {
      // Particles keep a root of their own; other small words must not look like a form of something else.
      const root = isParticle(lower) && this.language === 'da' ? lower : `~${lower}`;
      return { text: lower, head: lower, root, atoms: [root], kinds: [], corrected: false, small: true };
    }
    const plain = this.analyse(lower);
    // English has small letters except in names, and the lexicon knows few of its everyday words
    const isName = this.language === 'en' && /^\p{Lu}/u.test(written);
    const meant = plain.known || isName ? undefined : this.spelling.correct(lower);
    const { root, head, atoms } = meant === undefined ? plain : this.analyse(meant);
    const kinds = this.kindsOf(root);
    return { text: meant ?? lower, root, head, atoms, kinds, corrected: meant !== undefined, small: false };
  }

  private analyse(word: string): { root: string; head: string; atoms: readonly string[]; known: boolean } {
    const root = this.rootOf(word);
    const parts = this.language === 'da' ? this.compounds.split(word) : [word];
    const atoms = parts.length > 1 ? parts.map((part) => this.rootOf(part)) : [root];
    const known = this.isKnownRoot(root) || (parts.length > 1 && atoms.every((atom) => this.isKnownRoot(atom)));
    if (!known && this.language === 'da' && PREFIX.test(word)) {
      const bare = this.rootOf(word.replace(PREFIX, ''));
      if (this.isKnownRoot(bare)) return { root, head: word, atoms: [bare], known: true };
    }
    return { root, head: parts[parts.length - 1]!, atoms, known };
  }
}
