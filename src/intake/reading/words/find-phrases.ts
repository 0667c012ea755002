import { ENGLISH_IRREGULAR_FORMS } from './irregular-forms';
import type { Lexicon, Phrase } from './lexicon';
import type { MatchKind } from '../reading.types';
import type { ReadingLanguage } from './stems';
import type { Word } from './word-reader';

/** A phrase found among the words of a sentence. */
export interface PhraseMatch {
  phrase: Phrase;
  /** numbers of the first and the last word */
  first: number;
  last: number;
  /** numbers of all words that were used, in order */
  used: readonly number[];
  match: MatchKind;
  confidence: number;
}

/** Words with meaning that may stand between the parts of a phrase. */
const WIDEST_GAP = 2;

const CONFIDENCE: Readonly<Record<MatchKind, number>> = {
  exact: 950,
  form: 900,
  compound: 860,
  scattered: 780,
  spelling: 700,
  rule: 900,
};

/** Finds the phrases of a lexicon in a sentence; of overlapping ones those that explain more words stay. */
export function findPhrases(words: readonly Word[], lexicon: Lexicon, language: ReadingLanguage): PhraseMatch[] {
  const places = placesOf(words);
  const found: PhraseMatch[] = [];
  for (const root of places.keys()) {
    for (const phrase of lexicon.phrasesOf(root, language)) {
      found.push(...matchesOf(phrase, root, words, places));
    }
  }
  return withoutParts(tightest(found, words), words);
}

/** Where each root stands, alone or as part of a compound. */
function placesOf(words: readonly Word[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  words.forEach(({ text, root, atoms, kinds }, at) => {
    for (const atom of new Set([root, ...atoms, ...kinds, `=${text}`])) {
      const list = places.get(atom);
      if (list) list.push(at);
      else places.set(atom, [at]);
    }
  });
  return places;
}

function matchesOf(
  phrase: Phrase,
  anchor: string,
  words: readonly Word[],
  places: ReadonlyMap<string, readonly number[]>,
): PhraseMatch[] {
  const matches: PhraseMatch[] = [];
  if (!phrase.atoms.every((atom) => places.has(atom))) return matches;
  for (const place of places.get(anchor)!) {
    if (phrase.activity && !isDone(words, place)) continue;
    if (phrase.language === 'en' && phrase.atoms.length === 1 && !isSameWord(words[place]!, phrase)) continue;
    const used = new Set([place]);
    for (const atom of phrase.atoms) {
      if (atom !== anchor) used.add(nearestTo(place, places.get(atom)!));
    }
    const order = [...used].sort((a, b) => a - b);
    const first = order[0]!;
    const last = order[order.length - 1]!;
    if (gap(words, order) > WIDEST_GAP || !isWhole(phrase, order, words) || !isNamed(phrase, order, words)) continue;
    const match = kindOf(phrase, words, order);
    // a name that only ESCO has is taken as it stands: nobody chose its words for being told apart
    if (phrase.entry.code === undefined && match !== 'exact' && match !== 'form') continue;
    matches.push({ phrase, first, last, used: order, match, confidence: confidenceOf(match, phrase, last - first) });
  }
  return matches;
}

/** What stands before an English verb that has no ending. */
const BEFORE_VERB: ReadonlySet<string> = new Set(
  'i we you to and or can could also will would not never always often sometimes may must'.split(' '),
);

/** Whether an English word is a verb in use: *counted*, *I count*; not *the log*, *two drills*. */
function isDone(words: readonly Word[], at: number): boolean {
  const { text, afterBreak } = words[at]!;
  if (/(?:ing|ed)$/u.test(text) || ENGLISH_IRREGULAR_FORMS.has(text)) return true;
  if (text.endsWith('s')) return false;
  const before = words[at - 1];
  return before === undefined || afterBreak || BEFORE_VERB.has(before.text);
}

/** One English word alone is meant itself: neither a more special one nor one of its family (*hospital*, *hospitality*). */
function isSameWord({ text, kinds }: Word, phrase: Phrase): boolean {
  if (kinds.includes(phrase.atoms[0]!)) return false;
  return phrase.words > 1 || withoutEnding(baseOf(text)) === withoutEnding(baseOf(phrase.head));
}

function baseOf(word: string): string {
  return ENGLISH_IRREGULAR_FORMS.get(word) ?? word;
}

/** Without the ending of a number or tense, doubled letters and a silent e: what all forms of a word share. */
function withoutEnding(word: string): string {
  return word
    .replace(/(?:ing|ed|es|s|e)$/u, '')
    .replace(/(.)\1$/u, '$1')
    .replace(/(?:ie|y)$/u, 'i');
}

function nearestTo(place: number, candidates: readonly number[]): number {
  return candidates.reduce((a, b) => (Math.abs(b - place) < Math.abs(a - place) ? b : a));
}

/** Words with meaning in between; no phrase goes across a comma or another break. */
function gap(words: readonly Word[], used: readonly number[]): number {
  let between = 0;
  for (let at = used[0]! + 1; at <= used[used.length - 1]!; at += 1) {
    const word = words[at]!;
    if (!used.includes(at) && !word.small) between += 1;
    if (word.afterBreak) between += WIDEST_GAP + 1;
  }
  return between;
}

/**
 * Whether the phrase takes each compound by its head or whole: *certifikat* in *truckcertifikat* is one, *truck* is
 * not; and *flaske* is none in *flaskeautomat*.
 */
function isWhole(phrase: Phrase, used: readonly number[], words: readonly Word[]): boolean {
  return used.every((at) => {
    const { text, root, atoms } = words[at]!;
    return (
      atoms.length === 1 ||
      phrase.sequence.includes(text) ||
      phrase.atoms.includes(root) ||
      phrase.atoms.includes(atoms[atoms.length - 1]!)
    );
  });
}

/** A title or certificate is named by its noun: *bager* is one, *bagte* is not. */
function isNamed(phrase: Phrase, used: readonly number[], words: readonly Word[]): boolean {
  if (phrase.entry.kind === 'competency') return true;
  const width = used[used.length - 1]! - used[0]! + 1;
  return width <= phrase.words + 1 && used.some((at) => isFormOf(words[at]!.text, phrase.head));
}

/** The noun with a Danish or English ending at most; `pakkeri` is no form of *pakker*. */
function isFormOf(text: string, noun: string): boolean {
  const at = text.lastIndexOf(noun);
  return at >= 0 && ENDING.test(text.slice(at + noun.length));
}

const ENDING = /^(?:e|en|er|et|n|ne|t|te|ten|tet|re|rne|ren|ene|erne|eren|erens|s|es|ens|ets|ernes|['’]s)?$/u;

function kindOf(phrase: Phrase, words: readonly Word[], used: readonly number[]): MatchKind {
  const own = used.map((at) => words[at]!);
  if (own.some(({ corrected }) => corrected)) return 'spelling';
  const sameOrder = own.length === phrase.sequence.length && own.every(({ root }, at) => root === phrase.sequence[at]);
  if (sameOrder) return phrase.text.toLowerCase() === own.map(({ text }) => text).join(' ') ? 'exact' : 'form';
  return own.length < phrase.sequence.length || own.some(({ atoms }) => atoms.length > 1) ? 'compound' : 'scattered';
}

function confidenceOf(match: MatchKind, phrase: Phrase, width: number): number {
  const single = phrase.atoms.length === 1 ? 60 : 0;
  return CONFIDENCE[match] - single - 15 * Math.max(0, width - phrase.words);
}

/**
 * Of matches of one code that overlap, the one with most words close together: *støvsuge* rather than *støvsuge … gulve*
 * in "støvsuge og moppe gulve".
 */
function tightest(found: readonly PhraseMatch[], words: readonly Word[]): PhraseMatch[] {
  const closeness = ({ phrase, used }: PhraseMatch) => phrase.atoms.length - gap(words, used);
  const sorted = [...found].sort(
    (a, b) => closeness(b) - closeness(a) || b.confidence - a.confidence || a.first - b.first,
  );
  const kept: PhraseMatch[] = [];
  for (const match of sorted) {
    if (!kept.some((other) => sameCode(other, match) && other.first <= match.last && match.first <= other.last))
      kept.push(match);
  }
  return kept;
}

/**
 * Drops a match when another explains all its words and more of what they say: *rengøring* within *rengøring af
 * toiletter*, *gaffeltruck* within *gaffeltruckcertifikat*. Of equal ones the surer stays; several competencies for the
 * very same words all stay, for the text to decide.
 */
function withoutParts(found: readonly PhraseMatch[], words: readonly Word[]): PhraseMatch[] {
  const sorted = [...found].sort(
    (a, b) =>
      b.phrase.atoms.length - a.phrase.atoms.length ||
      Number(isCompetency(a)) - Number(isCompetency(b)) ||
      b.confidence - a.confidence ||
      a.first - b.first,
  );
  const kept: PhraseMatch[] = [];
  for (const match of sorted) {
    const claims = claimsOf(match, words);
    const better = kept.some((other) => {
      const others = claimsOf(other, words);
      if (!claims.every((claim) => others.includes(claim))) return false;
      if (others.length > claims.length || sameCode(other, match)) return true;
      return !(isCompetency(other) && isCompetency(match));
    });
    if (!better) kept.push(match);
  }
  return kept.sort((a, b) => a.first - b.first || a.last - b.last);
}

function sameCode(a: PhraseMatch, b: PhraseMatch): boolean {
  return a.phrase.entry.code !== undefined && a.phrase.entry.code === b.phrase.entry.code;
}

function isCompetency({ phrase }: PhraseMatch): boolean {
  return phrase.entry.kind === 'competency';
}

/** Which root of which word the match rests on. */
function claimsOf({ phrase, used }: PhraseMatch, words: readonly Word[]): string[] {
  return used.flatMap((at) => {
    const { text, root, atoms, kinds, small } = words[at]!;
    // Particles are claimed by nobody: `rydde op` is within `rydde op på pladsen`.
    if (small) return [];
    const taken = phrase.atoms.filter((atom) => atom === root || atoms.includes(atom));
    if (taken.length === 0 && phrase.atoms.some((atom) => kinds.includes(atom))) return [`${at} ${root}`];
    // A compound that is found whole claims all its parts.
    return (taken.includes(root) || phrase.atoms.includes(`=${text}`) ? atoms : taken).map((atom) => `${at} ${atom}`);
  });
}
