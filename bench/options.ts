import { Command, InvalidArgumentError, Option } from 'commander';

/** What one run of the benchmark is asked to do. */
export interface Options {
  candidates: number;
  openings: number;
  seed: number;
  /** `YYYY-MM-DD`, the market's day */
  asOf: string;
  rounds: number;
  /** file the JSON goes to, beside the kept one */
  json?: string;
  /** people of the larger scales, all over the country */
  scales: number[];
  /** openings of each of them */
  scaleOpenings: number;
  /** only the product, or only the scales */
  only?: 'product' | 'scales';
  /** leaves PostgreSQL out of the scales */
  withoutDatabase: boolean;
  /** folder with the jars of Lucene; without it Lucene is left out of the scales */
  lucene?: string;
  /** leaves the sets made to be hard and the other direction out of the scales */
  withoutSets: boolean;
  /** a short run to see that everything works; its figures are not kept */
  quick: boolean;
}

const QUICK = { candidates: 2000, openings: 60, rounds: 2 };

/** Reads the command line. `--quick` sets small sizes where none are given. */
export function readOptions(argv: readonly string[]): Options {
  const command = new Command('bench')
    .description('Speed and memory of the matcher, measured beside SQL and other ways to do the same.')
    .option('--candidates <n>', 'people in the market', wholeNumber(60, 1_000_000), 20_000)
    .option('--openings <n>', 'openings ranked', wholeNumber(1, 5000), 200)
    .option('--seed <n>', 'seed of the synthetic market', wholeNumber(0, 2 ** 31), 851)
    .option('--as-of <date>', 'day of the market', date, '2026-11-23')
    .option('--rounds <n>', 'rounds of timing', wholeNumber(1, 50), 5)
    .option('--json <file>', 'also write the figures to this file')
    .option('--scales <list>', 'people of the larger scales, e.g. 10k,100k or 1m', scales, [10_000, 100_000])
    .option('--scale-openings <n>', 'openings of each larger scale', wholeNumber(1, 5000), 100)
    .addOption(new Option('--only <part>', 'one part of the run').choices(['product', 'scales']))
    .option('--without-database', 'leave PostgreSQL out of the larger scales', false)
    .option('--lucene <folder>', 'measure Lucene in the larger scales: folder with lucene-core-*.jar; needs a JDK 17')
    .option(
      '--without-sets',
      'leave the sets made to be hard and the other direction as an earlier run found them',
      false,
    )
    .option('--quick', 'small and short; the kept figures stay as they are', false);
  command.parse([...argv], { from: 'user' });
  const given = command.opts<Options>();
  if (!given.quick) return given;
  const chosen = (name: keyof typeof QUICK): number =>
    command.getOptionValueSource(name) === 'default' ? QUICK[name] : given[name];
  return {
    ...given,
    candidates: chosen('candidates'),
    openings: chosen('openings'),
    rounds: chosen('rounds'),
    scales: command.getOptionValueSource('scales') === 'default' ? [QUICK.candidates] : given.scales,
    scaleOpenings: command.getOptionValueSource('scaleOpenings') === 'default' ? QUICK.openings : given.scaleOpenings,
  };
}

function wholeNumber(min: number, max: number) {
  return (text: string): number => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < min || number > max) {
      throw new InvalidArgumentError(`a whole number from ${min} to ${max} is needed`);
    }
    return number;
  };
}

/** `10k,100k,1m` as numbers, in their order. */
function scales(text: string): number[] {
  return text.split(',').map((one) => {
    const [, number, unit] = /^(\d+)([km]?)$/i.exec(one.trim()) ?? [];
    const people = Number(number) * (unit === '' ? 1 : unit?.toLowerCase() === 'k' ? 1000 : 1_000_000);
    if (!(people >= 100 && people <= 2_000_000)) throw new InvalidArgumentError('sizes like 10k,100k,1m are needed');
    return people;
  });
}

function date(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError('a date like 2026-11-23 is needed');
  return text;
}
