/** Tasks and credentials of openings: each that differs is worth the same credit wherever it is asked. */
import { credentialState } from '../../credential-state';
import {
  type CompetencyPlan,
  credentialCredit,
  creditsByTask,
  TaskLookup,
  type TaskPlan,
} from '../../factors/competencies.factor';
import type { CandidateFacts, IsoDate } from '../../facts';
import type { Policy } from '../../policy';
import { Interner } from '../collections/interner';

/** The distinct questions of all openings under one policy, by number. */
export class TaskQuestions {
  private readonly numbers = new Interner();
  private readonly tasks: TaskPlan[] = [];
  private readonly taskNumbers: number[] = [];
  private readonly credentials: { code: string; start: IsoDate; number: number }[] = [];
  /** made anew when a task was added */
  private lookup: TaskLookup | null = null;

  constructor(private readonly policy: Policy) {}

  /** What an opening asks: pairs of the number of a question and its points at best. */
  row({ tasks, credentials, start }: CompetencyPlan): number[] {
    const row: number[] = [];
    for (const task of tasks) row.push(this.numberOf(task), task.maxPoints);
    for (const { code, maxPoints } of credentials) row.push(this.numberOfCredential(code, start), maxPoints);
    return row;
  }

  /** What the answer to each question is worth for a person, permille. */
  credits(candidate: CandidateFacts): Int32Array {
    const { tasks, policy } = this;
    this.lookup ??= new TaskLookup(tasks);
    const credits = new Int32Array(this.numbers.size);
    const byTask = creditsByTask({ tasks, policy, lookup: this.lookup }, candidate.competencies);
    for (let task = 0; task < byTask.length; task++) credits[this.taskNumbers[task]!] = byTask[task]!;
    for (const { code, start, number } of this.credentials) {
      credits[number] = credentialCredit(policy, credentialState(candidate.credentials, code, start).status);
    }
    return credits;
  }

  private numberOf(plan: TaskPlan): number {
    const { competency, level, need } = plan.task;
    const known = this.numbers.size;
    const number = this.numbers.intern(`t ${level} ${need} ${competency}`);
    if (number === known) {
      this.tasks.push(plan);
      this.taskNumbers.push(number);
      this.lookup = null;
    }
    return number;
  }

  private numberOfCredential(code: string, start: IsoDate): number {
    const known = this.numbers.size;
    const number = this.numbers.intern(`c ${start} ${code}`);
    if (number === known) this.credentials.push({ code, start, number });
    return number;
  }
}
