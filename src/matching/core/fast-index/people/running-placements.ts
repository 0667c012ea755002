/** Answers that follow from the hours people have placed on a day, without reading whole histories. */
import type { TupleDictionary } from '../collections/tuple-dictionary';

/** Numbers of a placement: first day, last day, hundredths of hours a week. */
const PLACEMENT_ROW = 3;
/** Classes that came later are read one by one until there are so many more, in share of the others as a power of two. */
const LATE_SHIFT = 4;
const LEAST_LATE = 256;
/** Sums of hundredths of hours whose answers are asked for once. */
const KNOWN_SUMS = 8192;
const NOT_KNOWN = 255;

/** Hundredths of hours a week that a placement takes on a day (as a number). */
export function hoursOn(day: number, { data }: TupleDictionary, placement: number): number {
  const at = PLACEMENT_ROW * placement;
  return data[at]! <= day && data[at + 1]! >= day ? data[at + 2]! : 0;
}

/** The placements of all classes one after the other, without those that ended before the first day asked about. */
export class RunningPlacements {
  /** right for days from this one on, and for so many classes */
  private firstDay = Infinity;
  private read = 0;
  /** placements that somebody of these classes has */
  private placements = new Int32Array(0);
  /** by entry the class, and the place of its placement among those */
  private classes = new Int32Array(0);
  private places = new Int32Array(0);
  /** worked with anew for each day: hours by placement, and by class */
  private hours = new Int32Array(0);
  private sums = new Int32Array(0);

  /**
   * @param rows numbers of placements by class
   * @param known placements as rows of first day, last day and hundredths of hours a week
   */
  constructor(
    private readonly rows: TupleDictionary,
    private readonly known: TupleDictionary,
  ) {}

  /**
   * Writes every class's answer for a day (as a number), which follows from the hundredths of hours a week it has placed
   * then.
   */
  answerAll(day: number, answers: Uint8Array, ask: (hundredths: number) => number): void {
    const { rows, known } = this;
    const late = rows.size - this.read;
    if (day < this.firstDay || late > LEAST_LATE + (this.read >> LATE_SHIFT)) this.gather(Math.min(day, this.firstDay));
    if (this.sums.length < rows.size) this.sums = new Int32Array(rows.size + (rows.size >> LATE_SHIFT));
    else this.sums.fill(0);
    const { placements, classes, places, hours, sums } = this;
    for (let place = 0; place < placements.length; place++) hours[place] = hoursOn(day, known, placements[place]!);
    for (let entry = 0; entry < classes.length; entry++) sums[classes[entry]!]! += hours[places[entry]!]!;
    for (let own = this.read; own < rows.size; own++) {
      for (let at = rows.starts[own]!; at < rows.starts[own + 1]!; at++)
        sums[own]! += hoursOn(day, known, rows.data[at]!);
    }
    const bySum = new Uint8Array(KNOWN_SUMS).fill(NOT_KNOWN);
    for (let own = 0; ;) {
      own = answerKnown(answers, sums, bySum, own, rows.size);
      if (own === rows.size) return;
      const sum = sums[own]!;
      answers[own++] = ask(sum);
      if (sum < KNOWN_SUMS) bySum[sum] = answers[own - 1]!;
    }
  }

  /** Bytes of its arrays. */
  get bytes(): number {
    const { placements, classes, places, hours, sums } = this;
    return [placements, classes, places, hours, sums].reduce((bytes, array) => bytes + array.byteLength, 0);
  }

  private gather(firstDay: number): void {
    const { rows, known } = this;
    const placeOf = new Int32Array(known.size);
    const placements: number[] = [];
    for (let placement = 0; placement < known.size; placement++) {
      const until = known.data[PLACEMENT_ROW * placement + 1]!;
      placeOf[placement] = until >= firstDay ? placements.push(placement) - 1 : -1;
    }
    const classes: number[] = [];
    const places: number[] = [];
    for (let own = 0; own < rows.size; own++) {
      for (let at = rows.starts[own]!; at < rows.starts[own + 1]!; at++) {
        const place = placeOf[rows.data[at]!]!;
        if (place < 0) continue;
        classes.push(own);
        places.push(place);
      }
    }
    this.placements = Int32Array.from(placements);
    this.classes = Int32Array.from(classes);
    this.places = Int32Array.from(places);
    this.hours = new Int32Array(placements.length);
    this.firstDay = firstDay;
    this.read = rows.size;
  }
}

/** Writes answers from a class on, up to the first sum whose answer nobody has asked for; returns its class. */
function answerKnown(answers: Uint8Array, sums: Int32Array, bySum: Uint8Array, from: number, to: number): number {
  for (let own = from; own < to; own++) {
    const sum = sums[own]!;
    const answer = sum < KNOWN_SUMS ? bySum[sum]! : NOT_KNOWN;
    if (answer === NOT_KNOWN) return own;
    answers[own] = answer;
  }
  return to;
}
