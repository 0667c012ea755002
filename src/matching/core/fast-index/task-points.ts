/** Points for all tasks of one opening, person by person. */
import { recordCredit, type TaskPlan } from '../factors/competencies.factor';
import { EVIDENCE, type CompetencyLevel } from '../facts';
import type { OpeningPlan } from '../opening-plan';
import { PERMILLE, pointsFor } from '../points';
import type { Policy } from '../policy';
import type { PeopleColumns } from './people-columns';
import type { RecordStore } from './record-store';
import type { Vocabulary } from './vocabulary';

/** Bits of a use for its points; the task stands above them. */
const POINT_BITS = 15;
/** Points of a direct record of "not able", which nothing related can overrule: more than any others. */
const NOT_ABLE = (1 << POINT_BITS) - 1;
/** Ends the uses of a record. No use is 0: it would be worth no points, and only what beats the prior is a use. */
const END = 0;

/** Share of a direct record, apart from that of a link that covers everything. */
const DIRECT = -1;

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
  /** by distinct record: where its uses begin; 0 = it counts for nothing */
  private useOf = new Int32Array(0);
  /** by distinct record: points above nothing known, all its uses together */
  private gains = new Int32Array(0);
  /** uses as task and points, those of one record end with `END` */
  private uses = new Int32Array(256);
  private used = 1;
  /** distinct records with uses */
  private readonly touched: number[] = [];
  /** by task: points when nothing is known, and the best so far of the person at hand */
  private priors = new Int16Array(0);
  private best = new Int16Array(0);
  /** all priors together */
  private prior = 0;
  private rows: RecordStore['rows'] = new Uint16Array(0);
  private starts: RecordStore['starts'] = new Int32Array(0);
  /** competencies that count for a task, by number: the last link of each plus 1, and what it was before in `earlier` */
  private lastLink = new Int32Array(0);
  private readonly linked: number[] = [];
  private readonly links: { task: number; permille: number; earlier: number }[] = [];
  /** numbers of competencies that stand in for others, while there are so many competencies */
  private numbers = new WeakMap<TaskPlan['substitutes'], Int32Array>();
  private numbered = 0;

  /** Prepares for an opening. */
  begin(plan: OpeningPlan, { records, words }: PeopleColumns): void {
    this.read = 0;
    this.met = 0;
    this.rows = records.rows;
    this.starts = records.starts;
    for (const record of this.touched) this.useOf[record] = this.gains[record] = 0;
    this.touched.length = 0;
    this.used = 1;
    if (this.useOf.length < records.size) {
      this.useOf = new Int32Array(records.size + (records.size >> 2));
      this.gains = new Int32Array(this.useOf.length);
    }
    const { tasks, policy } = plan.factors.competencies ?? { tasks: [], policy: plan.context.policy };
    this.priors = Int16Array.from(tasks, (task) => pointsFor(task.maxPoints, task.prior));
    this.best = new Int16Array(tasks.length);
    const most = this.priors.slice();
    this.linkAll(tasks, words);
    for (const code of this.linked) {
      for (let record = records.of(code); record >= 0; record = records.after(record)) {
        this.write(record, code, records.words[record]!, tasks, policy, most);
      }
    }
    this.prior = this.priors.reduce((sum, points) => sum + points, 0);
    this.most = most.reduce((sum, points) => sum + points, 0);
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
    const { rows, useOf, uses, best, priors } = this;
    const from = this.starts[slot]!;
    const to = this.starts[slot + 1]!;
    for (let task = 0; task < priors.length; task++) best[task] = priors[task]!;
    let points = this.prior;
    let met = 0;
    for (let at = from; at < to; at++) {
      let use = useOf[rows[at]!]!;
      if (use === 0) continue;
      for (let word = uses[use]!; word !== END; word = uses[++use]!) {
        const task = word >> POINT_BITS;
        const value = word & NOT_ABLE;
        const known = best[task]!;
        met++;
        if (value <= known) continue;
        points += value === NOT_ABLE ? -known : value - known;
        best[task] = value;
      }
    }
    this.read += to - from;
    this.met += met;
    return points;
  }

  /** Notes which competencies count for which tasks. */
  private linkAll(tasks: readonly TaskPlan[], { competencies }: Vocabulary): void {
    if (this.numbered !== competencies.size) {
      this.numbers = new WeakMap();
      this.numbered = competencies.size;
    }
    if (this.lastLink.length < competencies.size) this.lastLink = new Int32Array(2 * competencies.size);
    else for (const code of this.linked) this.lastLink[code] = 0;
    this.linked.length = 0;
    this.links.length = 0;
    tasks.forEach(({ maxPoints, task, substitutes }, number) => {
      if (maxPoints === 0) return;
      this.link(competencies.find(task.competency), number, DIRECT);
      let numbers = this.numbers.get(substitutes);
      if (!numbers) {
        numbers = Int32Array.from(substitutes, ({ code }) => competencies.find(code));
        this.numbers.set(substitutes, numbers);
      }
      for (let at = 0; at < numbers.length; at++) this.link(numbers[at]!, number, substitutes[at]!.permille);
    });
  }

  private link(code: number, task: number, permille: number): void {
    if (code < 0 || permille === 0) return;
    const earlier = this.lastLink[code]!;
    if (earlier === 0) this.linked.push(code);
    this.lastLink[code] = this.links.push({ task, permille, earlier });
  }

  /** Writes what one record of a competency is worth, unless it is nowhere more than nothing known. */
  private write(
    record: number,
    code: number,
    word: number,
    tasks: readonly TaskPlan[],
    policy: Policy,
    most: Int16Array,
  ): void {
    const level = Math.floor(word / EVIDENCE.length) as CompetencyLevel;
    const evidence = EVIDENCE[word % EVIDENCE.length]!;
    const start = this.used;
    if (start + tasks.length + this.links.length >= this.uses.length) this.widen();
    for (let link = this.lastLink[code]!; link > 0;) {
      const { task, permille, earlier } = this.links[link - 1]!;
      link = earlier;
      const plan = tasks[task]!;
      let points = permille === DIRECT ? NOT_ABLE : 0;
      if (level > 0) {
        const covers = permille === DIRECT ? PERMILLE : permille;
        points = pointsFor(plan.maxPoints, recordCredit(plan, policy, level, evidence, covers));
      }
      if (points <= this.priors[task]!) continue;
      this.uses[this.used++] = (task << POINT_BITS) | points;
      if (points === NOT_ABLE) continue;
      this.gains[record]! += points - this.priors[task]!;
      if (points > most[task]!) most[task] = points;
    }
    if (this.used === start) return;
    this.uses[this.used++] = END;
    this.useOf[record] = start;
    this.touched.push(record);
  }

  private widen(): void {
    const uses = new Int32Array(2 * (this.uses.length + this.links.length));
    uses.set(this.uses);
    this.uses = uses;
  }
}
