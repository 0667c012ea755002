/** Gives each text a small number from 1 on; 0 stands for "none". Numbers are never taken back. */
export class Interner {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [''];

  /** The text's number, a new one when it has none. */
  intern(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) {
      number = this.texts.length;
      this.numbers.set(text, number);
      this.texts.push(text);
    }
    return number;
  }

  /** The text's number, or -1 when it was never interned. */
  find(text: string): number {
    return this.numbers.get(text) ?? -1;
  }

  /** The text behind a number. */
  text(number: number): string {
    return this.texts[number] ?? '';
  }

  /** Numbers in use, 0 included: what a table by number needs. */
  get size(): number {
    return this.texts.length;
  }
}
