/** `report-fairness`: who gets how far, by group. */
import { Clock } from '../common/clock';
import { loadMessages, type Locale } from '../common/messages';
import { say } from '../console';
import type { Cell, FairnessReport } from '../fairness/fairness-report';
import { type FairnessFilter, loadReport } from '../fairness/fairness.loader';
import { withDatabase } from './engines';
import { columns } from './terminal/text-layout';

/** Options of the command. */
export interface FairnessOptions extends FairnessFilter {
  lang: Locale;
  json?: boolean;
}

/** Prints the report as text or JSON. */
export async function reportFairness({ lang, json, ...filter }: FairnessOptions): Promise<void> {
  await withDatabase(async ({ manager }) => {
    const report = await loadReport(manager, filter, new Clock().today());
    if (json) say(JSON.stringify(report, null, 2));
    else for (const line of fairnessText(report, lang)) say(line);
  });
}

/** The report as lines of text. */
export function fairnessText({ people, cells }: FairnessReport, lang: Locale): string[] {
  const messages = loadMessages('cli', lang);
  const head = ['attribute', 'stage', 'group', 'count', 'rate', 'interval', 'ratio', 'p', 'signal'];
  const rows = cells.map((cell) => [
    messages.format(`fairness.${cell.attribute}`),
    messages.format(`fairness.stage_${cell.stage}`),
    cell.group,
    ...figures(cell),
    cell.signal === 'none' ? '' : messages.format(`fairness.${cell.signal}`),
  ]);
  return [
    people === null ? messages.format('fairness.tooFew') : messages.format('fairness.title', { people }),
    ...columns([head.map((name) => messages.format(`fairness.${name}`)), ...rows]),
    messages.format('fairness.note'),
  ];
}

/** Count, rate, interval, ratio and p; `–` where a cell is not shown: a small one, or one that would give it away. */
export function figures({ base, selected, rate, interval, ratio, p }: Cell): string[] {
  if (base === null || selected === null) return ['–', '', '', '', ''];
  return [
    `${selected}/${base}`,
    rate === null ? '' : percent(rate),
    interval === null ? '' : `${percent(interval.low)}–${percent(interval.high)}`,
    ratio === null ? '' : ratio.toFixed(2),
    p === null ? '' : p.toFixed(3),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
