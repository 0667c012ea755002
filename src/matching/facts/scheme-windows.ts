/** From the dated scheme rules to the allow-listed facts of the matcher: windows of a person, room of an opening, pairs. */
import type { CandidateFacts, IsoDate, OpeningFacts, SchemeOption, SchemeWindow } from '../core/facts';
import type { Outcome } from '../core/result';
import {
  closedByEmployments,
  eligibilityWindow,
  type Employment,
  evaluateScheme,
  type RuleBook,
  SCHEME_CODES,
  type SchemeCode,
  type SchemeOpening,
  type SchemePerson,
  schemeRules,
  type SchemeWorkplace,
} from '../../schemes';

type Windows = NonNullable<CandidateFacts['schemeWindows']>;

const PERMIT = 'permit.valid';

/** Schemes in which a rule about the person sets days or can say never; in the others everybody has the same window. */
function isPersonal(scheme: SchemeCode): boolean {
  return schemeRules[scheme].some(({ code, window }) => window !== undefined && code !== `${scheme}.in_force`);
}

function windowOf(person: SchemePerson, scheme: SchemeCode, rules: RuleBook, asOf: IsoDate): SchemeWindow {
  const { possible, from, until, missing } = eligibilityWindow(person, scheme, rules, asOf);
  return { possible: possible ? (missing.length > 0 ? null : true) : false, from, until };
}

/** What the permit adds: over = no, not known = a question, running out later = a question from then on (domain.md §2.7). */
function withPermit(window: SchemeWindow, { residenceUntil }: SchemePerson, asOf: IsoDate): SchemeWindow {
  if (residenceUntil === null || window.possible === false) return window;
  if (residenceUntil === undefined) return { ...window, possible: null };
  return residenceUntil < asOf ? { ...window, possible: false } : { ...window, sureUntil: residenceUntil };
}

/**
 * A function that tells on which first days each scheme is possible for a person, on the rules in force on `asOf`: dates
 * and a yes or no, never the age, residence or benefit behind them. Equal windows are one object.
 */
export function schemeWindowsOn(rules: RuleBook, asOf: IsoDate): (person: SchemePerson) => Windows {
  const shared = new Map<string, SchemeWindow>();
  const once = (window: SchemeWindow): SchemeWindow => {
    const key = `${String(window.possible)} ${window.from} ${window.until} ${window.sureUntil}`;
    const known = shared.get(key);
    if (known) return known;
    // keys without a value would come back missing from the database and look like a change
    const plain = Object.fromEntries(
      Object.entries(window).filter(([, value]) => value !== undefined),
    ) as typeof window;
    shared.set(key, plain);
    return plain;
  };
  const schemes = SCHEME_CODES.map((scheme) => ({
    scheme,
    permit: schemeRules[scheme].some(({ code }) => code === PERMIT),
    common: isPersonal(scheme) ? undefined : windowOf({}, scheme, rules, asOf),
  }));
  return (person) => {
    const windows: Partial<Record<SchemeOption, SchemeWindow>> = {};
    for (const { scheme, permit, common } of schemes) {
      const window = common ?? windowOf(person, scheme, rules, asOf);
      windows[scheme] = once(permit ? withPermit(window, person, asOf) : window);
    }
    return windows;
  };
}

/** Whether a missing fact is one about the person: the opening cannot settle it, and the person's window asks for it. */
function isAboutPerson(field: string): boolean {
  return field.startsWith('person.');
}

/**
 * The opening as the rules judge it: a first day that has passed is today's, as everywhere in the matcher
 * (`DESIGN.md`, start).
 */
export function startingOn(opening: SchemeOpening, asOf: IsoDate): SchemeOpening {
  const { startsOn } = opening;
  return startsOn !== undefined && startsOn < asOf ? { ...opening, startsOn: asOf } : opening;
}

/**
 * What workplace and opening alone say of each accepted scheme, asked with a person about whom nothing is known: a no
 * closes the scheme for everybody (the ratio is used up, the sector is wrong, nobody is taken in any more), a missing
 * fact of theirs is unknown. Rules about the person are left to the windows.
 */
export function schemeRoom(
  opening: SchemeOpening,
  workplace: SchemeWorkplace,
  rules: RuleBook,
  asOf: IsoDate,
): NonNullable<OpeningFacts['schemeRoom']> {
  const asked = startingOn(opening, asOf);
  const room: Partial<Record<SchemeOption, Outcome>> = {};
  for (const scheme of asked.schemes) {
    const ofPerson = new Set(schemeRules[scheme].filter(({ window }) => window !== undefined).map(({ code }) => code));
    const answers = evaluateScheme(scheme, {}, workplace, asked, asOf, rules).rules.filter(
      ({ code, kind }) => kind === 'condition' && !ofPerson.has(code),
    );
    const open = answers.filter(({ outcome }) => outcome === 'unknown').flatMap(({ missing }) => missing);
    if (answers.some(({ outcome }) => outcome === 'not_eligible')) room[scheme] = 'not_met';
    else room[scheme] = open.some((field) => !isAboutPerson(field)) ? 'unknown' : 'met';
  }
  return room;
}

/**
 * By person id: the accepted schemes that the person's employments close at this workplace, without the reason. People
 * for whom nothing is closed are left out.
 */
export function closedFor(
  people: readonly { candidateId: string; employments: readonly Employment[] }[],
  workplace: SchemeWorkplace,
  opening: SchemeOpening,
  rules: RuleBook,
  asOf: IsoDate,
): NonNullable<OpeningFacts['closedFor']> {
  const asked = startingOn(opening, asOf);
  return Object.fromEntries(
    people
      .map(({ candidateId, employments }): [string, SchemeOption[]] => [
        candidateId,
        closedByEmployments(employments, workplace, asked, asOf, rules),
      ])
      .filter(([, schemes]) => schemes.length > 0),
  );
}
