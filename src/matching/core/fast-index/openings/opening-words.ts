/**
 * What a rule reads of an opening, as a row of numbers. Openings with the same row are one class, as people are in
 * `facets.ts`: a rule is asked once for the class and the answer is looked up for each opening.
 */
import type { CandidateFacts, WeekGrid } from '../../facts';
import type { OpeningPlan } from '../../opening-plan';
import type { Policy } from '../../policy';
import type { Trip } from '../../trip';
import { Interner } from '../collections/interner';
import { TaskQuestions } from './task-questions';
import { TupleDictionary } from '../collections/tuple-dictionary';

/** What openings' texts, weeks and tasks are numbered by, under one policy. Nothing is taken back. */
export class OpeningWords {
  /** dates, codes and whatever else is only compared; 0 = none */
  readonly texts = new Interner();
  /** postal codes; 0 = none */
  readonly workplaces = new Interner();
  readonly tasks: TaskQuestions;
  readonly weeks: WeekGrid[] = [];
  /** hours a week, which need not be whole */
  readonly ranges: HoursRange[] = [];
  private readonly rangeNumbers = new Map<string, number>();
  private readonly weekNumbers = new TupleDictionary();

  constructor(readonly policy: Policy) {
    this.tasks = new TaskQuestions(policy);
  }

  /** The number of a text; 0 = none. */
  text(text: string | undefined): number {
    return text === undefined ? 0 : this.texts.intern(text);
  }

  /** The number of a workplace; 0 = nobody knows where. */
  workplace(postalCode: string | undefined): number {
    return postalCode === undefined ? 0 : this.workplaces.intern(postalCode);
  }

  /** The number of a week. */
  week(grid: WeekGrid): number {
    const number = this.weekNumbers.intern(grid);
    this.weeks[number] ??= grid;
    return number;
  }

  /** The number of a range of hours. */
  hoursRange({ min, max }: HoursRange): number {
    const key = `${min} ${max}`;
    let number = this.rangeNumbers.get(key);
    if (number === undefined) {
      number = this.ranges.push({ min, max }) - 1;
      this.rangeNumbers.set(key, number);
    }
    return number;
  }
}

/** Hours a week, both included. */
export interface HoursRange {
  min: number;
  max: number;
}

/** A person as the rules are asked about one. */
export interface Asking {
  candidate: CandidateFacts;
  words: OpeningWords;
  /** the ways the person has, as `modeMask` tells them */
  modes: number;
  /** the trip to the workplace of that number, right until the next question; `undefined` = nobody knows */
  tripTo(workplace: number): Trip | undefined;
}

/** The classes of one rule. */
export interface OpeningClasses {
  rows: TupleDictionary;
  /** by class an opening of it, where the rule asks for one */
  plans: readonly OpeningPlan[];
}

/** One rule over classes of openings. */
export interface Aspect {
  /** true = it is asked about an opening of the class, not about the row: few classes, a long rule */
  asksPlan?: boolean;
  /** equal for openings with the same answer for anybody; an empty one has nothing to ask, and the answer is 0 */
  row(plan: OpeningPlan, words: OpeningWords): number[];
  /** the rule for one person, by class */
  asker(asking: Asking, classes: OpeningClasses): (own: number) => number;
}
