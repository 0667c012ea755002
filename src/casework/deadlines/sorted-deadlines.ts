import type { PersonRecord } from '../scheme-facts.loader';
import { type DeadlineFilter, isWanted, type LineKeys } from './deadline-list';
import { DEADLINE_STATUSES } from './deadline.dto';
import { behindKind, dayOfList, KINDS_OF_A_DAY, type PackedDeadline, statusAndKind } from './packed-deadline';

/** One person's deadlines. */
export interface PersonDeadlines {
  record: PersonRecord;
  deadlines: readonly PackedDeadline[];
}

/** A line of the list: whose, and what. */
export interface FoundDeadline {
  person: PersonRecord;
  deadline: PackedDeadline;
}

/** Places of people within one day: four million. */
const PLACES = 2 ** 22;
const LINES_OF_A_DAY = PLACES * KINDS_OF_A_DAY;

/**
 * Everybody's deadlines in the order of the list, kept as people change, so that a page of it costs no sorting. A line is
 * one number: status and day, the person's place in the order of ids, kind. One copy in a process; eight bytes a line.
 */
export class SortedDeadlines {
  /** in order; whoever has gone keeps the place, with nothing in it */
  private ids: string[] = [];
  private people: (PersonDeadlines | undefined)[] = [];
  private places = new Map<string, number>();
  private lines = new Float64Array(0);

  /** Begins anew with these people. @throws Error when there are more than four million */
  reset(people: Iterable<PersonDeadlines>): void {
    this.people = [...people].sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
    if (this.people.length > PLACES) throw new Error(`a list of deadlines holds at most ${PLACES} people`);
    this.ids = this.people.map((person) => person!.record.id);
    this.places = new Map(this.ids.map((id, place) => [id, place]));
    const lines = new Float64Array(this.people.reduce((sum, person) => sum + person!.deadlines.length, 0));
    let at = 0;
    for (const [place, person] of this.people.entries()) {
      for (const deadline of person!.deadlines) lines[at++] = lineOf(deadline, place);
    }
    this.lines = lines.sort();
  }

  /** Takes over what has become of these people; nothing = gone. All others keep their lines. */
  replace(changed: ReadonlyMap<string, PersonDeadlines | undefined>): void {
    const fresh = [...changed].filter(([id, now]) => now !== undefined && !this.places.has(id)).map(([id]) => id);
    const last = this.ids.at(-1) ?? '';
    if (fresh.some((id) => id < last) || this.ids.length + fresh.length > PLACES) {
      // a place between others moves all that follow
      const stay = this.people.filter((person) => person !== undefined && !changed.has(person.record.id));
      this.reset([...stay, ...changed.values()].filter((person) => person !== undefined));
      return;
    }
    for (const id of fresh.sort()) {
      this.places.set(id, this.ids.length);
      this.ids.push(id);
      this.people.push(undefined);
    }
    const out = new Set<number>();
    const into = new Set<number>();
    for (const [id, now] of changed) {
      const place = this.places.get(id);
      if (place === undefined) continue;
      for (const deadline of this.people[place]?.deadlines ?? []) out.add(lineOf(deadline, place));
      for (const deadline of now?.deadlines ?? []) {
        const line = lineOf(deadline, place);
        if (!out.delete(line)) into.add(line);
      }
      this.people[place] = now;
    }
    this.merge(out, into);
  }

  /**
   * The lines that a filter wants; no more than `limit`, from the first one behind `after`, whether that still stands
   * there or not. Reads no further than it must.
   */
  wanted(
    filter: DeadlineFilter,
    { after, limit = Infinity }: { after?: LineKeys; limit?: number } = {},
  ): FoundDeadline[] {
    const ranks = (filter.statuses ?? DEADLINE_STATUSES).map((status) => DEADLINE_STATUSES.indexOf(status));
    const end = this.firstFrom(dayOfList(Math.max(...ranks) + 1) * LINES_OF_A_DAY);
    const found: FoundDeadline[] = [];
    let at = this.firstFrom(Math.max(dayOfList(Math.min(...ranks)) * LINES_OF_A_DAY, after ? this.behind(after) : 0));
    for (; at < end && found.length < limit; at++) {
      const line = this.lineAt(at);
      if (isWanted(line.person, statusAndKind(line.deadline), filter)) found.push(line);
    }
    return found;
  }

  private lineAt(at: number): FoundDeadline {
    const line = this.lines[at]!;
    const place = Math.floor(line / KINDS_OF_A_DAY) % PLACES;
    const deadline = Math.floor(line / LINES_OF_A_DAY) * KINDS_OF_A_DAY + (line % KINDS_OF_A_DAY);
    return { person: this.people[place]!.record, deadline };
  }

  /** The least number of a line that stands behind these keys. */
  private behind([rank, dueOn, id, kind]: LineKeys): number {
    const place = firstAt(this.ids.length, (at) => this.ids[at]! >= id);
    const same = this.ids[place] === id;
    return dayOfList(rank, dueOn) * LINES_OF_A_DAY + place * KINDS_OF_A_DAY + (same ? behindKind(kind) : 0);
  }

  /** Index of the first line that is not below a number. */
  private firstFrom(number: number): number {
    return firstAt(this.lines.length, (at) => this.lines[at]! >= number);
  }

  /** Takes lines out and puts others in; all between are copied as they stand. */
  private merge(out: ReadonlySet<number>, into: ReadonlySet<number>): void {
    const merged = new Float64Array(this.lines.length - out.size + into.size);
    let from = 0;
    let length = 0;
    const copyUpTo = (end: number): void => {
      merged.set(this.lines.subarray(from, end), length);
      length += end - from;
      from = end;
    };
    for (const line of [...out, ...into].sort((a, b) => a - b)) {
      copyUpTo(this.firstFrom(line));
      if (into.has(line)) merged[length++] = line;
      else from += 1;
    }
    copyUpTo(this.lines.length);
    this.lines = merged;
  }
}

function lineOf(deadline: PackedDeadline, place: number): number {
  return Math.floor(deadline / KINDS_OF_A_DAY) * LINES_OF_A_DAY + place * KINDS_OF_A_DAY + (deadline % KINDS_OF_A_DAY);
}

/** The first of `length` indexes for which something holds that holds for all after it; `length` when there is none. */
function firstAt(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
