import { assembleExperience } from './findings/assemble-experience';
import { chooseBranch } from './findings/choose-branch';
import { clausesOf } from './words/clauses';
import { cleanText } from './words/clean-text';
import { ownField } from './findings/denials';
import { detectLanguage } from './words/detect-language';
import { findDanishTests } from './findings/find-danish-tests';
import { findEducation } from './findings/find-education';
import { findLanguages } from './findings/find-languages';
import { findPhrases, type PhraseMatch } from './words/find-phrases';
import { findSchemes } from './findings/find-schemes';
import { findAvailability, findHours, findShifts, findStarts } from './findings/find-times';
import { findUnlawful } from './findings/find-unlawful';
import { findYears } from './findings/find-years';
import type { Found } from './found';
import { isMeant, isTitle } from './findings/guards';
import type { Lexicon, LexiconEntry } from './words/lexicon';
import { isAboutSomebodyElse, isNameOrAddress } from './findings/other-people';
import { stanceOf, teachesEverything } from './findings/polarity';
import type {
  CompetencyFinding,
  CredentialFinding,
  DetectedLanguage,
  Finding,
  OccupationFinding,
  Reading,
  TextKind,
} from './reading.types';
import { type Sentence, splitSentences } from './words/sentences';
import type { ReadingLanguage } from './words/stems';
import type { Word } from './words/word-reader';

export interface ReadOptions {
  kind: TextKind;
  /** the year in which the text is read: until when "2022 –" counts; left out, such periods have no length */
  thisYear?: number;
}

type AnyFound = Found<Finding>;

/** Texts are cut here, in UTF-16 units: longer ones are no CV or ad. */
const LONGEST_TEXT = 200_000;

/**
 * Reads a CV or a job ad: every finding says with which words it was found, where in the original they stand, what rule
 * or entry made it, and whether the text says has, has not or would like. Pure and quick (a page takes some
 * milliseconds); a text in neither Danish nor English gives no findings and says so.
 *
 * ```ts
 * readText('Jeg har ikke kørekort', buildLexicon({ taxonomy }), { kind: 'cv' }).findings[0];
 * // { kind: 'licence', code: 'koerekort-b', polarity: 'lacks', words: 'kørekort', range: { start: 13, end: 21 }, … }
 * ```
 */
export function readText(original: string, lexicon: Lexicon, options: ReadOptions): Reading {
  const clean = cleanText(original.slice(0, LONGEST_TEXT));
  const language = detectLanguage(clean.text);
  if (language === 'other') return { kind: options.kind, language, findings: [], experience: [] };

  const teachesAll = teachesEverything(clean.text);
  const sentences = splitSentences(clean.text).map((sentence) => matchSentence(sentence, language, lexicon));
  const chosen = chooseBranch(sentences.map(({ matches }) => matches));
  const findings = sentences.flatMap(({ sentence, words }, at): Finding[] => {
    const found: AnyFound[] = [
      ...chosen[at]!.flatMap((match) => phraseFinding(match, sentence, words, options.kind, teachesAll)),
      ...ruleFindings(sentence, clean.text, options),
    ];
    return found.map(({ start, end, ...rest }): Finding => {
      const range = clean.toOriginal(sentence.start + start, sentence.start + end);
      return { ...rest, range, words: original.slice(range.start, range.end) };
    });
  });
  findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return {
    kind: options.kind,
    language,
    findings,
    experience: options.kind === 'cv' ? assembleExperience(original, findings) : [],
  };
}

function matchSentence(sentence: Sentence, language: DetectedLanguage, lexicon: Lexicon) {
  const read = languageOf(sentence.text, language);
  const words = lexicon.readers[read].read(sentence.text);
  return { sentence, words, matches: findPhrases(words, lexicon, read) };
}

/** A sentence in the other language is read in it: CVs mix both. Short ones follow the text. */
function languageOf(sentence: string, text: DetectedLanguage): ReadingLanguage {
  const fallback = text === 'en' ? 'en' : 'da';
  if (sentence.length < 25) return fallback;
  const own = detectLanguage(sentence, fallback);
  return own === 'da' || own === 'en' ? own : fallback;
}

function phraseFinding(
  match: PhraseMatch,
  sentence: Sentence,
  words: readonly Word[],
  kind: TextKind,
  teachesAll: boolean,
): Found<CompetencyFinding | OccupationFinding | CredentialFinding>[] {
  const { entry, text: phrase } = match.phrase;
  const start = words[match.first]!.start;
  const end = words[match.last]!.end;
  const place = words.slice(match.first, match.last + 1).map(({ text }) => text);
  if (entry.code !== undefined && !isMeant(entry.code, place.join(' '), sentence.text, kind)) return [];
  if (entry.kind === 'occupation' && !isTitle(place.join(' '), sentence.text.slice(0, start))) return [];
  if (kind === 'cv' && isNotSaid(entry.kind, sentence, start, end)) return [];
  const canEnd = entry.kind === 'licence' || entry.kind === 'certificate' || PAPER.test(phrase);
  const stance = stanceOf({
    ...{ kind, sentence: sentence.text, start, end },
    ...{ heading: sentence.heading, teachesAll, phrase, canEnd },
  });
  const base = {
    confidence: match.confidence,
    polarity: stance.polarity,
    match: match.match,
    madeBy: `${entry.code ?? entry.esco}: ${phrase} (${stance.rule})`,
    start,
    end,
  };
  const keys = { ...(entry.code && { code: entry.code }), ...(entry.esco && { esco: entry.esco }) };
  const need = stance.need && { need: stance.need };
  switch (entry.kind) {
    case 'competency':
      return [{ ...base, ...keys, ...need, kind: 'competency' }];
    case 'occupation':
      return [{ ...base, ...keys, ...(entry.isco08 && { isco08: entry.isco08 }), kind: 'occupation' }];
    default:
      return [{ ...base, ...need, kind: entry.kind, code: entry.code!, foreign: FOREIGN.test(sentence.text) }];
  }
}

/** Competencies that are papers too. */
const PAPER = /certifikat|bevis|kørekort|licen[cs]e|certificate/iu;

/** Words of a CV that claim nothing: of somebody else, of a name or address, an empty field, a heading. */
function isNotSaid(kind: LexiconEntry['kind'], { text, heading }: Sentence, start: number, end: number): boolean {
  const clause = clausesOf(text).findLast((one) => one.start <= start)!;
  if (isAboutSomebodyElse(text.slice(clause.start)) || isNameOrAddress(text, start, end)) return true;
  // a field nobody filled in says neither yes nor no
  if (ownField('', text.slice(end)).isEmpty) return true;
  const isHeading = text.replace(/\s*:$/u, '').toLowerCase() === heading && start === 0 && end >= heading.length;
  return isHeading && (kind === 'licence' || kind === 'certificate');
}

/** A licence from abroad, or one that was not exchanged. */
const FOREIGN =
  /ikke ombyttet|ombytt\p{L}*|udenlandsk|(?:iransk|syrisk|eritreisk|afghansk|ukrainsk|irakisk|somalisk|tyrkisk)|fra (?:Syrien|Iran|Irak|Eritrea|Afghanistan|Somalia|Ukraine|Tyrkiet|mit hjemland)|foreign|from (?:Syria|Iran|Iraq|Eritrea|Afghanistan|Somalia|Ukraine|Turkey)/iu;

function ruleFindings({ text, heading }: Sentence, whole: string, { kind, thisYear }: ReadOptions): AnyFound[] {
  if (kind === 'cv' && isAboutSomebodyElse(text)) return [];
  const both = [...findLanguages(text, heading, kind), ...findDanishTests(text, kind), ...findHours(text, kind)];
  if (kind === 'ad') {
    return [...both, ...findShifts(text), ...findStarts(text), ...findSchemes(text, whole), ...findUnlawful(text)];
  }
  return [...both, ...findYears(text, thisYear), ...findAvailability(text, heading), ...findEducation(text)];
}
