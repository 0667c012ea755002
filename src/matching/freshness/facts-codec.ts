/**
 * Facts of many people as short JSON lines. Lists and objects that several people have alike (one competency at one
 * level, one week, one set of scheme windows) are written once and named by their number; read back, they are one object
 * again, which also saves memory.
 */
import type { CandidateFacts } from '../core/facts';

/** One line of people: what is new in the two pools, then each person's values in the order of the fields. */
interface Line {
  /** lists of field names that people have */
  shapes: string[][];
  pool: unknown[];
  /** number of the shape, then the values: `[]` = undefined, `[n]` = shared value n, anything else as it is */
  people: unknown[][];
}

/** Fields that are always lists, of shared items; any other list or object is shared as a whole. */
const LISTS_OF_SHARED: ReadonlySet<string> = new Set<keyof CandidateFacts>([
  'competencies',
  'credentials',
  'placements',
  'rejections',
]);

/** Numbers values in the order in which they first come. */
class Numbering<T> {
  private readonly numbers = new Map<string, number>();
  private fresh: T[] = [];

  numberOf(value: T): number {
    const key = JSON.stringify(value);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.numbers.size);
    this.fresh.push(value);
    return this.numbers.size - 1;
  }

  /** The values numbered since the last call. */
  taken(): T[] {
    const fresh = this.fresh;
    this.fresh = [];
    return fresh;
  }
}

/** Writes people line by line; one encoder for one file. */
export class FactsEncoder {
  private readonly shapes = new Numbering<string[]>();
  private readonly pool = new Numbering<unknown>();

  /** One line of JSON. Lines are to be decoded in the order in which they were encoded. */
  encode(people: readonly CandidateFacts[]): string {
    const rows = people.map((person) => [
      this.shapes.numberOf(Object.keys(person)),
      ...Object.entries(person).map(([field, value]) => this.value(field, value)),
    ]);
    return JSON.stringify({ shapes: this.shapes.taken(), pool: this.pool.taken(), people: rows } satisfies Line);
  }

  private value(field: string, value: unknown): unknown {
    if (value === undefined) return [];
    if (value === null || typeof value !== 'object') return value;
    if (LISTS_OF_SHARED.has(field)) return (value as unknown[]).map((item) => this.pool.numberOf(item));
    return [this.pool.numberOf(value)];
  }
}

/** Reads the lines of one encoder, in their order. */
export class FactsDecoder {
  private readonly shapes: string[][] = [];
  private readonly pool: unknown[] = [];

  /** @throws Error when the line is not of an encoder or not the next one */
  decode(line: string): CandidateFacts[] {
    const { shapes, pool, people } = JSON.parse(line) as Line;
    this.shapes.push(...shapes);
    for (const value of pool) this.pool.push(value);
    return people.map((row) => {
      const shape = this.shapes[row[0] as number];
      if (!shape) throw new Error('a shape is missing');
      const person: Record<string, unknown> = {};
      shape.forEach((field, i) => (person[field] = this.value(field, row[i + 1])));
      return person as unknown as CandidateFacts;
    });
  }

  private value(field: string, value: unknown): unknown {
    if (!Array.isArray(value)) return value;
    if (LISTS_OF_SHARED.has(field)) return value.map((number) => this.shared(number));
    return value.length === 0 ? undefined : this.shared(value[0]);
  }

  private shared(number: unknown): unknown {
    if (typeof number !== 'number' || number >= this.pool.length) throw new Error('a shared value is missing');
    return this.pool[number];
  }
}
