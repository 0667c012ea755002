/** Competencies whose words often mean something else: what the clause must, or must not, say besides. */
import { anyOf } from '../words/patterns';
import type { TextKind } from '../reading.types';

interface Guard {
  /** only for this kind of text */
  kind?: TextKind;
  needs?: RegExp;
  not?: RegExp;
}

/** A workplace that is only named is no experience: "vores lager", "et vaskeri søger". */
const WORKED_THERE: Guard = {
  kind: 'cv',
  needs: anyOf([
    '\\p{L}*arbejde\\p{L}*|erfaring|\\p{L}*job|praktik|ansat|passe[rt]?|passede|drev|egen|eget|min|mit|lavet|work\\p{L}*|experience|own|job|intern\\p{L}*',
  ]),
};
const ASKED_FOR: Guard = { kind: 'ad', needs: anyOf(['erfaring|kendskab|arbejdet|vant|experience']) };

const GUARDS: Readonly<Record<string, readonly Guard[]>> = {
  'trans.koere_bus': [
    { needs: anyOf(['kør\\p{L}*|chauffør|\\p{L}*buschauffør|driv\\p{L}+|drove']) },
    { not: anyOf(['(?:tager|med|ingen|ikke|går|til) bus']) },
  ],
  // `tage` (to take) is also the plural of roof.
  'byg.arbejde_hoejden': [
    {
      needs: anyOf([
        '\\p{L}*stillads\\p{L}*|\\p{L}*lift\\p{L}*|stiger?|\\p{L}*højde\\p{L}*|(?:på|af) tag(?:et|e|ene)?|tagarbejde|fald\\p{L}*|heights?|roofs?|ladders?|scaffold\\p{L}*',
      ]),
    },
  ],
  'faelles.oplaering': [
    { kind: 'ad', needs: anyOf(['kolleger|medarbejdere|nye|andre|elever|lærlinge|colleagues|others']) },
  ],
  // `læser` (reads) looks like a form of `læsse` (load)
  'trans.laesse_losse': [
    { needs: anyOf(['\\p{L}*læss\\p{L}*|\\p{L}*loss\\p{L}*|\\p{L}*last\\p{L}*|\\p{L}*load\\p{L}*|ramp\\p{L}*']) },
  ],
  // playing football is no work with residents
  'sosu.aktivitet': [
    {
      not: anyOf([
        'spille[rdt]*(?: \\p{L}+)? (?:\\p{L}*bold|\\p{L}*musik|guitar|klaver|skak|tennis|badminton|computer\\p{L}*|i \\p{L}+)',
      ]),
    },
  ],
  // who failed a test drove no dumper
  'byg.maskinkoersel': [{ not: anyOf(['dumpet|dumpede|dumper i']) }],
  'detail.datotjek': [{ not: anyOf(['certificat\\p{L}*|licen[cs]es?|permits?|passport|cards?|residence']) }],
  'tv.arbejdstempo': [{ not: anyOf(['hurtigst muligt|snarest']) }],
  // a clean licence is no cleaning
  'reng.rengoeringsarbejde': [
    { not: anyOf(["clean (?:driving |driver[’']?s )?(?:licen[cs]e|record|criminal record)"]) },
  ],
  'gron.gartnerarbejde': [WORKED_THERE, ASKED_FOR],
  'vask.vaskeriarbejde': [WORKED_THERE, ASKED_FOR],
  'lager.lagerarbejde': [WORKED_THERE, ASKED_FOR],
  'paed.boernearbejde': [WORKED_THERE, ASKED_FOR],
  'detail.butiksarbejde': [WORKED_THERE, ASKED_FOR],
  'indu.produktionsarbejde': [WORKED_THERE, ASKED_FOR],
  'fode.slagtning': [{ kind: 'ad', not: anyOf(['slagteri(?:et)?']) }],
};

/** Titles that are also a verb in the present: "jeg sliber og maler". */
const VERB_TITLES = anyOf([
  'maler|sliber|bager|presser|stryger|pakker|plukker|fræser|drejer|syer|skrædder|lærer|leder|polerer|fejer|passer',
]);
/** A title stands at the beginning, or after one of these. */
const TITLE_BEFORE =
  /(?:^|[:•/]|(?<!\p{L})(?:som|en|et|er|var|blive|uddannet|faglært|ufaglært|erfaren|dygtig|søger|søges|to|ny|min|vores|titel|job|a|an|as|trained))\s*$/iu;

/** Whether a single word is meant as a title here; `before` is what stands before it in the sentence. */
export function isTitle(words: string, before: string): boolean {
  return !VERB_TITLES.test(words) || words.includes(' ') || TITLE_BEFORE.test(before);
}

/** Single words that name a workplace: only these are asked for more. */
const PLACES = anyOf([
  '\\p{L}*(?:lager(?:et)?|vaskeri(?:et)?|gartneri(?:et)?|butik(?:ken)?|vuggestuen?|børnehaven?|fabrik(?:ken)?|produktion(?:en)?|institution(?:en)?|dagpleje)',
  'warehouse|laundry|nursery|greenhouse|factory|kindergarten',
]);

/** Whether the words may stand for the competency in this clause. */
export function isMeant(code: string, words: string, clause: string, kind: TextKind): boolean {
  const guards = GUARDS[code];
  if (!guards) return true;
  return guards.every((guard) => {
    if (guard.kind !== undefined && guard.kind !== kind) return true;
    if ((guard === WORKED_THERE || guard === ASKED_FOR) && !PLACES.test(words)) return true;
    return (guard.needs?.test(clause) ?? true) && !(guard.not?.test(clause) ?? false);
  });
}
