/**
 * What one rule reads of a person, as a row of numbers. People with the same row are one class, so a rule answers once
 * for the class and the answer is looked up for each person. A facet must hold everything its rules read.
 */
import { cefrOrdinal, LANGUAGE_SKILLS } from '../../../../language/cefr';
import { dateNumber, NO_END } from '../../dates';
import {
  BRANCHEPAKKE_STEPS,
  WORK_CONDITIONS,
  type CandidateFacts,
  type HeldCredential,
  type IsoDate,
  type LanguageLevels,
} from '../../facts';
import { goalsReached } from '../../factors/branchepakke.factor';
import { GOAL_LEVELS } from '../../factors/job-goal.factor';
import { statusKind } from '../../gates/status.gate';
import { modeMask } from '../../trip';
import { type Vocabulary, WEEK_WORDS } from './vocabulary';
import { hundredths } from '../../gates/asked-by-opening';

/** Bits of a language word per skill: 0 = unknown, else the ordinal on the ladder plus 1. */
export const LEVEL_BITS = 5;

/** First number of a status row. */
export const ACTIVE = 0;
export const PAUSED = 1;
export const GONE = 2;

/** First number of a row about skånehensyn. */
export const NEVER_ASKED = 0;
export const ASKED = 1;

/** The row of one person, added to an empty list. Throws `DATE.INVALID`. */
type Encode = (facts: CandidateFacts, words: Vocabulary, row: number[]) => void;

function dateOr(date: IsoDate | undefined, otherwise: number): number {
  return date === undefined ? otherwise : dateNumber(date);
}

/** One language as a word of five levels; 0 when nothing is recorded. */
export function languageWord(levels: LanguageLevels): number {
  let word = 0;
  LANGUAGE_SKILLS.forEach((skill, index) => {
    const level = levels[skill];
    if (level !== undefined) word |= (cefrOrdinal(level) + 1) << (index * LEVEL_BITS);
  });
  return word;
}

/** Per code: twice the last day on which it is held (0 = never), plus 1 when a record says unknown. */
function credentialWords(records: readonly HeldCredential[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const { code, status, validUntil } of records) {
    const before = words.get(code) ?? 0;
    const until = status === 'held' ? dateOr(validUntil, NO_END) : 0;
    words.set(code, Math.max(before >> 1, until) * 2 + (status === 'unknown' ? 1 : before & 1));
  }
  return words;
}

/** `[home, 1 = shared with all]`, then the municipalities it is shared with */
const share: Encode = ({ municipality, sharedWith }, words, row) => {
  row.push(words.municipalities.intern(municipality), sharedWith === 'all' ? 1 : 0);
  if (sharedWith !== 'all') for (const code of sharedWith) row.push(words.municipalities.intern(code));
};

/** `[kind, last day or 0]` */
const status: Encode = (facts, _words, row) => {
  const kind = statusKind(facts.status);
  if (kind === 'paused') row.push(PAUSED, dateOr(facts.statusUntil, 0));
  else row.push(kind === 'active' ? ACTIVE : GONE, 0);
};

/** `[first day or 0]` */
const available: Encode = ({ availableFrom }, _words, row) => {
  row.push(dateOr(availableFrom, 0));
};

/** numbers of placements */
const placed: Encode = ({ placements }, words, row) => {
  for (const { from, until, weeklyHours } of placements) {
    row.push(words.placements.intern([dateNumber(from), dateOr(until, NO_END), hundredths(weeklyHours)]));
  }
};

/** `[number of the youth]` */
const age: Encode = ({ youth }, words, row) => {
  row.push(words.youth(youth));
};

/** `[number of what is known, number of the days]`, see `SchemeRows` */
const schemes: Encode = ({ schemeWindows }, { schemes: rows }, row) => {
  row.push(...rows.intern(schemeWindows));
};

/** pairs of code and word, see `credentialWords` */
const credentials: Encode = (facts, words, row) => {
  for (const [code, word] of credentialWords(facts.credentials)) row.push(words.credentials.intern(code), word);
};

/** codes of tasks */
const declined: Encode = ({ declinedTasks }, words, row) => {
  for (const code of declinedTasks) {
    const task = words.competencies.intern(code);
    words.declined.add(task);
    row.push(task);
  }
};

/** `NEVER_ASKED`, or `ASKED` and pairs of condition and hundredths of the most */
const limits: Encode = ({ skaanehensyn }, words, row) => {
  row.push(skaanehensyn === undefined ? NEVER_ASKED : ASKED);
  for (const { condition, max } of skaanehensyn ?? []) {
    const place = WORK_CONDITIONS.indexOf(condition);
    row.push(place, hundredths(max));
    words.brokenFrom[place]!.add(hundredths(max) + 1);
  }
};

/** pairs of language and word of levels */
const languages: Encode = (facts, words, row) => {
  for (const [language, levels] of Object.entries(facts.languages)) {
    const word = languageWord(levels);
    if (word !== 0) row.push(words.languages.intern(language), word);
  }
};

/** Numbers of a row of `travel`. */
export const TRAVEL_ROW = 4;

/** `[place or 0, modes, bicycle kilometres, own limit]`, the last two as amounts */
const travel: Encode = (facts, words, row) => {
  row.push(
    facts.postalCode === undefined ? 0 : words.places.intern(facts.postalCode),
    modeMask(facts.travelModes),
    words.amount(facts.maxBicycleKm),
    words.amount(facts.maxTravelMinutes),
  );
};

/** nothing when never asked; else 1 and triples of package, step plus 1 (0 = none), permille of the next step's goals */
const packages: Encode = (facts, words, row) => {
  if (facts.branchepakker === undefined) return;
  row.push(1);
  const codes = new Set([...Object.keys(facts.branchepakker), ...Object.keys(facts.branchepakkeGoals ?? {})]);
  for (const code of codes) {
    const step = facts.branchepakker[code];
    const place = step === undefined ? 0 : BRANCHEPAKKE_STEPS.indexOf(step) + 1;
    row.push(words.packages.intern(code), place, goalsReached(facts, code));
  }
};

/** `[least, most, week plus 1]`, the first two as amounts */
const hours: Encode = ({ hoursMin, hoursMax, availability }, words, row) => {
  const week = availability && Array.from({ length: WEEK_WORDS }, (_, word) => availability[word] ?? 0);
  row.push(words.amount(hoursMin), words.amount(hoursMax), week ? words.weeks.intern(week) + 1 : 0);
};

/** numbers of goals */
const goals: Encode = ({ jobGoals }, words, row) => {
  if (!jobGoals) return;
  for (const level of GOAL_LEVELS) for (const code of jobGoals[level] ?? []) row.push(words.goals.intern(level + code));
};

const ENCODERS = {
  travel,
  share,
  status,
  available,
  placed,
  age,
  schemes,
  credentials,
  declined,
  limits,
  languages,
  packages,
  hours,
  goals,
};

/** Facets by name; `travel` is the one that people are sorted by. */
export type FacetName = keyof typeof ENCODERS;
export const FACETS = Object.keys(ENCODERS) as readonly FacetName[];

/** The person's row of one facet. */
export function facetRow(name: FacetName, facts: CandidateFacts, words: Vocabulary): number[] {
  const row: number[] = [];
  ENCODERS[name](facts, words, row);
  return row;
}

/** Throws `DATE.INVALID` when any date of the person is none. */
export function requireDates(facts: CandidateFacts): void {
  const dates = [facts.waitingSince, facts.statusUntil, facts.availableFrom];
  for (const { from, until } of facts.placements) dates.push(from, until);
  for (const { validUntil } of facts.credentials) dates.push(validUntil);
  for (const { until } of facts.rejections) dates.push(until);
  for (const window of Object.values(facts.schemeWindows ?? {})) {
    dates.push(window.from, window.until, window.sureUntil);
  }
  const { branchepakker = {}, languages: paces = {} } = facts.progress ?? {};
  for (const { on } of [...Object.values(branchepakker), ...Object.values(paces)].flat()) dates.push(on);
  for (const date of dates) if (date !== undefined) dateNumber(date);
}
