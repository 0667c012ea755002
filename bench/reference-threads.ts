/** The reference ranking on several threads. It takes most of the time of comparing, and its answers do not need each other. */
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OpeningFacts } from '../src/matching/core/facts';
import type { Ranking } from '../src/matching/core/result';
import type { PeerData } from './peers/peer';
import type { ThreadAnswer, ThreadPeople, ThreadQuestion } from './reference-thread';

const MOST_THREADS = 4;
/** Questions handed out before they are needed, for each thread. */
const AHEAD = 2;

/** Threads that hold the same people; they live until `close`. */
export class ReferenceThreads {
  private readonly threads: Worker[];
  private readonly waiting = new Map<number, { done: (answer: ThreadAnswer) => void; fail: (error: Error) => void }>();
  private asked = 0;

  constructor() {
    const count = Math.min(MOST_THREADS, os.availableParallelism());
    this.threads = Array.from({ length: count }, () => {
      const thread = new Worker(path.join(__dirname, 'reference-thread.ts'), {
        execArgv: ['-r', '@swc-node/register'],
      });
      thread.on('message', (answer: ThreadAnswer) => {
        this.waiting.get(answer.number)?.done(answer);
        this.waiting.delete(answer.number);
      });
      thread.on('error', (error) => {
        for (const { fail } of this.waiting.values()) fail(error as Error);
        this.waiting.clear();
      });
      return thread;
    });
  }

  /** The people to rank from now on; each thread takes a copy. */
  load({ candidates, context: { policy, asOf } }: Pick<PeerData, 'candidates' | 'context'>): this {
    for (const thread of this.threads) thread.postMessage({ candidates, policy, asOf } satisfies ThreadPeople);
    return this;
  }

  /** The list with lines alone. */
  async lines(opening: OpeningFacts, limit: number): Promise<ThreadAnswer> {
    return this.ask({ opening, limit, whole: false });
  }

  /** The list with every gate and criterion. */
  async ranking(opening: OpeningFacts, limit: number): Promise<Ranking> {
    return (await this.ask({ opening, limit, whole: true })).ranking!;
  }

  /** The answers to questions in their order, a few of them asked before they are needed. */
  async *inOrder<Q, A>(questions: readonly Q[], ask: (question: Q) => Promise<A>): AsyncGenerator<[Q, A]> {
    const ahead: Promise<A>[] = [];
    for (let next = 0; next < questions.length; next++) {
      while (ahead.length < this.threads.length * AHEAD && next + ahead.length < questions.length) {
        const answer = ask(questions[next + ahead.length]!);
        // a fault is told where it is awaited
        answer.catch(() => undefined);
        ahead.push(answer);
      }
      yield [questions[next]!, await ahead.shift()!];
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.terminate()));
  }

  private ask(question: Omit<ThreadQuestion, 'number'>): Promise<ThreadAnswer> {
    const number = this.asked++;
    return new Promise((done, fail) => {
      this.waiting.set(number, { done, fail });
      this.threads[number % this.threads.length]!.postMessage({ ...question, number } satisfies ThreadQuestion);
    });
  }
}
