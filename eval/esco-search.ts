/** How long a pick-list over the whole of ESCO takes to answer. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { EscoIndex } from '../src/taxonomy/esco/esco-index';
import { readEscoBundle } from '../src/taxonomy/esco/read-esco-bundle';
import type { EvalPart, PartResult } from './eval.types';
import { bundlesIn } from './melo';

const FOUND = 20;
/** Of so many times the quickest counts: what else the machine does is not the search's. */
const TIMES = 3;
/** Every so many concepts lend their names as questions. */
const EVERY = 10;

/** Beginnings of names, whole names, names with a wrong or a missing letter, and single letters. */
export const escoSearch: EvalPart = {
  name: 'ESCO search: pick-lists over all skills',
  async run(data): Promise<PartResult | undefined> {
    const folder = data && path.join(data, 'esco');
    if (!folder || !existsSync(folder)) return undefined;
    const entries: { uri: string; label: string; altLabels: readonly string[] }[] = [];
    for await (const row of readEscoBundle(bundlesIn(folder))) {
      if (row.kind === 'skill' && row.language === 'en') entries.push(row);
    }
    const index = new EscoIndex(entries);
    const times = questionsOf(entries.map(({ label }) => label))
      .map((question) => Math.min(...Array.from({ length: TIMES }, () => timeOf(index, question))))
      .sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
    return {
      figures: [
        { key: 'search.median_ms', title: `Median of ${times.length} questions, ms`, value: at(0.5), time: true },
        { key: 'search.p95_ms', title: '95th percentile, ms', value: at(0.95), time: true },
        { key: 'search.worst_ms', title: 'Slowest, ms', value: times[times.length - 1] ?? 0, goal: 50, time: true },
      ],
      ablation: [],
    };
  },
};

function questionsOf(labels: readonly string[]): string[] {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyzæøå');
  const names = labels.filter((_, at) => at % EVERY === 0);
  return [
    ...letters,
    ...letters.map((letter) => `${letter} ${letter}`),
    ...names.flatMap((name, at) => {
      const place = at % name.length;
      const before = name.slice(0, place);
      return [name, name.slice(0, place + 1), `${before}x${name.slice(place + 1)}`, before + name.slice(place + 1)];
    }),
  ];
}

function timeOf(index: EscoIndex, question: string): number {
  const start = performance.now();
  index.suggest(question, FOUND);
  return performance.now() - start;
}
