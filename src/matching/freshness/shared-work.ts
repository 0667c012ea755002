/**
 * Work that many callers ask for at once and that serves all who asked before it began. While one run is under way,
 * everybody who asks shares the next: the one that runs may have looked before the caller's own write.
 */
export class SharedWork {
  private running: Promise<void> | null = null;
  private next: Promise<void> | null = null;

  constructor(private readonly work: () => Promise<void>) {}

  /** Ends after a run that began after this call. @throws what the work throws */
  run(): Promise<void> {
    if (!this.running) return this.begin();
    this.next ??= this.running
      .catch(() => undefined)
      .then(() => {
        this.next = null;
        return this.begin();
      });
    return this.next;
  }

  private begin(): Promise<void> {
    const running = this.work().finally(() => {
      if (this.running === running) this.running = null;
    });
    this.running = running;
    return running;
  }
}
