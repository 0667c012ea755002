/** One opening's points of one factor for people by their classes. */
import type { FactorTable } from './factor-book';
import type { Classes, FacetColumn } from '../people/people-columns';

/** Answers once for each class, when it comes up first; what a class is worth is worked out by the factor's own kind. */
export abstract class FactorPoints {
  /** the most anybody can have */
  abstract readonly most: number;
  /** numbers of rows read to answer for classes */
  rowsRead = 0;

  protected constructor(
    protected readonly column: FacetColumn,
    private readonly table: FactorTable,
  ) {}

  /** True when hardly any class was asked about before. */
  get isAnew(): boolean {
    return this.table.isBorrowed;
  }

  /** Points of a slot. */
  of(slot: number): number {
    const own = this.column.classes[slot]!;
    const points = this.table.points[own]!;
    return points < 0 ? this.ask(own) : points;
  }

  /** Adds everybody's points to the sums by place. */
  addTo(sums: Int16Array, slots: Int32Array, count: number): void {
    const { classes } = this.column;
    const { points } = this.table;
    for (let place = 0; ;) {
      place = addKnown(sums, slots, count, classes, points, place);
      if (place === count) return;
      this.ask(classes[slots[place]!]!);
    }
  }

  /** Points of a class. */
  protected abstract workOut(own: number): number;

  private ask(own: number): number {
    const { starts } = this.column.rows;
    this.rowsRead += starts[own + 1]! - starts[own]! + 2;
    return (this.table.points[own] = this.workOut(own));
  }
}

/**
 * Adds points to the sums from a place on, up to the first class that nobody has asked about; returns its place. Without a
 * call inside, the loop reads nothing twice.
 */
function addKnown(
  sums: Int16Array,
  slots: Int32Array,
  count: number,
  classes: Classes,
  points: Int16Array,
  from: number,
): number {
  for (let place = from; place < count; place++) {
    const more = points[classes[slots[place]!]!]!;
    if (more < 0) return place;
    sums[place]! += more;
  }
  return count;
}
