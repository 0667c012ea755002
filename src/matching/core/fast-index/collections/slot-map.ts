const FREE = 0;
const GONE = -1;

/** Share of a table that may be in use. */
const MOST_FULL = 0.8;

/**
 * The slot of each id, in one array of numbers: the ids themselves stand with the facts. A map of the language would take
 * several times as much.
 */
export class SlotMap {
  /** ids in the map */
  size = 0;
  /** slot plus 1 */
  private table: Int32Array;
  private used = 0;

  /**
   * @param idOf the id of a slot that is in the map
   * @param ids so many are expected
   */
  constructor(
    private readonly idOf: (slot: number) => string,
    ids = 0,
  ) {
    this.table = new Int32Array(roomFor(ids));
  }

  /** The slot of an id, or `undefined`. */
  get(id: string): number | undefined {
    const at = this.find(id);
    return at < 0 ? undefined : this.table[at]! - 1;
  }

  /** Adds an id that is not in the map; `idOf` must know the slot already. */
  add(id: string, slot: number): void {
    if (this.used + 1 > this.table.length * MOST_FULL) this.rehash();
    this.place(id, slot);
    this.size++;
  }

  /** Takes an id out; returns its slot, or `undefined` when there was none. */
  take(id: string): number | undefined {
    const at = this.find(id);
    if (at < 0) return undefined;
    const slot = this.table[at]! - 1;
    this.table[at] = GONE;
    this.size--;
    return slot;
  }

  private find(id: string): number {
    const { table } = this;
    let at = placeOf(id, table.length);
    for (let entry = table[at]!; entry !== FREE; entry = table[at]!) {
      if (entry !== GONE && this.idOf(entry - 1) === id) return at;
      if (++at === table.length) at = 0;
    }
    return -1;
  }

  private place(id: string, slot: number): void {
    const { table } = this;
    let at = placeOf(id, table.length);
    while (table[at]! > FREE) if (++at === table.length) at = 0;
    if (table[at] === FREE) this.used++;
    table[at] = slot + 1;
  }

  private rehash(): void {
    const old = this.table;
    this.table = new Int32Array(roomFor(this.size + 1));
    this.used = 0;
    for (const entry of old) if (entry > FREE) this.place(this.idOf(entry - 1), entry - 1);
  }
}

/** Entries for so many ids, with room for half as many more. */
function roomFor(ids: number): number {
  return Math.max(64, ids + (ids >> 1));
}

/** Where an id stands in a table of that length unless others were there before. */
function placeOf(id: string, length: number): number {
  let mixed = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) mixed = Math.imul(mixed ^ id.charCodeAt(at), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed ^= mixed >>> 13;
  return Math.floor(((mixed >>> 0) / 2 ** 32) * length);
}
