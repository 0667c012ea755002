/** Numbers in place of codes, from 0, in the order of first use. */
export class Codes {
  private readonly numbers = new Map<string, number>();

  /** The number of a code; a new code gets the next one. */
  of(code: string): number {
    const known = this.numbers.get(code);
    if (known !== undefined) return known;
    const next = this.numbers.size;
    this.numbers.set(code, next);
    return next;
  }

  /** The number of a code, -1 when it was never used. */
  find(code: string | undefined): number {
    return code === undefined ? -1 : (this.numbers.get(code) ?? -1);
  }

  /** All codes in the order of their numbers. */
  all(): string[] {
    return [...this.numbers.keys()];
  }
}
