/** Points of all tasks of one opening, added up along the lists of people who hold something that counts. */
import { recordCredit, type TaskPlan } from '../factors/competencies.factor';
import { EVIDENCE, type CompetencyLevel } from '../facts';
import type { OpeningPlan } from '../opening-plan';
import { PERMILLE, pointsFor } from '../points';
import type { Policy } from '../policy';
import { popcount } from '../week-grid';
import type { PeopleColumns } from './people-columns';
import { BITMAP_SHIFT, Part, type PostingStore, RECORD_BITS, type SlotRange } from './posting-store';

const RECORDS = 1 << RECORD_BITS;
const RECORD_MASK = RECORDS - 1;
/** Mark for a direct record of "not able", which nothing related can overrule: more than any points. */
const NOT_ABLE = 0x7fff;

/** Points of every possible record for one task through a competency that covers so much of it; null = never more than nothing known. */
function pointsByRecord(task: TaskPlan, policy: Policy, prior: number, coversPermille: number): Int32Array | null {
  const credit = (level: CompetencyLevel, evidence: number): number =>
    pointsFor(task.maxPoints, recordCredit(task, policy, level, EVIDENCE[evidence]!, coversPermille));
  const most = EVIDENCE.length - 1;
  if (coversPermille === 0 || credit(4, most) <= prior) return null;
  const points = new Int32Array(RECORDS).fill(prior);
  for (let record = EVIDENCE.length; record < 5 * EVIDENCE.length; record++) {
    points[record] = credit(Math.floor(record / EVIDENCE.length) as CompetencyLevel, record % EVIDENCE.length);
  }
  return points;
}

/** The people whose points are wanted. */
export interface Crowd {
  /** one bit for each slot, none outside the runs */
  bits: Uint32Array;
  /** stretches of whole words, ascending */
  runs: readonly SlotRange[];
  count: number;
}

/** Nobody. */
export const NOBODY: Crowd = { bits: new Uint32Array(0), runs: [], count: 0 };

/**
 * Adds up points of tasks. The people asked for stand side by side, in the order of their slots: theirs are the only numbers
 * written, and they fit where memory is near. Keeps its arrays from one opening to the next.
 */
export class TaskPoints {
  /** the slot of each place */
  slots = new Int32Array(0);
  /** the points of each place */
  points = new Int16Array(0);
  /** people asked for last */
  count = 0;
  /** by place, the most points for the task at hand so far */
  private best = new Int16Array(0);
  /** by word of the bitmap, the people before it */
  private before = new Int32Array(0);
  private bits = NOBODY.bits;
  private byRecord: Int32Array = new Int32Array(0);
  private readonly part = new Part((words, count) => this.workIn(words, count));

  /** Entries read for the last opening, and those of people asked for. */
  get work(): { read: number; met: number } {
    const { read, met } = this.part;
    return { read, met };
  }

  /** Fills `slots` and `points` for the people asked for. */
  fill(plan: OpeningPlan, columns: PeopleColumns, crowd: Crowd): void {
    this.part.read = 0;
    this.part.met = 0;
    this.line(crowd);
    if (this.count === 0) return;
    const { tasks, policy } = plan.factors.competencies ?? { tasks: [], policy: plan.context.policy };
    const priors = tasks.map((task) => pointsFor(task.maxPoints, task.prior));
    this.points.fill(
      priors.reduce((sum, prior) => sum + prior, 0),
      0,
      this.count,
    );
    tasks.forEach((task, index) => this.add(task, policy, priors[index]!, columns, crowd.runs));
  }

  /** Gives everybody a place. */
  private line({ bits, runs, count }: Crowd): void {
    this.count = count;
    this.bits = bits;
    if (this.slots.length < count) {
      const room = count + (count >> 3);
      this.slots = new Int32Array(room);
      this.points = new Int16Array(room);
      this.best = new Int16Array(room);
    }
    if (this.before.length < bits.length) this.before = new Int32Array(bits.length);
    const { slots, before } = this;
    let at = 0;
    for (const { from, to } of runs) {
      const end = (to + 31) >> 5;
      for (let word = from >> 5; word < end; word++) {
        before[word] = at;
        for (let left = bits[word]!; left !== 0; left &= left - 1) {
          slots[at++] = (word << 5) + 31 - Math.clz32(left & -left);
        }
      }
    }
  }

  private add(task: TaskPlan, policy: Policy, prior: number, columns: PeopleColumns, runs: readonly SlotRange[]): void {
    if (task.maxPoints === 0) return;
    this.best.fill(prior, 0, this.count);
    const { postings, words } = columns;
    const own = words.competencies.find(task.task.competency);
    const direct = pointsByRecord(task, policy, prior, PERMILLE) ?? new Int32Array(RECORDS).fill(prior);
    for (let record = 0; record < EVIDENCE.length; record++) direct[record] = NOT_ABLE;
    this.along(postings, own, runs, direct);
    // few different shares, many that stand in
    const tables = new Map<number, Int32Array | null>();
    for (const { code, permille } of task.substitutes) {
      const number = words.competencies.find(code);
      if (!postings.has(number)) continue;
      let points = tables.get(permille);
      if (points === undefined) tables.set(permille, (points = pointsByRecord(task, policy, prior, permille)));
      if (points) this.along(postings, number, runs, points);
    }
  }

  private along(postings: PostingStore, code: number, runs: readonly SlotRange[], byRecord: Int32Array): void {
    this.byRecord = byRecord;
    postings.sift(code, runs, this.bits, this.part);
    this.part.flush();
  }

  /** Adds the points of entries, all of one list, without a branch where nobody could guess. */
  private workIn(words: Int32Array, count: number): void {
    const { points, best, bits, before, byRecord } = this;
    for (let at = 0; at < count; at++) {
      const word = words[at]!;
      const own = word >> BITMAP_SHIFT;
      const place = before[own]! + popcount(bits[own]! & ~(-1 << ((word >> RECORD_BITS) & 31)));
      const value = byRecord[word & RECORD_MASK]!;
      const known = best[place]!;
      if (value === NOT_ABLE) {
        points[place]! -= known === NOT_ABLE ? 0 : known;
        best[place] = NOT_ABLE;
      } else {
        const more = value - known;
        const gain = more & ~(more >> 31);
        points[place]! += gain;
        best[place] = known + gain;
      }
    }
  }
}
