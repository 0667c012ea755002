/**
 * Facts of many people as short JSON lines. Lists and objects that several people have alike (one competency at one
 * level, one week, one set of scheme windows) are written once and named by their number; read back, they are one object
 * again, which also saves memory.
 */
import type { CandidateFacts } from '../core/facts';

/** One line of people: what is new in the pool, then each person's fields with numbers in place of shared values. */
interface Line {
  pool: unknown[];
  people: Record<string, unknown>[];
}

/** Fields that are lists of shared items; any other list or object is shared as a whole. */
const LISTS_OF_SHARED = [
  'competencies',
  'credentials',
  'placements',
  'rejections',
] as const satisfies (keyof CandidateFacts)[];
const listsOfShared: ReadonlySet<string> = new Set(LISTS_OF_SHARED);

/** Writes people line by line; one encoder for one file. */
export class FactsEncoder {
  private readonly numbers = new Map<string, number>();

  /** One line of JSON. Lines are to be decoded in the order in which they were encoded. */
  encode(people: readonly CandidateFacts[]): string {
    const pool: unknown[] = [];
    const numberOf = (value: unknown): number => {
      const key = JSON.stringify(value);
      const known = this.numbers.get(key);
      if (known !== undefined) return known;
      const number = this.numbers.size;
      this.numbers.set(key, number);
      pool.push(value);
      return number;
    };
    const written = people.map((person) =>
      Object.fromEntries(
        Object.entries(person).map(([field, value]) => {
          if (value === null || typeof value !== 'object') return [field, value as unknown];
          if (listsOfShared.has(field)) return [field, (value as unknown[]).map(numberOf)];
          return [field, [numberOf(value)]];
        }),
      ),
    );
    return JSON.stringify({ pool, people: written } satisfies Line);
  }
}

/** Reads the lines of one encoder, in their order. */
export class FactsDecoder {
  private readonly pool: unknown[] = [];

  /** @throws Error when the line is not of an encoder or not the next one */
  decode(line: string): CandidateFacts[] {
    const { pool, people } = JSON.parse(line) as Line;
    for (const value of pool) this.pool.push(value);
    for (const person of people) {
      for (const field in person) {
        const value = person[field];
        if (!Array.isArray(value)) continue;
        person[field] = listsOfShared.has(field) ? value.map((number) => this.shared(number)) : this.shared(value[0]);
      }
    }
    return people as unknown as CandidateFacts[];
  }

  private shared(number: unknown): unknown {
    if (typeof number !== 'number' || number >= this.pool.length) throw new Error('a shared value is missing');
    return this.pool[number];
  }
}
