const FREE = 0;
const GONE = -1;

/**
 * The slot of each id, in one array of numbers: the ids themselves stand with the facts. A map of the language would take
 * several times as much.
 */
export class SlotMap {
  /** ids in the map */
  size = 0;
  /** slot plus 1 */
  private table = new Int32Array(64);
  private used = 0;

  /** @param idOf the id of a slot that is in the map */
  constructor(private readonly idOf: (slot: number) => string) {}

  /** The slot of an id, or `undefined`. */
  get(id: string): number | undefined {
    const at = this.find(id);
    return at < 0 ? undefined : this.table[at]! - 1;
  }

  /** Adds an id that is not in the map; `idOf` must know the slot already. */
  add(id: string, slot: number): void {
    if ((this.used + 1) * 3 > this.table.length * 2) this.rehash();
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
    let at = hash(id) & (table.length - 1);
    for (let entry = table[at]!; entry !== FREE; entry = table[at]!) {
      if (entry !== GONE && this.idOf(entry - 1) === id) return at;
      at = (at + 1) & (table.length - 1);
    }
    return -1;
  }

  private place(id: string, slot: number): void {
    let at = hash(id) & (this.table.length - 1);
    while (this.table[at]! > FREE) at = (at + 1) & (this.table.length - 1);
    if (this.table[at] === FREE) this.used++;
    this.table[at] = slot + 1;
  }

  private rehash(): void {
    const old = this.table;
    let length = 64;
    while (length < this.size * 2 + 2) length *= 2;
    this.table = new Int32Array(length);
    this.used = 0;
    for (const entry of old) if (entry > FREE) this.place(this.idOf(entry - 1), entry - 1);
  }
}

function hash(id: string): number {
  let mixed = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) mixed = Math.imul(mixed ^ id.charCodeAt(at), 0x01000193);
  return mixed ^ (mixed >>> 15);
}
