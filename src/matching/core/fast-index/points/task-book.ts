/** What records are worth for single tasks, kept from one opening to the next: many openings need the same tasks. */
import { recordCredit, type TaskPlan } from '../../factors/competencies.factor';
import { EVIDENCE, type CompetencyLevel } from '../../facts';
import { PERMILLE } from '../../points';
import type { Policy } from '../../policy';
import type { PeopleColumns } from '../people/people-columns';
import { type Used, UseOrder } from '../collections/use-order';

/** Bits of a word for its credit; the record stands above them. */
export const CREDIT_BITS = 10;
/** Credit of a direct record of "not able", which nothing related can overrule: more than any other. */
export const CREDIT_NOT_ABLE = (1 << CREDIT_BITS) - 1;

/** Bytes kept: so many for each person, and at least so many. The one made longest ago goes first. */
const BYTES_PER_PERSON = 2;
const LEAST_BYTES = 200_000;

/** Share of a direct record, apart from that of a link that covers everything. */
const DIRECT = -1;

interface TaskWorth extends Used<TaskWorth> {
  competency: string;
  /** level asked and credit when nothing is known */
  level: number;
  prior: number;
  policy: Policy;
  substitutes: TaskPlan['substitutes'];
  /** distinct records there were */
  records: number;
  words: Int32Array;
}

/** Worth of records by task, for one set of columns. */
export class TaskBook {
  /** by competency: few levels are asked of each */
  private readonly kept = new Map<string, TaskWorth[]>();
  private readonly order = new UseOrder<TaskWorth>();
  private bytes = 0;

  /**
   * Every distinct record that counts for a task more than nothing known, as record and credit in permille. A record that
   * counts in several ways stands there several times.
   */
  of(plan: TaskPlan, policy: Policy, columns: PeopleColumns): Int32Array {
    const { task, prior, substitutes } = plan;
    const { competency, level } = task;
    const records = columns.records.size;
    const known = this.find(competency, level, prior);
    if (known?.policy === policy && known.records === records && isSame(known.substitutes, substitutes)) {
      return known.words;
    }
    if (known) this.forget(known);
    const words = worthOf(plan, policy, columns);
    this.keep({ competency, level, prior, policy, substitutes, records, words, newer: null, older: null });
    const most = Math.max(LEAST_BYTES, BYTES_PER_PERSON * columns.high);
    for (let gone = this.order.oldest; gone && gone.words !== words && this.bytes > most; gone = this.order.oldest) {
      this.forget(gone);
    }
    return words;
  }

  private find(competency: string, level: number, prior: number): TaskWorth | undefined {
    const own = this.kept.get(competency);
    if (!own) return undefined;
    for (let at = 0; at < own.length; at++) if (own[at]!.level === level && own[at]!.prior === prior) return own[at];
    return undefined;
  }

  private keep(worth: TaskWorth): void {
    const own = this.kept.get(worth.competency);
    if (own) own.push(worth);
    else this.kept.set(worth.competency, [worth]);
    this.order.add(worth);
    this.bytes += worth.words.byteLength;
  }

  private forget(worth: TaskWorth): void {
    const left = this.kept.get(worth.competency)!.filter((other) => other !== worth);
    if (left.length > 0) this.kept.set(worth.competency, left);
    else this.kept.delete(worth.competency);
    this.order.take(worth);
    this.bytes -= worth.words.byteLength;
  }
}

/** Lists without links are not always one and the same. */
function isSame(a: TaskPlan['substitutes'], b: TaskPlan['substitutes']): boolean {
  return a === b || (a.length === 0 && b.length === 0);
}

function worthOf(plan: TaskPlan, policy: Policy, { records, words }: PeopleColumns): Int32Array {
  const worth: number[] = [];
  const add = (competency: string, permille: number): void => {
    const code = words.competencies.find(competency);
    for (let record = records.of(code); record >= 0; record = records.after(record)) {
      const word = records.words[record]!;
      const level = Math.floor(word / EVIDENCE.length) as CompetencyLevel;
      const covers = permille === DIRECT ? PERMILLE : permille;
      const credit =
        level === 0 && permille === DIRECT
          ? CREDIT_NOT_ABLE
          : recordCredit(plan, policy, level, EVIDENCE[word % EVIDENCE.length]!, covers);
      if (credit > plan.prior) worth.push((record << CREDIT_BITS) | credit);
    }
  };
  add(plan.task.competency, DIRECT);
  for (const { code, permille } of plan.substitutes) add(code, permille);
  return Int32Array.from(worth);
}
