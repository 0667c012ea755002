/** Something whose last use counts. Both are written by the order alone. */
export interface Used<T> {
  newer: T | null;
  older: T | null;
}

/** Things in the order of their last use, told without looking anything up: the one used longest ago goes first. */
export class UseOrder<T extends Used<T>> {
  /** how many there are */
  size = 0;
  private newest: T | null = null;
  private last: T | null = null;

  /** The one used longest ago; null = there is none. The next ones follow with `newer`. */
  get oldest(): T | null {
    return this.last;
  }

  /** Puts in a new one, as the one used last. */
  add(one: T): void {
    this.size++;
    this.link(one);
  }

  /** One that was put in is used. */
  use(one: T): void {
    if (one === this.newest) return;
    this.unlink(one);
    this.link(one);
  }

  /** Takes one out. */
  take(one: T): void {
    this.size--;
    this.unlink(one);
  }

  private link(one: T): void {
    one.older = this.newest;
    one.newer = null;
    if (this.newest) this.newest.newer = one;
    else this.last = one;
    this.newest = one;
  }

  private unlink(one: T): void {
    const { newer, older } = one;
    if (newer) newer.older = older;
    else this.newest = older;
    if (older) older.newer = newer;
    else this.last = newer;
  }
}
