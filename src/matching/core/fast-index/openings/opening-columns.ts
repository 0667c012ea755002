/** Openings for one policy and day, as columns of classes. */
import type { CompetencyGraph, OpeningFacts, TravelModel } from '../../facts';
import type { MatchContext } from '../../opening-case';
import { planOpening, type OpeningPlan } from '../../opening-plan';
import { ClassColumn } from './class-column';
import { Departures } from '../travel/departures';
import { KeptTrips } from '../travel/kept-trips';
import { FACTOR_ASPECTS } from './opening-factors';
import { GATE_ASPECTS } from './opening-gates';
import { OpeningWords } from './opening-words';

/** Slots of new columns. */
const FIRST_ROOM = 64;
/** Openings kept planned, some ten to twenty kilobytes each with what they were asked: the ones listed last. */
const KEPT_PLANS = 4096;

/** Everything worked out. The slots in use lie side by side: the last opening takes the place of one that goes. */
export class OpeningColumns {
  readonly gates = GATE_ASPECTS.map((aspect) => new ClassColumn(aspect));
  readonly factors = FACTOR_ASPECTS.map((aspect) => new ClassColumn(aspect));
  readonly words: OpeningWords;
  readonly departures: Departures;
  /** by slot */
  readonly openings: OpeningFacts[] = [];
  /** by slot, the openings' recorded draws */
  draws = new Uint32Array(0);
  /** ids of openings with something that holds for single people */
  readonly closedForSome = new Set<string>();
  private readonly slots = new Map<string, number>();
  private readonly planned = new Map<OpeningFacts, OpeningPlan>();
  private readonly context: MatchContext;

  constructor(
    { policy, asOf }: Pick<MatchContext, 'policy' | 'asOf'>,
    { graph, travel }: { graph: CompetencyGraph; travel: TravelModel },
  ) {
    this.context = { policy, asOf, graph, travel, trips: new KeptTrips() };
    this.words = new OpeningWords(policy);
    this.departures = new Departures(travel, this.words.workplaces, policy.commute.legalMinutes);
  }

  /** Whether they are worked out for that policy and day. */
  areFor({ policy, asOf }: Pick<MatchContext, 'policy' | 'asOf'>): boolean {
    return this.context.policy === policy && this.context.asOf === asOf;
  }

  /** The day of the question. */
  get asOf(): string {
    return this.context.asOf;
  }

  /** Openings in the columns: the slots from 0. */
  get size(): number {
    return this.openings.length;
  }

  /** The slot of an opening, or `undefined`. */
  slotOf(id: string): number | undefined {
    return this.slots.get(id);
  }

  /** Puts an opening in, or in place of the one with the same id. Throws `DATE.INVALID`. */
  add(opening: OpeningFacts): void {
    const plan = planOpening(opening, this.context);
    this.remove(opening.id);
    const slot = this.openings.push(opening) - 1;
    if (slot === this.draws.length) this.resize(Math.max(FIRST_ROOM, slot + (slot >> 1)));
    this.slots.set(opening.id, slot);
    this.draws[slot] = opening.draw;
    if (opening.closedFor) this.closedForSome.add(opening.id);
    for (const column of this.columns()) column.put(slot, plan, this.words);
  }

  /** Takes an opening out, if it is there. */
  remove(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    this.slots.delete(id);
    this.closedForSome.delete(id);
    this.planned.delete(this.openings[slot]!);
    const last = this.openings.pop()!;
    const from = this.openings.length;
    for (const column of this.columns()) column.replace(slot, from);
    if (slot === from) return;
    this.openings[slot] = last;
    this.draws[slot] = this.draws[from]!;
    this.slots.set(last.id, slot);
  }

  /** The opening of a slot, planned. */
  planOf(slot: number): OpeningPlan {
    const opening = this.openings[slot]!;
    const plan = this.planned.get(opening) ?? planOpening(opening, this.context);
    this.planned.delete(opening);
    this.planned.set(opening, plan);
    if (this.planned.size > KEPT_PLANS) this.planned.delete(this.planned.keys().next().value!);
    return plan;
  }

  private columns(): ClassColumn[] {
    return [...this.gates, ...this.factors];
  }

  private resize(slots: number): void {
    for (const column of this.columns()) column.resize(slots);
    const draws = new Uint32Array(slots);
    draws.set(this.draws);
    this.draws = draws;
  }
}
