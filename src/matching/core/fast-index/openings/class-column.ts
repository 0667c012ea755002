/** Openings as classes of one rule: a number for each opening, and each class asked once for a person. */
import type { OpeningPlan } from '../../opening-plan';
import type { Asking, Aspect, OpeningClasses, OpeningWords } from './opening-words';
import { TupleDictionary } from '../collections/tuple-dictionary';

/** Not asked yet. */
const NOT_ASKED = -1;

/** Classes of one rule by slot. The answer of the class without numbers is 0. */
export class ClassColumn implements OpeningClasses {
  readonly rows = new TupleDictionary();
  readonly plans: OpeningPlan[] = [];
  /** by slot */
  classes = new Int32Array(0);
  /** openings of each class */
  private readonly living: number[] = [];

  constructor(private readonly aspect: Aspect) {}

  /** Makes room for so many slots. */
  resize(slots: number): void {
    const classes = new Int32Array(slots);
    classes.set(this.classes.subarray(0, slots));
    this.classes = classes;
  }

  /** Puts an opening into its class. */
  put(slot: number, plan: OpeningPlan, words: OpeningWords): void {
    const own = this.rows.intern(this.aspect.row(plan, words));
    if (this.aspect.asksPlan) this.plans[own] ??= plan;
    this.living[own] = (this.living[own] ?? 0) + 1;
    this.classes[slot] = own;
  }

  /** Takes the opening of a slot out of its class, and puts another one there. */
  replace(slot: number, from: number): void {
    this.living[this.classes[slot]!]!--;
    this.classes[slot] = this.classes[from]!;
  }

  /** Asks for every class that has openings. */
  answersOfAll(asking: Asking): Uint8Array {
    const { living, rows } = this;
    const ask = this.aspect.asker(asking, this);
    const answers = new Uint8Array(rows.size);
    for (let own = 0; own < answers.length; own++) {
      if (living[own]! > 0 && this.asks(own)) answers[own] = ask(own);
    }
    return answers;
  }

  /** Openings whose class has that answer. */
  count(answers: Uint8Array, answer: number): number {
    let sum = 0;
    for (let own = 0; own < answers.length; own++) if (answers[own] === answer) sum += this.living[own]!;
    return sum;
  }

  /** Adds the answers for some slots to what stands there; classes are asked when they come up first. */
  addTo(sums: Int32Array, slots: Int32Array, asking: Asking): void {
    const { classes } = this;
    const ask = this.aspect.asker(asking, this);
    const answers = new Int32Array(this.rows.size).fill(NOT_ASKED);
    for (let place = 0; place < slots.length; place++) {
      const own = classes[slots[place]!]!;
      let answer = answers[own]!;
      if (answer === NOT_ASKED) answers[own] = answer = this.asks(own) ? ask(own) : 0;
      sums[place]! += answer;
    }
  }

  private asks(own: number): boolean {
    const { starts } = this.rows;
    return starts[own] !== starts[own + 1];
  }
}
