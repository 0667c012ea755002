/** People as columns of numbers: slot n of every column is the same person. */
import { cefrOrdinal, LANGUAGE_SKILLS } from '../../../language/cefr';
import { dateNumber, NO_END } from '../dates';
import { goalsReached } from '../factors/branchepakke.factor';
import { GOAL_LEVELS } from '../factors/job-goal.factor';
import {
  BRANCHEPAKKE_STEPS,
  EVIDENCE,
  WORK_CONDITIONS,
  type CandidateFacts,
  type HeldCredential,
  type IsoDate,
  type LanguageLevels,
} from '../facts';
import { hundredths } from '../gates/already-placed.gate';
import { statusKind } from '../gates/status.gate';
import { hasProgress } from '../projection';
import { modeMask } from '../trip';
import { Interner } from './interner';
import { PostingLists } from './posting-lists';
import { SchemeColumns } from './scheme-columns';

/** Bits of a language word per skill: 0 = unknown, else the ordinal on the ladder plus 1. */
export const LEVEL_BITS = 5;

/** Values of the `status` column. */
export const ACTIVE = 0;
export const PAUSED = 1;
export const GONE = 2;

/** Values of the `age` column. */
export const AGE_UNKNOWN = 0;
export const ADULT = 1;
export const YOUTH = 2;

const WEEK_WORDS = 14;

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

/** The columns. Read by the scans; written only by `put` and `take`. */
export class CandidateColumns {
  /** slots ever used; a free slot has `live` 0 */
  high = 0;
  live = new Uint8Array(0);
  draw = new Uint32Array(0);
  waitingSince = new Int32Array(0);
  municipality = new Int32Array(0);
  sharedWithAll = new Uint8Array(0);
  status = new Uint8Array(0);
  /** 0 = unknown */
  statusUntil = new Int32Array(0);
  /** 0 = unknown */
  availableFrom = new Int32Array(0);
  age = new Uint8Array(0);
  /** 0 = unknown */
  place = new Int32Array(0);
  /** 0 = unknown */
  modes = new Uint8Array(0);
  /** Infinity = not stated */
  maxTravel = new Float64Array(0);
  /** NaN = not stated */
  bicycleKm = new Float64Array(0);
  /** NaN = not stated */
  hoursMin = new Float64Array(0);
  /** NaN = not stated */
  hoursMax = new Float64Array(0);
  hasWeek = new Uint8Array(0);
  /** 14 words for each slot */
  week = new Int32Array(0);
  askedPackages = new Uint8Array(0);
  /** 0 = never asked, 1 = asked and none, 2 = asked and some */
  skaane = new Uint8Array(0);
  /** 1 = a projection could be made */
  progress = new Uint8Array(0);
  /** furthest step plus 1 per package; a missing column is all 0 */
  readonly packages = new Map<string, Uint8Array>();
  /** permille of the next step's goals per package; a missing column is all 0 */
  readonly packageGoals = new Map<string, Uint16Array>();
  readonly schemes = new SchemeColumns();
  /** level words per language; a missing column is all 0 */
  readonly languages = new Map<string, Int32Array>();
  readonly sharedWith: (Int32Array | null)[] = [];
  /** first day of the first placement; `NO_END` without one */
  placedFrom = new Int32Array(0);
  /** last day of the last one; 0 without one */
  placedUntil = new Int32Array(0);
  /** triples: from, until, hundredths of hours */
  readonly placements: (Int32Array | null)[] = [];
  /** pairs: condition, hundredths of the most */
  readonly limits: (Int32Array | null)[] = [];
  /** numbers of `goalKeys` */
  readonly goals: (Int32Array | null)[] = [];
  readonly facts: (CandidateFacts | undefined)[] = [];

  /** value = level * 3 + evidence */
  readonly competencies = new PostingLists();
  /** value: see `credentialWords` */
  readonly credentials = new PostingLists();
  readonly declined = new PostingLists();
  /** by opening id; value = last day */
  readonly rejections = new PostingLists();

  readonly places = new Interner();
  readonly municipalities = new Interner();
  /** level letter followed by the ISCO-08 code */
  readonly goalKeys = new Interner();

  private capacity = 0;
  private readonly free: number[] = [];
  private readonly slots = new Map<string, number>();

  /** People in the columns. */
  get size(): number {
    return this.slots.size;
  }

  /** The person's slot, or `undefined`. */
  slotOf(id: string): number | undefined {
    return this.slots.get(id);
  }

  /** Writes a person, in place of an earlier version. Throws `DATE.INVALID` before anything is changed. */
  put(facts: CandidateFacts): void {
    requireDates(facts);
    this.take(facts.id);
    const slot = this.free.pop() ?? this.high++;
    if (slot >= this.capacity) this.grow();
    this.slots.set(facts.id, slot);
    this.writeColumns(slot, facts);
    this.writeLists(slot, facts);
    this.live[slot] = 1;
  }

  /** Takes a person out; false when there is none with that id. */
  take(id: string): boolean {
    const slot = this.slots.get(id);
    const facts = slot === undefined ? undefined : this.facts[slot];
    if (slot === undefined || facts === undefined) return false;
    for (const { code } of facts.competencies) this.competencies.remove(code, slot);
    for (const { code } of facts.credentials) this.credentials.remove(code, slot);
    for (const code of facts.declinedTasks) this.declined.remove(code, slot);
    for (const { openingId } of facts.rejections) this.rejections.remove(openingId, slot);
    for (const column of this.languages.values()) column[slot] = 0;
    for (const column of this.packages.values()) column[slot] = 0;
    for (const column of this.packageGoals.values()) column[slot] = 0;
    this.facts[slot] = undefined;
    this.live[slot] = 0;
    this.slots.delete(id);
    this.free.push(slot);
    return true;
  }

  private writeColumns(slot: number, facts: CandidateFacts): void {
    const kind = statusKind(facts.status);
    this.facts[slot] = facts;
    this.draw[slot] = facts.draw;
    this.waitingSince[slot] = dateOr(facts.waitingSince, NO_END);
    this.municipality[slot] = this.municipalities.intern(facts.municipality);
    this.sharedWithAll[slot] = facts.sharedWith === 'all' ? 1 : 0;
    this.status[slot] = kind === 'active' ? ACTIVE : kind === 'paused' ? PAUSED : GONE;
    this.statusUntil[slot] = dateOr(facts.statusUntil, 0);
    this.availableFrom[slot] = dateOr(facts.availableFrom, 0);
    this.age[slot] = facts.youth === undefined ? AGE_UNKNOWN : facts.youth === null ? ADULT : YOUTH;
    this.place[slot] = facts.postalCode === undefined ? 0 : this.places.intern(facts.postalCode);
    this.modes[slot] = modeMask(facts.travelModes);
    this.maxTravel[slot] = facts.maxTravelMinutes ?? Infinity;
    this.bicycleKm[slot] = facts.maxBicycleKm ?? NaN;
    this.hoursMin[slot] = facts.hoursMin ?? NaN;
    this.hoursMax[slot] = facts.hoursMax ?? NaN;
    this.hasWeek[slot] = facts.availability === undefined ? 0 : 1;
    for (let word = 0; word < WEEK_WORDS; word++) this.week[slot * WEEK_WORDS + word] = facts.availability?.[word] ?? 0;
    this.askedPackages[slot] = facts.branchepakker === undefined ? 0 : 1;
    this.skaane[slot] = facts.skaanehensyn === undefined ? 0 : facts.skaanehensyn.length === 0 ? 1 : 2;
    for (const [code, step] of Object.entries(facts.branchepakker ?? {})) {
      this.packageColumn(code)[slot] = BRANCHEPAKKE_STEPS.indexOf(step) + 1;
    }
    for (const code of Object.keys(facts.branchepakkeGoals ?? {})) {
      this.goalsColumn(code)[slot] = goalsReached(facts, code);
    }
    this.progress[slot] = hasProgress(facts) ? 1 : 0;
    this.schemes.put(slot, facts);
    for (const [language, levels] of Object.entries(facts.languages)) {
      this.languageColumn(language)[slot] = languageWord(levels);
    }
  }

  private writeLists(slot: number, facts: CandidateFacts): void {
    const row = (numbers: readonly number[]): Int32Array | null =>
      numbers.length > 0 ? Int32Array.from(numbers) : null;
    const { sharedWith, jobGoals } = facts;
    this.sharedWith[slot] =
      sharedWith === 'all' ? null : row(sharedWith.map((code) => this.municipalities.intern(code)));
    const placements = facts.placements.map(
      (p) => [dateNumber(p.from), dateOr(p.until, NO_END), hundredths(p.weeklyHours)] as const,
    );
    this.placements[slot] = row(placements.flat());
    this.placedFrom[slot] = Math.min(NO_END, ...placements.map(([from]) => from));
    this.placedUntil[slot] = Math.max(0, ...placements.map(([, until]) => until));
    this.limits[slot] = row(
      (facts.skaanehensyn ?? []).flatMap((limit) => [WORK_CONDITIONS.indexOf(limit.condition), hundredths(limit.max)]),
    );
    const goals = GOAL_LEVELS.flatMap((level) => (jobGoals?.[level] ?? []).map((code) => level + code));
    this.goals[slot] = row(goals.map((key) => this.goalKeys.intern(key)));
    for (const { code, level, evidence } of facts.competencies) {
      this.competencies.add(code, slot, level * EVIDENCE.length + EVIDENCE.indexOf(evidence));
    }
    for (const [code, word] of credentialWords(facts.credentials)) this.credentials.add(code, slot, word);
    for (const code of new Set(facts.declinedTasks)) this.declined.add(code, slot, 1);
    for (const { openingId, until } of facts.rejections) this.rejections.add(openingId, slot, dateOr(until, NO_END));
  }

  private packageColumn(code: string): Uint8Array {
    let column = this.packages.get(code);
    if (!column) this.packages.set(code, (column = new Uint8Array(this.capacity)));
    return column;
  }

  private goalsColumn(code: string): Uint16Array {
    let column = this.packageGoals.get(code);
    if (!column) this.packageGoals.set(code, (column = new Uint16Array(this.capacity)));
    return column;
  }

  private languageColumn(language: string): Int32Array {
    let column = this.languages.get(language);
    if (!column) this.languages.set(language, (column = new Int32Array(this.capacity)));
    return column;
  }

  private grow(): void {
    const capacity = Math.max(64, this.capacity * 2);
    const bytes = (old: Uint8Array): Uint8Array<ArrayBuffer> => {
      const wider = new Uint8Array(capacity);
      wider.set(old);
      return wider;
    };
    const numbers = (old: Int32Array, each = 1): Int32Array<ArrayBuffer> => {
      const wider = new Int32Array(capacity * each);
      wider.set(old);
      return wider;
    };
    const doubles = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const wider = new Float64Array(capacity);
      wider.set(old);
      return wider;
    };
    const draws = new Uint32Array(capacity);
    draws.set(this.draw);
    this.draw = draws;
    this.live = bytes(this.live);
    this.sharedWithAll = bytes(this.sharedWithAll);
    this.status = bytes(this.status);
    this.age = bytes(this.age);
    this.modes = bytes(this.modes);
    this.hasWeek = bytes(this.hasWeek);
    this.askedPackages = bytes(this.askedPackages);
    this.skaane = bytes(this.skaane);
    this.progress = bytes(this.progress);
    this.waitingSince = numbers(this.waitingSince);
    this.municipality = numbers(this.municipality);
    this.statusUntil = numbers(this.statusUntil);
    this.placedFrom = numbers(this.placedFrom);
    this.placedUntil = numbers(this.placedUntil);
    this.availableFrom = numbers(this.availableFrom);
    this.place = numbers(this.place);
    this.week = numbers(this.week, WEEK_WORDS);
    this.maxTravel = doubles(this.maxTravel);
    this.bicycleKm = doubles(this.bicycleKm);
    this.hoursMin = doubles(this.hoursMin);
    this.hoursMax = doubles(this.hoursMax);
    for (const [code, column] of this.packages) this.packages.set(code, bytes(column));
    for (const [code, column] of this.packageGoals) {
      const wider = new Uint16Array(capacity);
      wider.set(column);
      this.packageGoals.set(code, wider);
    }
    for (const [language, column] of this.languages) this.languages.set(language, numbers(column));
    this.schemes.grow(capacity);
    this.capacity = capacity;
  }
}

function requireDates(facts: CandidateFacts): void {
  const dates = [facts.waitingSince, facts.statusUntil, facts.availableFrom];
  for (const { from, until } of facts.placements) dates.push(from, until);
  for (const { validUntil } of facts.credentials) dates.push(validUntil);
  for (const { until } of facts.rejections) dates.push(until);
  for (const window of Object.values(facts.schemeWindows ?? {})) {
    dates.push(window.from, window.until, window.sureUntil);
  }
  const { branchepakker = {}, languages = {} } = facts.progress ?? {};
  for (const { on } of [...Object.values(branchepakker), ...Object.values(languages)].flat()) dates.push(on);
  for (const date of dates) dateOr(date, 0);
}
