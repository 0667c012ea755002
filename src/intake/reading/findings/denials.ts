/** What is denied, over or lost: words that must not be read as "has". Pure. */
import { anyOf } from '../words/patterns';

/** "Not" that denies nothing: not only, no problem, not afraid of heights. */
const NO_DENIAL = anyOf(
  [
    'ikke (?:kun|bare|blot|mindst|desto|noget problem|et problem|bange|højdeskræk|ryger|ombyttet|godkendt|længere end|mere end|mindre end|før)',
    'ikke-\\p{L}+',
    '(?:ingen|intet|no) problem(?:er)?',
    'not (?:only|just|afraid|a problem)',
  ],
  'giu',
);

const DENIES = anyOf([
  'ikke|aldrig|ingen|intet|uden|hverken|ej|nej|mangler|savner',
  "not|never|no|none|without|lack|lacks|cannot|can['’]?t|don['’]?t|haven['’]?t|doesn['’]?t|isn['’]?t",
]);

/** A licence or certificate that has run out, was lost or was never passed. "Udløber 2028" is still held. */
const ENDED = anyOf([
  'udløbet|frataget|frakendt|inddraget|mistet|mistede|ugyldig\\p{L}*|ikke (?:længere|gyldig\\p{L}*|bestået)|bestod ikke|dumpet?|dumpede',
  'expired|lapsed|revoked|suspended|invalid|no longer|failed|lost (?:my|the)|(?:got|was) taken away',
]);
/** It was held once. */
const HAD = anyOf(['tidligere haft|har haft|havde|used to have|had']);
/** "Har haft kørekort siden 2010" says that it is still held. */
const STILL = /^\s*(?:siden|i \d+ år|since|for \d+ years)(?!\p{L})/iu;

/** Whether the words deny something. */
export function denies(text: string): boolean {
  return DENIES.test(text.replace(NO_DENIAL, ' '));
}

/**
 * Whether the words around a licence or certificate say that it is not held any more.
 * @param before its clause up to it
 * @param after its clause after it; the value where it is a label
 * @param isLabel "Truckcertifikat: har haft"
 */
export function isOver(before: string, after: string, isLabel: boolean): boolean {
  if (ENDED.test(before) || ENDED.test(after)) return true;
  return (HAD.test(before) && !STILL.test(after)) || (isLabel && HAD.test(after));
}

/** What stands between a label and its value. */
const SEPARATOR = /^\s*(?:\([^)]*\)\s*)?[:|][\s:|]*/u;

/** The words that speak about a finding. */
interface OwnField {
  before: string;
  after: string;
  isLabel: boolean;
  /** the field was left out: `Kørekort: –` */
  isEmpty: boolean;
}

/**
 * The words around a label and its value, where the finding is a label: in "Kørekort: nej, truck: ja" each value belongs
 * to its own. Other words stay as they are.
 */
export function ownField(before: string, after: string): OwnField {
  const separator = SEPARATOR.exec(after);
  if (!separator) return { before, after, isLabel: false, isEmpty: false };
  const value = after.slice(separator[0].length).split(/[,;|]/u)[0]!;
  return {
    before: before.slice(before.search(/[^,;|]*$/u)),
    after: value,
    isLabel: true,
    isEmpty: /^[-–—/]\s*$/u.test(value),
  };
}
