/** Distinct whole numbers in order, never taken back. */
export class Marks {
  private sorted = new Int32Array(8);
  private size = 0;

  /** Adds a number. */
  add(mark: number): void {
    const at = this.countUpTo(mark);
    if (this.sorted[at - 1] === mark) return;
    if (this.size === this.sorted.length) {
      const wider = new Int32Array(this.size + (this.size >> 1));
      wider.set(this.sorted);
      this.sorted = wider;
    }
    this.sorted.copyWithin(at + 1, at, this.size);
    this.sorted[at] = mark;
    this.size++;
  }

  /**
   * The largest one that is not larger than the number, if there is one. It stands for the number wherever that is only
   * compared with marks: numbers without a mark between them are the same question.
   */
  upTo(number: number): number | undefined {
    return this.sorted[this.countUpTo(number) - 1];
  }

  private countUpTo(number: number): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]! <= number) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
