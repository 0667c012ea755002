/**
 * Measures the reader: `npm run eval -- --data <folder of reference data> [--only <part>] [--ablation] [--write]`.
 * Prints a table, keeps it in `docs/eval/latest.json`, and ends with an error when a figure has dropped below the
 * committed one in `eval/expected.json` by more than the tolerance written there. `--write` commits today's figures.
 * Data that is not there is left out with a line that says so. `--only melo` runs the parts of that name.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../src/common/project-root';
import { drops, type Expected } from './compare';
import { englishSet } from './english-set';
import { escoSearch } from './esco-search';
import type { Figure, PartResult } from './eval.types';
import { kompetencer } from './kompetencer';
import { melo } from './melo';
import { readingSet } from './reading-set';
import { skillSentences } from './skill-sentences';

const PARTS = [readingSet, englishSet, kompetencer, melo, skillSentences, escoSearch];
const EXPECTED = path.join(projectRoot(), 'eval', 'expected.json');
const LATEST = path.join(projectRoot(), 'docs', 'eval', 'latest.json');

async function main(args: readonly string[]): Promise<number> {
  const data = valueOf(args, '--data');
  const ablation = args.includes('--ablation');
  const expected = JSON.parse(readFileSync(EXPECTED, 'utf8')) as Expected;
  const results: { name: string; result: PartResult }[] = [];
  const only = valueOf(args, '--only')?.toLowerCase() ?? '';
  for (const part of PARTS.filter(({ name }) => name.toLowerCase().includes(only))) {
    const result = await part.run(data, { ablation });
    if (!result) {
      print(`\n${part.name}: left out, its data is not there${data === undefined ? ' (no --data given)' : ''}.`);
      continue;
    }
    results.push({ name: part.name, result });
    print(`\n${part.name}`);
    for (const figure of result.figures) print(lineOf(figure, expected));
    for (const { without, key, value, difference } of result.ablation) {
      print(`  without ${without.padEnd(14)} ${key.padEnd(22)} ${value.toFixed(3)}  (${signed(difference)})`);
    }
  }
  const figures = results.flatMap(({ result }) => result.figures);
  save(results, expected);
  if (args.includes('--write')) commit(figures, expected);
  const lower = args.includes('--write') ? [] : drops(figures, expected);
  for (const { key, value, was } of lower) print(`DROP ${key}: ${value.toFixed(3)}, was ${was.toFixed(3)}`);
  return lower.length > 0 ? 1 : 0;
}

function lineOf(figure: Figure, expected: Expected): string {
  const { key, title, value, goal, anchor, time } = figure;
  const was = expected.figures[key];
  const parts = [
    `  ${title.padEnd(44)} ${format(value).padStart(9)}`,
    goal === undefined ? '' : `goal ${time ? '<' : '≥'} ${format(goal)} ${reached(figure) ? 'reached' : 'MISSED'}`,
    anchor ? `${anchor.text} ${format(anchor.value)}` : '',
    was === undefined || time ? '' : `committed ${format(was)}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function reached({ value, goal, time }: Figure): boolean {
  return goal === undefined || (time ? value < goal : value >= goal);
}

/** Parts that did not run keep what was measured last. */
function save(results: readonly { name: string; result: PartResult }[], { tolerance }: Expected): void {
  mkdirSync(path.dirname(LATEST), { recursive: true });
  const round = (value: number) => Math.round(value * 10_000) / 10_000;
  const measured = results.map(({ name, result }) => ({
    name,
    figures: result.figures.map((figure) => ({ ...figure, value: round(figure.value), reached: reached(figure) })),
    ablation: result.ablation.map((line) => ({
      ...line,
      value: round(line.value),
      difference: round(line.difference),
    })),
  }));
  const before = existsSync(LATEST)
    ? (JSON.parse(readFileSync(LATEST, 'utf8')) as { parts: typeof measured }).parts
    : [];
  const parts = PARTS.flatMap(({ name }) => {
    const now = measured.find((part) => part.name === name);
    const last = before.find((part) => part.name === name);
    return now ?? last ?? [];
  });
  writeFileSync(LATEST, `${JSON.stringify({ tolerance, parts }, null, 2)}\n`);
}

/** Figures of parts that did not run keep what was committed. */
function commit(figures: readonly Figure[], expected: Expected): void {
  const measured = figures
    .filter(({ time }) => !time)
    .map(({ key, value }) => [key, Math.round(value * 10_000) / 10_000]);
  const all = { ...expected.figures, ...(Object.fromEntries(measured) as Record<string, number>) };
  writeFileSync(EXPECTED, `${JSON.stringify({ tolerance: expected.tolerance, figures: all }, null, 2)}\n`);
}

function valueOf(args: readonly string[], option: string): string | undefined {
  const at = args.indexOf(option);
  return at < 0 ? undefined : args[at + 1];
}

function format(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(3);
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
