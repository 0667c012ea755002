/** The best people for one opening: gates, then points, most of which are never worked out for most people. */
import type { TravelModel } from '../facts';
import type { OpeningPlan } from '../opening-plan';
import { mixDraws } from '../rank-order';
import { FULL_POINTS } from '../points';
import { type Eligible, EligibleFinder } from './eligible';
import { FactorBook } from './points/factor-book';
import { BatchRoom, Finalists, totalOf } from './finalists';
import { LineUp } from './line-up';
import type { PeopleColumns } from './people/people-columns';
import { Scorer } from './points/scorer';
import { TaskPoints } from './points/task-points';
import { TopList } from './collections/top-list';

/** Eligible people who are all put in order: many of them are looked at. Of more, few are. */
const FEW = 4096;

/** How much work the last search was. */
export interface SearchCounters {
  eligible: number;
  /** words of bitmaps, and ends of stretches of reachable people */
  bitmapWords: number;
  /** answers of gates looked up for single people */
  gateLookups: number;
  /** classes of factors looked up for people, and numbers of the rows that rules read to answer for those classes */
  lookups: number;
  rows: number;
  /** people whose points were worked out one by one */
  looked: number;
  /** records of theirs, and tasks they count for */
  records: number;
  met: number;
  /** people who came as far as the wait and the draw */
  scored: number;
}

/** What a search finds. */
export interface Found {
  eligible: Eligible;
  /** slots of the best, in order, and their totals */
  best: number[];
  totals: Int32Array;
  points: Points;
}

/** Points of any slot for one opening. Right until the next question. */
export class Points {
  constructor(
    readonly tasks: TaskPoints,
    readonly scorer: Scorer,
  ) {}

  /** All points of a slot. */
  total(slot: number): number {
    return this.scorer.rest(slot) + this.tasks.of(slot);
  }
}

/** Answers for one set of columns. */
export class Search {
  readonly counters: SearchCounters = {
    eligible: 0,
    bitmapWords: 0,
    gateLookups: 0,
    lookups: 0,
    rows: 0,
    looked: 0,
    records: 0,
    met: 0,
    scored: 0,
  };
  readonly finder: EligibleFinder;
  private readonly tasks = new TaskPoints();
  private readonly book: FactorBook;
  private readonly line = new LineUp();
  private readonly batch = new BatchRoom();
  private readonly top = new TopList(0, () => false);

  /** @param few so many eligible people are all put in order */
  constructor(
    readonly columns: PeopleColumns,
    travel: TravelModel,
    private readonly few = FEW,
  ) {
    this.finder = new EligibleFinder(columns, travel);
    this.book = new FactorBook(() => columns.high);
  }

  /** Only who may be listed, without points. */
  eligible(plan: OpeningPlan): Eligible {
    return this.finder.find(plan);
  }

  /** The best `limit` of the eligible. */
  best(plan: OpeningPlan, limit: number): Found {
    const eligible = this.finder.find(plan);
    const points = this.points(plan, eligible);
    const top = this.top.restart(limit, this.tieBreak(plan));
    if (limit > 0) this.collect(plan, eligible, points, top, limit);
    const keys = new Float64Array(top.size);
    const best = top.ranked(keys);
    const totals = new Int32Array(keys.length);
    for (let place = 0; place < keys.length; place++) totals[place] = totalOf(keys[place]!);
    return { eligible, best, totals, points };
  }

  /** Points of anybody, excluded or not. */
  points(plan: OpeningPlan, eligible: Eligible): Points {
    this.tasks.begin(plan, this.columns);
    return new Points(this.tasks, new Scorer(this.columns, plan, eligible, this.book));
  }

  /** Orders two slots with equal keys. */
  private tieBreak(plan: OpeningPlan): (a: number, b: number) => boolean {
    const { draw, facts } = this.columns;
    return (a, b) => {
      const mixedA = mixDraws(draw[a]!, plan.opening.draw);
      const mixedB = mixDraws(draw[b]!, plan.opening.draw);
      return mixedA !== mixedB ? mixedA < mixedB : facts[a]!.id < facts[b]!.id;
    };
  }

  private collect(plan: OpeningPlan, eligible: Eligible, { tasks, scorer }: Points, top: TopList, limit: number): void {
    const { counters, line } = this;
    line.fill(eligible);
    scorer.bounds(line.bounds, line.ways, line.slots, line.count);
    const final = new Finalists(plan, this.columns, tasks, scorer, top, this.batch);
    // those who can have the most first: the list is soon good enough to pass most of the others over
    const begin = eligible.count > 4 * limit ? 2 * limit : Infinity;
    if (eligible.count <= this.few) final.takeAll(line, line.allOrdered(), begin);
    else {
      const first = line.boundOfTheBest(begin);
      final.takeAll(line, line.ordered(first, FULL_POINTS + 1));
      if (first > 0) final.takeAll(line, line.ordered(final.floor, first));
    }
    counters.looked = final.looked;
    counters.scored = final.scored;
    counters.eligible = eligible.count;
    counters.bitmapWords = eligible.words;
    counters.gateLookups = eligible.lookups;
    counters.lookups = scorer.lookups;
    counters.rows = scorer.rowsRead;
    counters.records = tasks.read;
    counters.met = tasks.met;
  }
}
