/** One opening's points of one factor for people by their classes. */
import type { FactorTable } from './factor-book';
import type { FacetColumn } from './people-columns';

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
    for (let place = 0; place < count; place++) {
      const own = classes[slots[place]!]!;
      let more = points[own]!;
      if (more < 0) more = this.ask(own);
      sums[place]! += more;
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
