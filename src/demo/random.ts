/**
 * Seeded draws that give the same values on every machine: 32-bit integer arithmetic only (the sfc32 step over a state
 * filled by an FNV-1a hash of the key). Not for secrets.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** A stream of its own for each key, so that drawing more for one record moves no other record. */
  constructor(seed: number, ...key: readonly (string | number)[]) {
    const text = [seed, ...key].join('/');
    this.a = hash(text, 0x811c9dc5);
    this.b = hash(text, 0x9e3779b9);
    this.c = hash(text, 0x85ebca6b);
    for (let round = 0; round < 12; round++) this.next();
  }

  /** The next unsigned 32-bit number. */
  next(): number {
    const sum = (this.a + this.b + this.counter) >>> 0;
    this.counter = (this.counter + 1) >>> 0;
    this.a = (this.b ^ (this.b >>> 9)) >>> 0;
    this.b = (this.c + (this.c << 3)) >>> 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) >>> 0;
    return sum;
  }

  /** A whole number from 0 up to, not including, `bound` (1 … 2^20). */
  below(bound: number): number {
    return Math.floor((this.next() * bound) / 2 ** 32);
  }

  /** A whole number between `min` and `max`, both included. */
  between(min: number, max: number): number {
    return min + this.below(max - min + 1);
  }

  /** True in `percent` of 100 draws. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** One element. @throws RangeError on an empty list */
  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('cannot pick from an empty list');
    return items[this.below(items.length)]!;
  }

  /** One key, as often as its whole-numbered weight says. @throws RangeError when no weight is above 0 */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
    if (total <= 0) throw new RangeError('no weight is above 0');
    let rest = this.below(total);
    for (const [key, weight] of entries) {
      if (rest < weight) return key;
      rest -= weight;
    }
    throw new RangeError('a weight is negative');
  }

  /** Up to `count` different elements in drawn order. */
  sample<T>(items: readonly T[], count: number): T[] {
    return this.shuffle(items).slice(0, count);
  }

  /** A shuffled copy. */
  shuffle<T>(items: readonly T[]): T[] {
    const copy = [...items];
    for (let index = copy.length - 1; index > 0; index--) {
      const other = this.below(index + 1);
      const kept = copy[index]!;
      copy[index] = copy[other]!;
      copy[other] = kept;
    }
    return copy;
  }
}

function hash(text: string, start: number): number {
  let value = start;
  for (let index = 0; index < text.length; index++) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}
