/** The fairness report as people read it: a table for what people are grouped by, groups in their natural order. Pure. */
import { type Cell, type FairnessReport, type Stage, STAGES } from '../../fairness/fairness-report';
import { type Attribute, ATTRIBUTES, UNKNOWN } from '../../fairness/groups';
import type { Formats } from '../view/formats';
import type { PageMessages } from '../view/page-messages';

type Text = PageMessages['text'];

/** One group at one stage, in words. */
export interface FairnessLine {
  group: string;
  /** `hidden`: too few to show, or one could work out those who are · `nobody`: none reached the stage before */
  kind: 'shown' | 'hidden' | 'nobody';
  /** e.g. `14 af 32` */
  count: string;
  /** per cent; empty while nobody of any group was selected */
  rate: string;
  interval: string;
  ratio: string;
  p: string;
  signal: Cell['signal'];
  /** the group with the highest rate, which the others are held against */
  highest: boolean;
  /** for the drawing, 0–1000 */
  bar: { rate: number; low: number; width: number } | null;
}

/** One stage of a table. */
export interface FairnessStage {
  stage: Stage;
  lines: FairnessLine[];
}

/** All stages by one attribute. */
export interface FairnessTable {
  attribute: Attribute;
  stages: FairnessStage[];
  /** some group of it is not shown */
  hides: boolean;
}

/** A group that the page names on top, because its rate is lower than chance explains. */
export interface FairnessSignal {
  attribute: Attribute;
  stage: Stage;
  group: string;
  ratio: string;
}

/** The report as tables. */
export function fairnessTables(report: FairnessReport, text: Text, formats: Formats): FairnessTable[] {
  return ATTRIBUTES.map((attribute) => {
    const stages = STAGES.map((stage) => ({
      stage,
      lines: ordered(report.cells.filter((cell) => cell.attribute === attribute && cell.stage === stage)).map((cell) =>
        lineOf(cell, text, formats),
      ),
    })).filter(({ lines }) => lines.length > 0);
    return { attribute, stages, hides: stages.some(({ lines }) => lines.some(({ kind }) => kind === 'hidden')) };
  });
}

/** Groups with the signal to look into. */
export function signalsOf({ cells }: FairnessReport, text: Text, formats: Formats): FairnessSignal[] {
  return cells
    .filter(({ signal }) => signal === 'look')
    .map(({ attribute, stage, group, ratio }) => ({
      attribute,
      stage,
      group: groupLabel(attribute, group, text),
      ratio: formats.ratio(ratio ?? 0),
    }));
}

/** A group's name, e.g. `25–29 år`, `Mellemøsten og Tyrkiet`. */
export function groupLabel(attribute: Attribute, group: string, text: Text): string {
  if (group === UNKNOWN) return text('fairness.unknown');
  const [, from, to] = /^(\d+)-(\d+)$/.exec(group) ?? [];
  if (from !== undefined && to !== undefined) return text(`fairness.band.${attribute}`, { from, to });
  const [, least] = /^(\d+)_and_above$/.exec(group) ?? [];
  if (least !== undefined) return text(`fairness.bandAbove.${attribute}`, { from: least });
  const [, under] = /^under_(\d+)$/.exec(group) ?? [];
  if (under !== undefined) return text(`fairness.bandUnder.${attribute}`, { to: under });
  return text(`fairness.group.${attribute}.${group}`);
}

/** Table of the whole report for a spreadsheet: a line of headings, and one line for each group at each stage. */
export function fairnessFile(report: FairnessReport, text: Text, formats: Formats): string[][] {
  const head = ['by', 'stage', 'group', 'base', 'selected', 'rate', 'low', 'high', 'ratio', 'p', 'signal'];
  return [
    head.map((column) => text(`fairness.file.${column}`)),
    ...ATTRIBUTES.flatMap((attribute) =>
      STAGES.flatMap((stage) =>
        ordered(report.cells.filter((cell) => cell.attribute === attribute && cell.stage === stage)).map((cell) => [
          text(`fairness.attribute.${attribute}`),
          text(`fairness.stage.${stage}`),
          groupLabel(attribute, cell.group, text),
          cell.base === null ? text('fairness.hidden') : formats.number(cell.base),
          cell.selected === null ? text('fairness.hidden') : formats.number(cell.selected),
          ...[cell.rate, cell.interval?.low, cell.interval?.high].map((share) => percent(share, formats)),
          cell.ratio === null ? '' : formats.ratio(cell.ratio),
          cell.p === null ? '' : probability(cell.p, formats),
          cell.signal === 'none' ? '' : text(`fairness.signal.${cell.signal}`),
        ]),
      ),
    ),
  ];
}

/** From the youngest and the newest on, others by code; who is not known of comes last. */
function ordered(cells: readonly Cell[]): Cell[] {
  const place = ({ group }: Cell): number => {
    if (group === UNKNOWN) return Number.MAX_SAFE_INTEGER;
    return group.startsWith('under_') ? -1 : Number(/^\d+/.exec(group)?.[0]) || 0;
  };
  return [...cells].sort((a, b) => place(a) - place(b) || (a.group < b.group ? -1 : 1));
}

function lineOf(cell: Cell, text: Text, formats: Formats): FairnessLine {
  const { attribute, base, selected, rate, interval, ratio, p, signal } = cell;
  return {
    group: groupLabel(attribute, cell.group, text),
    kind: base === null || selected === null ? 'hidden' : base === 0 ? 'nobody' : 'shown',
    count: text('fairness.count', { selected: formats.number(selected ?? 0), base: formats.number(base ?? 0) }),
    rate: percent(rate, formats),
    interval: interval ? `${formats.percent(interval.low * 1e4)} – ${formats.percent(interval.high * 1e4)}` : '',
    ratio: ratio === null ? '' : formats.ratio(ratio),
    p: p === null || ratio === 1 ? '' : probability(p, formats),
    signal,
    highest: ratio === 1,
    bar: rate === null || !interval ? null : barOf(rate, interval),
  };
}

function barOf(rate: number, { low, high }: { low: number; high: number }) {
  const at = (share: number) => Math.round(share * 1000);
  return { rate: at(rate), low: at(low), width: at(high) - at(low) };
}

function percent(share: number | null | undefined, formats: Formats): string {
  return share === null || share === undefined ? '' : formats.percent(share * 1e4);
}

/** A p-value with three decimals; a smaller one is told as such, for none is nought. */
function probability(p: number, formats: Formats): string {
  return p < 0.001 ? `< ${formats.thousandth(0.001)}` : formats.thousandth(p);
}
