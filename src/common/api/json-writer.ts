/** Room to begin with, in bytes: a list of fifty with its reasons. */
const FIRST_ROOM = 256 * 1024;
const ZERO = '0'.charCodeAt(0);
/** From here on numbers are written the slow way. */
const LONG_NUMBER = 1e9;
const COMMA = ','.charCodeAt(0);

/** An answer that is JSON already, in UTF-8: a route that answers with it sends it as it is; `T` is what parsing it gives. */
export type JsonBytes<T> = Buffer & { readonly parsed?: T };

/**
 * Puts JSON together from pieces in UTF-8 that were made before: for large answers whose parts repeat. What it is given
 * must be valid where it is put; nothing is escaped. Not for two answers at once.
 */
export class JsonWriter {
  private bytes = Buffer.allocUnsafe(FIRST_ROOM);
  private at = 0;

  /** A piece made before. */
  piece(piece: Uint8Array): this {
    this.reserve(piece.length);
    this.bytes.set(piece, this.at);
    this.at += piece.length;
    return this;
  }

  /** Text in ASCII that is not worth a piece of its own. */
  ascii(text: string): this {
    const { length } = text;
    this.reserve(length);
    const { bytes, at } = this;
    for (let index = 0; index < length; index++) bytes[at + index] = text.charCodeAt(index);
    this.at += length;
    return this;
  }

  /** A whole number. */
  number(value: number): this {
    if ((value | 0) !== value || value < 0 || value >= LONG_NUMBER) return this.ascii(String(value));
    let digits = 1;
    for (let bound = 10; value >= bound; bound *= 10) digits++;
    this.reserve(digits);
    const { bytes, at } = this;
    for (let index = at + digits - 1, rest = value; index >= at; index--) {
      const tens = Math.floor(rest / 10);
      bytes[index] = ZERO + rest - 10 * tens;
      rest = tens;
    }
    this.at += digits;
    return this;
  }

  /** Bytes written so far: where what comes next begins. */
  get length(): number {
    return this.at;
  }

  /** What was written before, from its first byte up to the one after its last, once more. */
  again(start: number, end: number): this {
    this.reserve(end - start);
    this.bytes.copyWithin(this.at, start, end);
    this.at += end - start;
    return this;
  }

  /** Takes back a comma that has nothing behind it, and writes what follows the end of a list. */
  close(end: Uint8Array): this {
    if (this.bytes[this.at - 1] === COMMA) this.at--;
    return this.piece(end);
  }

  /** What was written, and begins anew. */
  take<T>(): JsonBytes<T> {
    const written = Buffer.from(this.bytes.subarray(0, this.at));
    this.at = 0;
    return written;
  }

  private reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.at + more));
    larger.set(this.bytes.subarray(0, this.at));
    this.bytes = larger;
  }
}
