/** Keeps the best `limit` keys of a stream: a heap with the worst kept one on top. */
export class TopList {
  private keys = new Float64Array(64);
  private slots = new Int32Array(64);
  /** slots kept */
  size = 0;

  /**
   * @param limit whole number from 0; Infinity keeps everybody
   * @param before true when slot `a` stands before slot `b` although their keys are equal
   */
  constructor(
    private limit: number,
    private before: (a: number, b: number) => boolean,
  ) {}

  /** The same list emptied, for another stream; as good as a new one, and its room is kept. */
  restart(limit: number, before: (a: number, b: number) => boolean): this {
    this.limit = limit;
    this.before = before;
    this.size = 0;
    return this;
  }

  /** A key below this cannot enter any more. */
  get threshold(): number {
    if (this.limit === 0) return Infinity;
    return this.size < this.limit ? -Infinity : this.keys[0]!;
  }

  /** Offers one slot; the larger key is the better one. */
  offer(slot: number, key: number): void {
    if (this.size < this.limit) {
      if (this.size === this.keys.length) this.grow();
      this.up(this.size++, slot, key);
    } else if (this.limit > 0 && this.better(slot, key, this.slots[0]!, this.keys[0]!)) this.down(slot, key);
  }

  /** The kept slots, best first, and their keys for whoever hands in room for `size` of them. Leaves the list empty. */
  ranked(rankedKeys = new Float64Array(this.size)): number[] {
    const { keys, slots } = this;
    const ranked = new Array<number>(this.size);
    for (let place = this.size - 1; place >= 0; place--) {
      ranked[place] = slots[0]!;
      rankedKeys[place] = keys[0]!;
      this.size = place;
      this.down(slots[place]!, keys[place]!);
    }
    return ranked;
  }

  private better(slot: number, key: number, other: number, otherKey: number): boolean {
    return key !== otherKey ? key > otherKey : this.before(slot, other);
  }

  private up(start: number, slot: number, key: number): void {
    const { keys, slots } = this;
    let place = start;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.better(slots[parent]!, keys[parent]!, slot, key)) break;
      keys[place] = keys[parent]!;
      slots[place] = slots[parent]!;
      place = parent;
    }
    keys[place] = key;
    slots[place] = slot;
  }

  /** Puts the slot in place of the worst one. */
  private down(slot: number, key: number): void {
    const { keys, slots, size } = this;
    let place = 0;
    for (;;) {
      let child = place * 2 + 1;
      if (child >= size) break;
      if (child + 1 < size && this.better(slots[child]!, keys[child]!, slots[child + 1]!, keys[child + 1]!)) child++;
      if (!this.better(slot, key, slots[child]!, keys[child]!)) break;
      keys[place] = keys[child]!;
      slots[place] = slots[child]!;
      place = child;
    }
    keys[place] = key;
    slots[place] = slot;
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
    const slots = new Int32Array(this.slots.length * 2);
    slots.set(this.slots);
    this.slots = slots;
  }
}
