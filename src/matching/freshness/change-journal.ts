/** Ids that changed, in the order in which they were worked into a copy; only the newest are kept. */
export class ChangeJournal {
  private entries: string[] = [];
  /** revision of the first kept entry */
  private start = 0;

  /** @param most ids kept; whoever asks further back is told that anything may have changed */
  constructor(private readonly most = 20_000) {}

  /** Grows with every id noted. */
  get revision(): number {
    return this.start + this.entries.length;
  }

  note(ids: readonly string[]): void {
    this.entries = this.entries.concat(ids);
    // cut seldom: each cut copies
    if (this.entries.length > 2 * this.most) {
      this.start += this.entries.length - this.most;
      this.entries = this.entries.slice(-this.most);
    }
  }

  /** The ids noted since a revision; null when that lies too far back to know. */
  since(revision: number): ReadonlySet<string> | null {
    return revision < this.start ? null : new Set(this.entries.slice(revision - this.start));
  }
}
