import { Command, InvalidArgumentError } from 'commander';
import { Clock } from '../../src/common/clock';

/** What one end-to-end run is asked to do. */
export interface Options {
  candidates: number;
  openings: number;
  seed: number;
  /** seconds that each number of clients asks */
  seconds: number;
  /** openings registered one after the other */
  registered: number;
  /** people changed one after the other */
  changes: number;
  json?: string;
  /** write the tables into docs/performance.md */
  keep: boolean;
}

/** Clients asking at a time. */
export const CLIENTS = [1, 8, 32] as const;

/** The day of the market is today: the built programs know no other. */
export const TODAY = new Clock().today();

/** Reads the command line. */
export function readOptions(argv: readonly string[]): Options {
  return new Command('bench:end-to-end')
    .description('The running product: requests, stored lists, changes, full re-match, start and memory.')
    .option('--candidates <n>', 'people in the market', wholeNumber(60, 1_000_000), 20_000)
    .option('--openings <n>', 'openings', wholeNumber(100, 100_000), 1000)
    .option('--seed <n>', 'seed of the synthetic market', wholeNumber(0, 2 ** 31), 851)
    .option('--seconds <n>', 'seconds that each number of clients asks', wholeNumber(1, 600), 10)
    .option('--registered <n>', 'openings registered', wholeNumber(5, 5000), 200)
    .option('--changes <n>', 'people changed', wholeNumber(5, 5000), 40)
    .option('--json <file>', 'also write the figures to this file')
    .option('--keep', 'write the tables into docs/performance.md', false)
    .parse([...argv], { from: 'user' })
    .opts<Options>();
}

function wholeNumber(min: number, max: number) {
  return (text: string): number => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= min && number <= max) return number;
    throw new InvalidArgumentError(`a whole number from ${min} to ${max} is needed`);
  };
}
