/** Points of the factors by class, kept from one opening to the next: many openings ask the same. */
import type { Policy } from '../policy';

/** Bytes of tables kept: so many for each person, and at least so many. The one used longest ago goes first. */
const BYTES_PER_PERSON = 3;
const LEAST_BYTES = 400_000;

/** Points of a class that nobody has asked about yet. */
export const NOT_ASKED = -1;

/** One factor's points for everything it was asked in the same way. */
export interface FactorTable {
  /** by class, or `NOT_ASKED` */
  points: Int16Array;
}

/** The tables asked for last. */
export class FactorBook {
  private readonly kept = new Map<string, FactorTable>();
  private readonly policies = new WeakMap<Policy, number>();
  private seen = 0;
  private bytes = 0;

  /** @param people so many the tables are about, for the room they may take */
  constructor(private readonly people: () => number) {}

  /** The table of a factor, with room for so many classes. The key says everything but the policy that points depend on. */
  table(policy: Policy, key: string, classes: number): FactorTable {
    const whole = `${this.numberOf(policy)} ${key}`;
    const known = this.kept.get(whole);
    if (known) this.kept.delete(whole);
    const table = known ?? { points: new Int16Array(0) };
    this.kept.set(whole, table);
    if (table.points.length < classes) this.widen(table, classes);
    return table;
  }

  private widen(table: FactorTable, classes: number): void {
    const points = new Int16Array(classes + (table.points.length === 0 ? 0 : classes >> 3)).fill(NOT_ASKED);
    points.set(table.points);
    this.bytes += points.byteLength - table.points.byteLength;
    table.points = points;
    const most = Math.max(LEAST_BYTES, BYTES_PER_PERSON * this.people());
    for (const [oldest, { points: gone }] of this.kept) {
      if (this.bytes <= most || gone === points) break;
      this.kept.delete(oldest);
      this.bytes -= gone.byteLength;
    }
  }

  /** Points are worth what one policy says; another object is another policy. */
  private numberOf(policy: Policy): number {
    let number = this.policies.get(policy);
    if (number === undefined) this.policies.set(policy, (number = this.seen++));
    return number;
  }
}
