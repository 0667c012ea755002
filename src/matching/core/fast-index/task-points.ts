/** Points of all tasks of one opening, added up along the lists of people who hold something that counts. */
import { recordCredit, type TaskPlan } from '../factors/competencies.factor';
import { EVIDENCE, type CompetencyLevel } from '../facts';
import type { OpeningPlan } from '../opening-plan';
import { PERMILLE, pointsFor } from '../points';
import type { Policy } from '../policy';
import type { PeopleColumns } from './people-columns';
import { type PostingStore, RECORD_BITS, type SlotRange } from './posting-store';

const RECORDS = 1 << RECORD_BITS;
const RECORD_MASK = RECORDS - 1;
/** Mark for a direct record of "not able", which nothing related can overrule: more than any points. */
const NOT_ABLE = 0x7fff;
/** Numbers of the scratch for stretches of one list. */
const STRETCHES = 1024;

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

/** Adds up points of tasks by slot. Keeps its arrays from one opening to the next. */
export class TaskPoints {
  /** by slot, right inside the runs asked for last */
  points = new Int16Array(0);
  /** entries read for the last opening */
  read = 0;
  /** by slot, the most points for the task at hand so far */
  private best = new Int16Array(0);
  private readonly stretches = new Int32Array(STRETCHES);

  /** Fills `points` for the people in the runs. */
  fill(plan: OpeningPlan, columns: PeopleColumns, runs: readonly SlotRange[]): void {
    const slots = columns.live.length << 5;
    if (this.points.length < slots) {
      this.points = new Int16Array(slots);
      this.best = new Int16Array(slots);
    }
    this.read = 0;
    const { tasks, policy } = plan.factors.competencies ?? { tasks: [], policy: plan.context.policy };
    const priors = tasks.map((task) => pointsFor(task.maxPoints, task.prior));
    const everybody = priors.reduce((sum, prior) => sum + prior, 0);
    for (const { from, to } of runs) this.points.fill(everybody, from, to);
    tasks.forEach((task, index) => this.add(task, policy, priors[index]!, columns, runs));
  }

  private add(task: TaskPlan, policy: Policy, prior: number, columns: PeopleColumns, runs: readonly SlotRange[]): void {
    if (task.maxPoints === 0) return;
    for (const { from, to } of runs) this.best.fill(prior, from, to);
    const { postings, words } = columns;
    const own = words.competencies.find(task.task.competency);
    const direct = pointsByRecord(task, policy, prior, PERMILLE) ?? new Int32Array(RECORDS).fill(prior);
    for (let record = 0; record < EVIDENCE.length; record++) direct[record] = NOT_ABLE;
    this.along(postings, own, runs, direct);
    for (const { code, permille } of task.substitutes) {
      const points = pointsByRecord(task, policy, prior, permille);
      if (points) this.along(postings, words.competencies.find(code), runs, points);
    }
  }

  private along(postings: PostingStore, code: number, runs: readonly SlotRange[], points: Int32Array): void {
    if (code < 0) return;
    const { stretches } = this;
    const count = postings.stretches(code, runs, stretches);
    for (let at = 0; at < count; at += 2) {
      this.entries(postings.words, stretches[at]!, stretches[at + 1]!, points);
    }
    const later = postings.later(code);
    if (later) this.entries(Int32Array.from(later), 0, later.length, points);
  }

  private entries(words: Int32Array, from: number, to: number, byRecord: Int32Array): void {
    const { points, best } = this;
    this.read += to - from;
    for (let at = from; at < to; at++) {
      const word = words[at]!;
      const slot = word >> RECORD_BITS;
      const value = byRecord[word & RECORD_MASK]!;
      const before = best[slot]!;
      if (value <= before) continue;
      points[slot]! += (value === NOT_ABLE ? 0 : value) - before;
      best[slot] = value;
    }
  }
}
