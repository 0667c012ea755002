/** Answers that are made again and again from the same words, kept for as long as there is room. */
export class Remembered<T> {
  private recent = new Map<string, Map<string, T>>();
  private older: typeof this.recent = new Map();
  private size = 0;

  /** @param room answers kept at least; at most twice as many are held */
  constructor(private readonly room: number) {}

  /**
   * The answer of a key within a group, made when it is not known. What was not asked for lately is forgotten. Two parts,
   * because joining them would cost more than looking up.
   */
  of(group: string, key: string, make: () => T): T {
    const known = this.recent.get(group)?.get(key);
    if (known !== undefined) return known;
    const answer = this.older.get(group)?.get(key) ?? make();
    this.keep(group, key, answer);
    return answer;
  }

  private keep(group: string, key: string, answer: T): void {
    if (this.size >= this.room) {
      this.older = this.recent;
      this.recent = new Map();
      this.size = 0;
    }
    const answers = this.recent.get(group) ?? new Map<string, T>();
    this.recent.set(group, answers.set(key, answer));
    this.size += 1;
  }
}

/** Names and values in one text, as a key; a third of the cost of JSON, and codes hold none of its separators. */
export function factsKey(facts: Readonly<Record<string, unknown>>): string {
  let key = '';
  for (const name in facts) key += `${name}=${String(facts[name])}|`;
  return key;
}
