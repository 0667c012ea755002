/** Which of an opening's schemes are open to people, by the two halves of their windows. */
import { NO_END } from '../../dates';
import { SCHEME_OPTIONS } from '../../facts';
import type { OpeningScheme } from '../../gates/asked-by-opening';
import { windowOutcome } from '../../gates/scheme.gate';
import type { Outcome } from '../../result';
import type { SchemeRows } from '../people/scheme-rows';
import type { TupleDictionary } from '../collections/tuple-dictionary';

/** Bits of a word: one for each option that is possible, and as many above them for those that are also certain. */
const CERTAIN_SHIFT = 16;
export const CERTAIN = -1 << CERTAIN_SHIFT;

/** A scheme, and the day that stands in for the first day. */
interface Option {
  scheme: number;
  room: Outcome;
  start: number;
}

/** The options with room, in the order of `SCHEME_OPTIONS`. */
function optionsOf(rows: SchemeRows, asked: readonly OpeningScheme[], start: number): Option[] {
  const options: Option[] = [];
  for (const { scheme: name, room } of asked) {
    if (room === 'not_met') continue;
    const scheme = SCHEME_OPTIONS.indexOf(name);
    options.push({ scheme, room, start: rows.standIn(scheme, start) });
  }
  return options.sort((a, b) => a.scheme - b.scheme);
}

/** The same for all openings with the same answers; see `OpenSchemes` for what is asked. */
export function schemesKey(
  rows: SchemeRows,
  asked: readonly OpeningScheme[],
  start: number,
  startIsOpen: boolean,
): string {
  let key = startIsOpen ? 'from' : 'on';
  for (const option of optionsOf(rows, asked, start)) key += ` ${option.scheme} ${option.room} ${option.start}`;
  return key;
}

/** The answer of one half of a window, by its two numbers. */
type Ask = (option: Option, first: number, second: number) => Outcome;

/**
 * The answers for one first day, as words of options. A window is as open as the worse of its halves, which are asked one
 * by one: the options open to a person are those in the words of both.
 */
export class OpenSchemes {
  /** those with room, in the order of `SCHEME_OPTIONS` */
  private readonly options: readonly Option[];
  /** by scheme: its place among the options, or -1 */
  private readonly places: readonly number[];
  /** the words of rows that say nothing about any option */
  private readonly unknown: number;
  private readonly anyDay: number;

  /**
   * @param start as a number
   * @param startIsOpen the first day is `start` or later
   */
  constructor(
    private readonly rows: SchemeRows,
    asked: readonly OpeningScheme[],
    start: number,
    private readonly startIsOpen: boolean,
  ) {
    this.options = optionsOf(rows, asked, start);
    this.places = SCHEME_OPTIONS.map((_, scheme) => this.options.findIndex((option) => option.scheme === scheme));
    const usual = (ask: (option: Option) => Outcome): number =>
      this.options.reduce((word, option, place) => word | bitsOf(ask(option), place), 0);
    this.unknown = usual((option) => this.stateOutcome(option, 0, NO_END));
    this.anyDay = usual((option) => this.dayOutcome(option, 0, NO_END));
  }

  /** The options by a row of what is known. */
  known(row: number): number {
    return this.word(this.rows.known, row, this.unknown, this.stateOutcome);
  }

  /** The options by a row of days. */
  days(row: number): number {
    return this.word(this.rows.days, row, this.anyDay, this.dayOutcome);
  }

  /** A word for each row of what is known, and for each row of days. */
  words(): { known: Int32Array; days: Int32Array } {
    const known = new Int32Array(this.rows.known.size);
    const days = new Int32Array(this.rows.days.size);
    for (let row = 0; row < known.length; row++) known[row] = this.known(row);
    for (let row = 0; row < days.length; row++) days[row] = this.days(row);
    return { known, days };
  }

  private readonly stateOutcome: Ask = ({ room, start }, state, sureUntil) => {
    const own = windowOutcome(state, 0, NO_END, sureUntil, start, this.startIsOpen);
    return own === 'met' ? room : own;
  };

  private readonly dayOutcome: Ask = ({ start }, from, until) =>
    windowOutcome(1, from, until, NO_END, start, this.startIsOpen);

  private word({ data, starts }: TupleDictionary, row: number, usual: number, ask: Ask): number {
    let word = usual;
    const end = starts[row + 1]!;
    for (let at = starts[row]!; at < end; at += 3) {
      const place = this.places[data[at]!]!;
      if (place < 0) continue;
      word = (word & ~bitsOf('met', place)) | bitsOf(ask(this.options[place]!, data[at + 1]!, data[at + 2]!), place);
    }
    return word;
  }
}

function bitsOf(outcome: Outcome, place: number): number {
  if (outcome === 'not_met') return 0;
  return (1 << place) | (outcome === 'met' ? 1 << (place + CERTAIN_SHIFT) : 0);
}
