/** The windows of everybody's schemes as numbers. */
import { NO_END } from '../../dates';
import { SCHEME_OPTIONS, type CandidateFacts } from '../../facts';
import { windowNumbers } from '../../gates/scheme.gate';
import { Marks } from '../collections/marks';
import { TupleDictionary } from '../collections/tuple-dictionary';

/**
 * Each person's windows in two halves: what is known, and the days between which they lie. The days follow from a birthday
 * and the law, what is known from everything else: there are few of each, however many pairs of them.
 */
export class SchemeRows {
  /** triples of a scheme's place in `SCHEME_OPTIONS`, state and sureUntil; left out = unknown */
  readonly known = new TupleDictionary();
  /** triples of a scheme's place, from and until; left out = any day */
  readonly days = new TupleDictionary();
  /** by scheme: every first day for which some window answers otherwise than for the day before, as a number */
  private readonly turns = SCHEME_OPTIONS.map(() => new Marks());

  /** The row of what is known, and the row of the days. Throws `DATE.INVALID`. */
  intern(windows: CandidateFacts['schemeWindows']): [known: number, days: number] {
    const known: number[] = [];
    const days: number[] = [];
    SCHEME_OPTIONS.forEach((option, place) => {
      const { state, from, until, sureUntil } = windowNumbers(windows?.[option]);
      if (state !== 0 || sureUntil !== NO_END) known.push(place, state, sureUntil);
      if (from !== 0 || until !== NO_END) days.push(place, from, until);
    });
    const sizes = [this.known.size, this.days.size];
    const row: [number, number] = [this.known.intern(known), this.days.intern(days)];
    if (row[0] === sizes[0]) for (let at = 0; at < known.length; at += 3) this.turn(known[at]!, known[at + 2]! + 1);
    if (row[1] !== sizes[1]) return row;
    for (let at = 0; at < days.length; at += 3) {
      this.turn(days[at]!, days[at + 1]!);
      this.turn(days[at]!, days[at + 2]! + 1);
    }
    return row;
  }

  /** A first day (as a number) for which all windows of the scheme answer like for the one asked about. */
  standIn(place: number, start: number): number {
    return this.turns[place]!.upTo(start) ?? 0;
  }

  private turn(place: number, day: number): void {
    if (day > 0 && day <= NO_END) this.turns[place]!.add(day);
  }
}
