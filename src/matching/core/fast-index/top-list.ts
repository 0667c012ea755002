/** Keeps the best `limit` slots of a stream: a heap with the worst kept slot on top. */
export class TopList {
  private readonly slots: number[] = [];
  private readonly totals: number[] = [];

  /**
   * @param limit whole number from 0; Infinity keeps everybody
   * @param before true when slot `a` stands before slot `b` although their totals are equal
   */
  constructor(
    private readonly limit: number,
    private readonly before: (a: number, b: number) => boolean,
  ) {}

  /** A total below this cannot enter any more. */
  get threshold(): number {
    if (this.limit === 0) return Infinity;
    return this.slots.length < this.limit ? -Infinity : this.totals[0]!;
  }

  /** Offers one slot. */
  offer(slot: number, total: number): void {
    if (this.slots.length < this.limit) {
      this.slots.push(slot);
      this.totals.push(total);
      this.up(this.slots.length - 1);
    } else if (this.limit > 0 && this.better(slot, total, this.slots[0]!, this.totals[0]!)) {
      this.slots[0] = slot;
      this.totals[0] = total;
      this.down(0);
    }
  }

  /** The kept slots, best first. */
  ranked(): { slot: number; total: number }[] {
    return this.slots
      .map((slot, index) => ({ slot, total: this.totals[index]! }))
      .sort((a, b) => (this.better(a.slot, a.total, b.slot, b.total) ? -1 : 1));
  }

  private better(slot: number, total: number, otherSlot: number, otherTotal: number): boolean {
    return total !== otherTotal ? total > otherTotal : this.before(slot, otherSlot);
  }

  private betterAt(a: number, b: number): boolean {
    return this.better(this.slots[a]!, this.totals[a]!, this.slots[b]!, this.totals[b]!);
  }

  private swap(a: number, b: number): void {
    [this.slots[a], this.slots[b]] = [this.slots[b]!, this.slots[a]!];
    [this.totals[a], this.totals[b]] = [this.totals[b]!, this.totals[a]!];
  }

  private up(index: number): void {
    for (let child = index; child > 0;) {
      const parent = (child - 1) >> 1;
      if (!this.betterAt(parent, child)) return;
      this.swap(parent, child);
      child = parent;
    }
  }

  private down(index: number): void {
    for (let parent = index; ;) {
      const left = parent * 2 + 1;
      if (left >= this.slots.length) return;
      const worse = left + 1 < this.slots.length && this.betterAt(left, left + 1) ? left + 1 : left;
      if (!this.betterAt(parent, worse)) return;
      this.swap(parent, worse);
      parent = worse;
    }
  }
}
