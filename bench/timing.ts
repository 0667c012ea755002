/**
 * How times are taken on a shared machine: several rounds, in each round every system answers all openings in one block
 * before the next system begins; the best of an opening's rounds counts, and the quantiles are over openings.
 */
import type { MarketOpening } from './market';
import type { Peer, PeerQuestion } from './peers/peer';

/** Milliseconds over openings, each opening's best round; `rawP99` over every single sample. */
export interface Times {
  p50: number;
  p95: number;
  p99: number;
  mean: number;
  rawP99: number;
  samples: number;
}

/** The value below which the share of the values lies, by nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** People from which on a database takes seconds for one answer, and is asked less often. */
const VERY_MANY = 200_000;

/** How often a database is asked: on so many openings, this often each. */
export interface Often {
  openings: number;
  times: number;
}

/** The usual, or less where there are very many people. */
export function howOften(people: number, usual: Often, withVeryMany: Often): Often {
  return people > VERY_MANY ? withVeryMany : usual;
}

/** Times one system over the openings of a round. */
export async function timeBlock(peer: Peer, questions: readonly PeerQuestion[]): Promise<number[]> {
  const times: number[] = [];
  for (const question of questions) {
    const started = performance.now();
    const raw = peer.ask(question);
    // an answer that is there already is not made to wait for the event loop
    if (raw instanceof Promise) await raw;
    times.push(performance.now() - started);
  }
  return times;
}

/** Puts the rounds of one system together: `rounds[r][q]` is question q in round r. */
export function summarise(rounds: readonly (readonly number[])[]): Times {
  const best = (rounds[0] ?? []).map((_, question) => Math.min(...rounds.map((round) => round[question]!)));
  return {
    p50: quantile(best, 0.5),
    p95: quantile(best, 0.95),
    p99: quantile(best, 0.99),
    mean: best.reduce((sum, time) => sum + time, 0) / best.length,
    rawP99: quantile(rounds.flat(), 0.99),
    samples: rounds.length * best.length,
  };
}

/** What is asked of one system. */
export interface Planned {
  peer: Peer;
  openings: number;
  rounds: number;
  /** its code is compiled while it runs: it is asked until that is done, before a time is taken */
  compiled?: boolean;
}

/** Questions after which code is taken to be compiled, or seconds for who takes long over each. */
const UNTIL_COMPILED = { questions: 3000, seconds: 5 };

/** One system's times. */
export interface Measured extends Planned {
  times: Times;
}

const LIMIT = 50;

/**
 * Times the systems round by round, after one block of each to warm up, or as many as its code needs. `between` is called
 * before the first round and after each.
 */
export async function measure(
  plan: readonly Planned[],
  openings: readonly MarketOpening[],
  between: () => void,
): Promise<Measured[]> {
  const ask = ({ peer, openings: count }: Planned): Promise<number[]> =>
    timeBlock(
      peer,
      openings.slice(0, count).map((market) => ({ market, opening: market.described, limit: LIMIT })),
    );
  const rounds = plan.map((): number[][] => []);
  for (const one of plan) await warmUp(one, () => ask(one));
  between();
  for (let round = 0; round < Math.max(...plan.map((one) => one.rounds)); round++) {
    for (const [index, one] of plan.entries()) if (round < one.rounds) rounds[index]!.push(await ask(one));
    between();
  }
  return plan.map((one, index) => ({ ...one, times: summarise(rounds[index]!) }));
}

async function warmUp({ compiled, openings }: Planned, ask: () => Promise<unknown>): Promise<void> {
  await ask();
  if (!compiled) return;
  const end = performance.now() + UNTIL_COMPILED.seconds * 1000;
  for (let asked = openings; asked < UNTIL_COMPILED.questions && performance.now() < end; asked += openings)
    await ask();
}
