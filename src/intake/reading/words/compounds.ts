/** Shortest word that can be a compound, and shortest part; shorter ones only look like it. */
const SHORTEST_COMPOUND = 7;
const SHORTEST_PART = 3;
/** A first part that the lexicon does not know is taken when it and the head are at least this long. */
const SHORTEST_UNKNOWN_PART = 4;
const SHORTEST_HEAD_OF_UNKNOWN = 4;
/** Endings of a first part after which an s links; elsewhere it may belong to the word (proces). */
const LINKING_S = /(?<=tion|hed|ing|skab|ment|tet|dom|else|bejde|bejd|gang|fart)s$/u;

/** Forms that the lexicon does not have itself are heads from this length on; endings add at most so many letters. */
const SHORTEST_INFLECTED = 5;
const LONGEST_ENDING = 5;

/** What Danish puts between the parts of a compound, and what it costs: `rengøring-s-assistent`, `hund-e-mad`. */
const LINKS: readonly { text: string; cost: number }[] = [
  { text: '', cost: 0 },
  { text: 's', cost: 1 },
  { text: 'e', cost: 4 },
];

/** The cheapest split wins: few parts, long parts, known parts. */
const COST = { part: 10, shortPart: 7, unknown: 25 } as const;

/** Endings and small words: cuttings that letters allow and sense does not. */
const NO_PARTS: ReadonlySet<string> = new Set(
  (
    'ing inger ning ninger else elser ende ere erne ede hed heder lig lige isk iske ion ioner tion tions ist ister ers ' +
    'ens den det der des som til fra med har var kan sig han hun dem min din sin vor men ret rer rne ler ter ner ser ' +
    'sen ten len ven rede reder rende'
  ).split(' '),
);

interface Cut {
  cost: number;
  parts: readonly string[];
}

/**
 * Splits Danish compounds into the parts a lexicon knows: `gaffeltruckcertifikat` → gaffel, truck, certifikat.
 * The last part is the head: it says what kind of thing the whole is. Holds a lexicon and a memory of past splits.
 */
export class CompoundSplitter {
  private readonly known: ReadonlySet<string>;
  private readonly longest: number;
  private readonly memory = new Map<string, readonly string[]>();

  /**
   * @param words words of the lexicon in lower case; those under three letters are left out
   * @param isForm true for other forms of the lexicon's words: the last part of a compound may be one
   */
  constructor(
    words: Iterable<string>,
    private readonly isForm: (word: string) => boolean = () => false,
  ) {
    const known = new Set<string>();
    for (const word of words) {
      if (word.length >= SHORTEST_PART && !NO_PARTS.has(word) && /^\p{L}+$/u.test(word)) known.add(word);
    }
    this.known = known;
    this.longest = Math.max(0, ...[...known].map((word) => word.length));
  }

  /** True when the lexicon has the word itself. */
  knows(word: string): boolean {
    return this.known.has(word);
  }

  /**
   * Parts of a word in lower case, in order, without linking letters; the word alone when it is no compound.
   * Only the first part may be unknown to the lexicon.
   */
  split(word: string): readonly string[] {
    const remembered = this.memory.get(word);
    if (remembered) return remembered;
    const parts = word.length < SHORTEST_COMPOUND || !/^\p{L}+$/u.test(word) ? [word] : this.cheapest(word);
    if (this.memory.size >= 50_000) this.memory.clear();
    this.memory.set(word, parts);
    return parts;
  }

  /** Right to left: the best way to read the rest of the word from each letter on. */
  private cheapest(word: string): readonly string[] {
    const best = new Array<Cut | undefined>(word.length + 1);
    best[word.length] = { cost: 0, parts: [] };
    for (let start = word.length - SHORTEST_PART; start >= 0; start -= 1) {
      for (
        let end = Math.min(word.length, start + this.longest + LONGEST_ENDING);
        end >= start + SHORTEST_PART;
        end -= 1
      ) {
        const part = word.slice(start, end);
        if (part.length === word.length || !(this.known.has(part) || this.isHeadForm(part, end, word))) continue;
        better(best, start, join(part, COST.part + (part.length < 5 ? COST.shortPart : 0), word, end, best));
      }
    }
    return (best[0] ?? this.afterUnknown(word, best))?.parts ?? [word];
  }

  private isHeadForm(part: string, end: number, word: string): boolean {
    return end === word.length && part.length >= SHORTEST_INFLECTED && !NO_PARTS.has(part) && this.isForm(part);
  }

  /** The first part is no word of the lexicon: `lufthavn` in `lufthavnschef`. */
  private afterUnknown(word: string, best: readonly (Cut | undefined)[]): Cut | undefined {
    const found: (Cut | undefined)[] = [undefined];
    for (let end = SHORTEST_UNKNOWN_PART; end <= word.length - SHORTEST_HEAD_OF_UNKNOWN; end += 1) {
      const rest = best[end];
      if (!rest || rest.parts.some((part) => part.length < SHORTEST_HEAD_OF_UNKNOWN)) continue;
      const part = word.slice(0, end).replace(LINKING_S, '');
      better(found, 0, { cost: rest.cost + COST.unknown, parts: [part, ...rest.parts] });
    }
    return found[0];
  }
}

/** The part and the best reading of what follows it, with or without a linking letter. */
function join(
  part: string,
  cost: number,
  word: string,
  end: number,
  best: readonly (Cut | undefined)[],
): Cut | undefined {
  const found: (Cut | undefined)[] = [undefined];
  for (const link of LINKS) {
    const rest = word.startsWith(link.text, end) ? best[end + link.text.length] : undefined;
    // A linking letter needs something to link to.
    if (!rest || (link.text !== '' && rest.parts.length === 0)) continue;
    better(found, 0, { cost: cost + link.cost + rest.cost, parts: [part, ...rest.parts] });
  }
  return found[0];
}

function better(list: (Cut | undefined)[], at: number, cut: Cut | undefined): void {
  const current = list[at];
  if (cut && (!current || cut.cost < current.cost)) list[at] = cut;
}
