/** Bits of a remembered number for the points (at most 10 000); the question's turn stands above them. */
const POINT_BITS = 14;
const TURNS = 1 << (31 - POINT_BITS);

/** The points of a remembered number. */
export const POINT_MASK = (1 << POINT_BITS) - 1;

/** Points by class, remembered for one question. Nothing has to be wiped between two questions. */
export class ClassMemory {
  /** turn and points by class; below the turn = not worked out for this question */
  values = new Int32Array(0);
  /** numbers of rows read for this question */
  read = 0;
  private turn = 0;

  /** Forgets the last question; returns what stands above the points of this one. */
  begin(classes: number): number {
    this.read = 0;
    if (this.values.length < classes) this.values = new Int32Array(classes + (classes >> 2));
    if (++this.turn === TURNS) {
      this.values.fill(0);
      this.turn = 1;
    }
    return this.turn << POINT_BITS;
  }
}
