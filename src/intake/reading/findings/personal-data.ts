import type { TextRange } from '../reading.types';

/** What is found and masked; everything else about a person may stand in a text that is read. */
export type PersonalDataKind = 'cpr' | 'mail' | 'phone' | 'name';

export interface PersonalData extends TextRange {
  kind: PersonalDataKind;
}

/**
 * Day 1–31 or, for replacement numbers, 61–91. No check digit: numbers without it have been given out since 2007.
 */
const CPR = /(?<![\d-])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d{2}[-– ]?\d{4}(?!\d)/gu;
const MAIL = /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const PHONE = /(?<![\d+.,:/-])(?:(?:\+|00)\d{2,3}[\s.-]?)?(?:\d{2}[\s.-]?){3}\d{2}(?![\d.,:]\d|\d)/gu;
const FOREIGN_PHONE = /(?<!\d)(?:\+|00)\d{1,3}(?:[\s.-]?\d{2,4}){2,5}(?!\d)/gu;
/** A capitalised word, with the particles and hyphens of names. */
const PART = "\\p{Lu}[\\p{L}'’.-]*";
const FULL_NAME = `${PART}(?:[ \\t]+(?:(?:al|el|bin|ibn|von|van|de|da|dos)[ -])?${PART}){0,4}`;
const AFTER_LABEL = new RegExp(
  `(?<!\\p{L})(?:[Nn]avn|[Ff]ulde navn|[Ff]ornavn|[Ee]fternavn|[Kk]ontaktperson|[Nn]ame|[Ff]ull name|[Ff]irst name|[Ll]ast name|NAVN|NAME)\\s*[:=\\t]\\s*(${FULL_NAME})`,
  'gu',
);
const AFTER_PHRASE = new RegExp(
  `(?<!\\p{L})(?:[Jj]eg hedder|[Mm]it navn er|[Mm]y name is|[Jj]eg kaldes|[Kk]ontakt(?: venligst)?(?: \\p{Ll}+){0,2}|[Rr]ing til|[Ss]kriv til|[Hh]envendelse til|[Mm]ed venlig hilsen,?|[Vv]enlig hilsen,?|[Mm]vh\\.?,?|[Hh]ilsen,?|[Bb]est regards,?|[Ss]incerely,?)\\s+(${FULL_NAME})`,
  'gu',
);
/** Words that begin with a capital after "contact" and are no names. */
const NO_NAMES =
  /^(?:os|Jobcenter\p{L}*|Kommune\p{L}*|HR|Vi|Jeg|Du|Tlf|Telefon|Mail|E-mail|Afdeling\p{L}*|Virksomhed\p{L}*|Danmark|Skolen|Us)$/iu;

const MASKS: Readonly<Record<PersonalDataKind, string>> = {
  cpr: '[cpr]',
  mail: '[mail]',
  phone: '[telefon]',
  name: '[navn]',
};

/**
 * Names after the usual labels, CPR numbers, phone numbers and mail addresses, by their place. It finds what is written
 * the usual way; a name in the middle of a sentence it cannot know.
 */
export function findPersonalData(text: string): PersonalData[] {
  const found: PersonalData[] = [];
  const add = (kind: PersonalDataKind, start: number, end: number) => {
    if (start < end && found.every((other) => end <= other.start || start >= other.end))
      found.push({ kind, start, end });
  };
  for (const match of text.matchAll(MAIL)) add('mail', match.index, match.index + match[0].length);
  for (const match of text.matchAll(CPR)) add('cpr', match.index, match.index + match[0].length);
  for (const match of text.matchAll(FOREIGN_PHONE)) add('phone', match.index, match.index + match[0].length);
  for (const match of text.matchAll(PHONE)) add('phone', match.index, match.index + match[0].length);
  for (const pattern of [AFTER_LABEL, AFTER_PHRASE]) {
    for (const match of text.matchAll(pattern)) {
      const name = match[1]!;
      if (NO_NAMES.test(name.split(/\s/)[0]!)) continue;
      const start = match.index + match[0].length - name.length;
      add('name', start, start + name.length);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The text with personal data replaced by what it was, e.g. `[cpr]`: the only form that may be logged. */
export function maskPersonal(text: string): string {
  let masked = '';
  let from = 0;
  for (const { kind, start, end } of findPersonalData(text)) {
    masked += text.slice(from, start) + MASKS[kind];
    from = end;
  }
  return masked + text.slice(from);
}

/** The text with `[cpr]` for each CPR number: the form in which a text may be kept (domain.md §9.1). */
export function withoutCpr(text: string): string {
  const found = findPersonalData(text).filter(({ kind }) => kind === 'cpr');
  return found.reduceRight((left, { start, end }) => `${left.slice(0, start)}${MASKS.cpr}${left.slice(end)}`, text);
}
