/** For each code the people that carry it: pairs of a slot and one whole number, in no particular order. */
export class PostingLists {
  private readonly lists = new Map<string, PostingList>();

  /** Adds one entry; a slot may stand in a list more than once. */
  add(code: string, slot: number, value: number): void {
    let list = this.lists.get(code);
    if (!list) this.lists.set(code, (list = new PostingList()));
    list.add(slot, value);
  }

  /** Takes all entries of a slot out of one list; nothing happens when there are none. */
  remove(code: string, slot: number): void {
    const list = this.lists.get(code);
    if (!list) return;
    list.remove(slot);
    if (list.length === 0) this.lists.delete(code);
  }

  /** The list of a code, or `undefined` when nobody carries it. Valid until the next change. */
  get(code: string): Readonly<PostingList> | undefined {
    return this.lists.get(code);
  }
}

/** One list: `entries[2 * i]` is the slot, `entries[2 * i + 1]` the value, for `i` below `length`. */
export class PostingList {
  entries = new Int32Array(16);
  length = 0;

  /** Adds one entry at the end. */
  add(slot: number, value: number): void {
    const at = this.length * 2;
    if (at === this.entries.length) {
      const wider = new Int32Array(this.entries.length * 2);
      wider.set(this.entries);
      this.entries = wider;
    }
    this.entries[at] = slot;
    this.entries[at + 1] = value;
    this.length++;
  }

  /** Takes the slot's entries out; the last entries move into the gaps. */
  remove(slot: number): void {
    const { entries } = this;
    for (let index = 0; index < this.length;) {
      if (entries[index * 2] !== slot) {
        index++;
        continue;
      }
      this.length--;
      entries[index * 2] = entries[this.length * 2]!;
      entries[index * 2 + 1] = entries[this.length * 2 + 1]!;
    }
  }
}
