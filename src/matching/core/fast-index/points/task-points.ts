/** Points for all tasks of one opening, person by person. */
import type { OpeningPlan } from '../../opening-plan';
import { pointsFor } from '../../points';
import type { PeopleColumns } from '../people/people-columns';
import type { RecordStore } from '../people/record-store';
import { CREDIT_BITS, CREDIT_NOT_ABLE, TaskBook } from './task-book';

/** Bits of a use for its points; the task stands above them. */
const POINT_BITS = 15;
/** Points of a direct record of "not able", which nothing related can overrule: more than any others. */
const NOT_ABLE = (1 << POINT_BITS) - 1;

/**
 * What each record of people is worth for an opening, worked out once for an opening; then a person's points are a walk
 * along the person's own records. Keeps its arrays from one opening to the next.
 */
export class TaskPoints {
  /** the most anybody can have for all tasks */
  most = 0;
  /** records read since `begin`, and uses of them */
  read = 0;
  met = 0;
  /** so that what was brought near counts as used */
  brought = 0;
  private readonly book = new TaskBook();
  /** by distinct record: its last use; 0 = it counts for nothing */
  private useOf = new Int32Array(0);
  /** by distinct record: points above nothing known, all its uses together */
  private gains = new Int32Array(0);
  /** by use two numbers: task and points, and the use of the same record before it */
  private uses = new Int32Array(512);
  private used = 2;
  /** distinct records with uses */
  private readonly touched: number[] = [];
  /** by task: points when nothing is known, and the best so far of the person at hand */
  private priors = new Int16Array(16);
  private best = new Int16Array(16);
  private tasks = 0;
  /** all priors together */
  private prior = 0;
  private rows: RecordStore['rows'] = new Uint16Array(0);
  private starts: RecordStore['starts'] = new Int32Array(0);

  /** Prepares for an opening. */
  begin(plan: OpeningPlan, columns: PeopleColumns): void {
    const { records } = columns;
    this.read = this.met = 0;
    this.rows = records.rows;
    this.starts = records.starts;
    for (const record of this.touched) this.useOf[record] = this.gains[record] = 0;
    this.touched.length = 0;
    this.used = 2;
    if (this.useOf.length < records.size) {
      this.useOf = new Int32Array(records.size + (records.size >> 2));
      this.gains = new Int32Array(this.useOf.length);
    }
    const { competencies } = plan.factors;
    this.tasks = competencies?.tasks.length ?? 0;
    if (this.tasks > this.priors.length) {
      this.priors = new Int16Array(2 * this.tasks);
      this.best = new Int16Array(2 * this.tasks);
    }
    this.most = this.prior = 0;
    for (let number = 0; number < this.tasks; number++) {
      const task = competencies!.tasks[number]!;
      const prior = (this.priors[number] = pointsFor(task.maxPoints, task.prior));
      this.prior += prior;
      this.most += prior;
      if (task.maxPoints > 0) this.note(number, task.maxPoints, this.book.of(task, competencies!.policy, columns));
    }
  }

  /**
   * Reads where the records begin and end of slots that will be asked for one by one: memory brings many at a time when
   * nothing has to be decided in between.
   */
  bringNear(slots: Int32Array, count: number): void {
    if (this.touched.length === 0) return;
    const { rows, starts } = this;
    let read = 0;
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!;
      read ^= rows[starts[slot]!]! ^ rows[starts[slot + 1]!]!;
    }
    this.brought = read;
  }

  /** At least as many points as a slot has, found sooner: as if every record counted for itself. */
  boundOf(slot: number): number {
    const { rows, gains } = this;
    const from = this.starts[slot]!;
    const to = this.starts[slot + 1]!;
    let points = this.prior;
    for (let at = from; at < to; at++) points += gains[rows[at]!]!;
    this.read += to - from;
    return points;
  }

  /** Points of a slot. */
  of(slot: number): number {
    if (this.touched.length === 0) return this.prior;
    const { rows, useOf, uses, best, priors, tasks } = this;
    const from = this.starts[slot]!;
    const to = this.starts[slot + 1]!;
    for (let task = 0; task < tasks; task++) best[task] = priors[task]!;
    let met = 0;
    for (let at = from; at < to; at++) {
      for (let use = useOf[rows[at]!]!; use !== 0; use = uses[use + 1]!) {
        const word = uses[use]!;
        const task = word >> POINT_BITS;
        best[task] = Math.max(best[task]!, word & NOT_ABLE);
        met++;
      }
    }
    let points = 0;
    for (let task = 0; task < tasks; task++) points += best[task] === NOT_ABLE ? 0 : best[task]!;
    this.read += to - from;
    this.met += met;
    return points;
  }

  /** Notes what records are worth for one task, unless it is no more than nothing known. */
  private note(task: number, maxPoints: number, worth: Int32Array): void {
    if (this.used + 2 * worth.length > this.uses.length) this.widen(2 * worth.length);
    const { uses, useOf, gains, touched } = this;
    const prior = this.priors[task]!;
    let { used } = this;
    let best = prior;
    for (let at = 0; at < worth.length; at++) {
      const record = worth[at]! >>> CREDIT_BITS;
      const credit = worth[at]! & CREDIT_NOT_ABLE;
      const points = credit === CREDIT_NOT_ABLE ? NOT_ABLE : pointsFor(maxPoints, credit);
      if (points <= prior) continue;
      const before = useOf[record]!;
      if (before === 0) touched.push(record);
      useOf[record] = used;
      uses[used++] = (task << POINT_BITS) | points;
      uses[used++] = before;
      if (points === NOT_ABLE) continue;
      gains[record]! += points - prior;
      if (points > best) best = points;
    }
    this.used = used;
    this.most += best - prior;
  }

  private widen(more: number): void {
    const uses = new Int32Array(2 * (this.uses.length + more));
    uses.set(this.uses);
    this.uses = uses;
  }
}
