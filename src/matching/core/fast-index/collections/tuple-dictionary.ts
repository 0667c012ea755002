/**
 * Gives each distinct row of whole numbers a small number from 0 on, and keeps the rows end to end in one array. Equal
 * rows are stored once, however many people carry them. Rows are never taken out.
 */
export class TupleDictionary {
  /** rows in use */
  size = 0;
  /** row n stands in `data` from `starts[n]` up to `starts[n + 1]` */
  starts = new Int32Array(33);
  data = new Int32Array(64);
  /** number of a row plus 1; 0 = free */
  private table = new Int32Array(64);

  /** The row's number, a new one when it was never seen. */
  intern(row: readonly number[]): number {
    let at = this.hashOf(row);
    for (let known = this.table[at]!; known !== 0; known = this.table[at]!) {
      if (this.equals(known - 1, row)) return known - 1;
      at = (at + 1) & (this.table.length - 1);
    }
    const number = this.size;
    this.table[at] = number + 1;
    this.append(row);
    if (this.size * 4 > this.table.length * 3) this.rehash();
    return number;
  }

  /** Bytes of its arrays. */
  get bytes(): number {
    return this.starts.byteLength + this.data.byteLength + this.table.byteLength;
  }

  /** Gives back the room kept for more rows. */
  trim(): void {
    this.starts = this.starts.slice(0, this.size + 1);
    this.data = this.data.slice(0, this.starts[this.size]);
  }

  private append(row: readonly number[]): void {
    const start = this.starts[this.size]!;
    if (start + row.length > this.data.length) this.data = wider(this.data, start + row.length);
    this.data.set(row, start);
    this.size++;
    if (this.size >= this.starts.length) this.starts = wider(this.starts, this.size + 1);
    this.starts[this.size] = start + row.length;
  }

  private equals(number: number, row: readonly number[]): boolean {
    const start = this.starts[number]!;
    if (this.starts[number + 1]! - start !== row.length) return false;
    for (let at = 0; at < row.length; at++) if (this.data[start + at] !== row[at]) return false;
    return true;
  }

  private hashOf(row: readonly number[]): number {
    let hash = row.length;
    for (let at = 0; at < row.length; at++) hash = Math.imul(hash ^ row[at]!, 0x9e3779b1) ^ (hash >>> 15);
    hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
    return (hash ^ (hash >>> 15)) & (this.table.length - 1);
  }

  private rehash(): void {
    this.table = new Int32Array(this.table.length * 2);
    for (let number = 0; number < this.size; number++) {
      let at = this.hashOf([...this.data.subarray(this.starts[number], this.starts[number + 1])]);
      while (this.table[at] !== 0) at = (at + 1) & (this.table.length - 1);
      this.table[at] = number + 1;
    }
  }
}

/** A copy with room for at least so many numbers, a quarter more than before. */
export function wider(old: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(Math.max(least, old.length + (old.length >> 2) + 16));
  copy.set(old);
  return copy;
}
