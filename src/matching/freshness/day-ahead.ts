import { isDeepStrictEqual } from 'node:util';
import type { SeenChanges } from '../../database/change-sequence';
import type { CandidateFacts, IsoDate } from '../core/facts';

/** People read together; between two readings other work of the process goes on. */
const TOGETHER = 500;

/** How people will be judged on a day to come. */
export interface JudgedAhead {
  day: IsoDate;
  /** rows written by transactions that are not in here are to be read on the day */
  seen: SeenChanges;
  /** people who will be judged differently; everybody else's facts stay as they are */
  facts: ReadonlyMap<string, CandidateFacts>;
}

/** An index of people as it is now. */
export interface PeopleNow {
  seen: SeenChanges;
  ids: readonly string[];
  get(id: string): CandidateFacts | undefined;
}

/**
 * Judges everybody on the next day while there is time, so that little is left to read when it begins. Facts follow from
 * the rows, the rules and the day alone: whose row was not written since is judged on the day as it was judged before.
 */
export class DayAhead {
  private judged: JudgedAhead | null = null;
  private working: IsoDate | null = null;

  /** @param read the facts of the people named, as judged on a day */
  constructor(
    private readonly read: (ids: readonly string[], day: IsoDate) => Promise<ReadonlyMap<string, CandidateFacts>>,
  ) {}

  /** The day is judged already, or about to be. */
  has(day: IsoDate): boolean {
    return this.working === day || this.judged?.day === day;
  }

  /** Judges the people of an index that has caught up. Does nothing for a day that is judged already, or about to be. */
  async prepare(day: IsoDate, people: PeopleNow): Promise<void> {
    if (this.working !== null || this.has(day)) return;
    this.working = day;
    try {
      const facts = new Map<string, CandidateFacts>();
      for (let start = 0; start < people.ids.length; start += TOGETHER) {
        for (const [id, then] of await this.read(people.ids.slice(start, start + TOGETHER), day)) {
          if (!isDeepStrictEqual(people.get(id), then)) facts.set(id, then);
        }
        // forgotten meanwhile
        if (this.working !== day) return;
      }
      this.judged = { day, seen: people.seen, facts };
    } finally {
      if (this.working === day) this.working = null;
    }
  }

  /** What was judged for a day, once; null when nothing was. */
  take(day: IsoDate): JudgedAhead | null {
    const { judged } = this;
    this.forget();
    return judged?.day === day ? judged : null;
  }

  /** For when the index can no longer be trusted. */
  forget(): void {
    this.judged = null;
    this.working = null;
  }
}
