/**
 * Records of many people have much alike: the same competency at the same level, the same week, the same day. Held once for
 * all of them, they take a third of the memory, and the collector has the less to walk through while answers are waited for.
 */

/** Values that are looked for before the search begins anew: what is held by nobody any more is let go. */
const MOST = 1_000_000;

/** Finds values that were there before; for one reading of many records. */
export class Alike<Fact extends object> {
  private readonly onesOwn: ReadonlySet<string>;
  private readonly texts = new Map<string, string>();
  private readonly values = new Map<string, object>();

  /**
   * @param onesOwn fields that are hardly alike for any two records, or shared already where they are made
   * @param most values remembered at a time
   */
  constructor(
    onesOwn: readonly (keyof Fact & string)[],
    private readonly most = MOST,
  ) {
    this.onesOwn = new Set(onesOwn);
  }

  /** The same record, with every list, object and text that was seen before as that very one. Leaves it as it is. */
  share(record: Fact): Fact {
    if (this.values.size + this.texts.size > this.most) {
      this.values.clear();
      this.texts.clear();
    }
    const shared = { ...record } as Record<string, unknown>;
    for (const [field, value] of Object.entries(record)) {
      if (!this.onesOwn.has(field)) shared[field] = this.alike(value);
    }
    return shared as Fact;
  }

  private alike(value: unknown): unknown {
    if (typeof value === 'string') return this.text(value);
    if (value === null || typeof value !== 'object') return value;
    // what holds lists or objects is seldom alike as a whole: looking for it costs more than it saves
    if (holdsObjects(value)) return this.partsAlike(value);
    const key = JSON.stringify(value);
    const known = this.values.get(key);
    if (known !== undefined) return known;
    const shared = this.partsAlike(value);
    this.values.set(key, shared);
    return shared;
  }

  private partsAlike(value: object): object {
    if (Array.isArray(value)) return value.map((item) => this.alike(item));
    const shared: Record<string, unknown> = { ...value };
    for (const name in value) shared[name] = this.alike(shared[name]);
    return shared;
  }

  private text(value: string): string {
    const known = this.texts.get(value);
    if (known !== undefined) return known;
    this.texts.set(value, value);
    return value;
  }
}

function holdsObjects(value: object): boolean {
  for (const part of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof part === 'object' && part !== null) return true;
  }
  return false;
}
