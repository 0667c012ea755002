/** One person and one opening in full: every condition, every point with its reason, and what would lift the fit. */
import { loadMessages, type MessageValues } from '../../common/messages';
import type { Sentences } from '../../explanations/sentences';
import { GATE_CLAUSES } from '../../matching/core/gates/gate-clauses';
import { clauseText } from '../../schemes/clauses';
import type { Lift } from '../../matching/core/lifts';
import { FULL_POINTS } from '../../matching/core/points';
import type { Projection } from '../../matching/core/projection';
import { questions } from '../../matching/core/questions';
import type { FactorCode, PairMatch, Part } from '../../matching/core/result';
import type { SchemeAnswer } from '../../schemes';
import { weightsText } from './render-ranking';
import { columns, left, number, plain, right, widthFor, wrap } from '../terminal/text-layout';

/** What is explained. */
export interface ExplanationView {
  /** title of the opening */
  title: string;
  /** pseudonym or key of the person; never a name */
  person: string;
  match: PairMatch;
  /** every accepted scheme, preferred first */
  schemes?: readonly SchemeAnswer[];
  /** where the person will probably stand on the first day */
  projection?: Projection;
  /** place on the whole list; `null` when excluded, undefined when there was nobody to compare with */
  rank?: number | null;
  considered?: number;
  eligible?: number;
  policyVersion: string;
  weights: Readonly<Record<FactorCode, number>>;
  asOf: string;
  lifts: readonly Lift[];
}

type Say = (key: string, values?: MessageValues) => string;

const POINTS = 15;

/** The explanation as text, lines of at most `width` characters, without an end of line at the end. */
export function renderExplanation(view: ExplanationView, sentences: Sentences, width = widthFor(undefined)): string {
  const { match } = view;
  const { locale } = sentences;
  const texts = loadMessages('cli', locale);
  const say: Say = (key, values) => texts.format(`explain.${key}`, values);
  return [
    ...wrap(say('title', { person: plain(view.person), title: plain(view.title) }), width, '', 2),
    place(view, say, sentences),
    [
      say('total', { total: number(match.total, locale), most: number(FULL_POINTS, locale) }),
      sentences.band(match.total),
      say('confidence', { percent: Math.floor(match.confidence / 100) }),
    ].join(' · '),
    '',
    say('gates'),
    ...gates(match, say, sentences, width),
    ...schemeLines(view.schemes ?? [], say, sentences, width),
    '',
    say('parts'),
    ...match.parts.flatMap((part) => partLines(part, say, sentences, width)),
    `  ${sumLine(say('sum'), match.parts, match.total, sentences)}`,
    ...projected(view.projection, say, sentences, width),
    ...asked(match, say, sentences, width),
    '',
    ...lifted(view, say, sentences),
    '',
    ...wrap(texts.format('ranking.weights', { weights: weightsText(view.weights, sentences) }), width, '', 2),
    texts.format('ranking.policy', { version: view.policyVersion, asOf: view.asOf }),
  ].join('\n');
}

function place({ match, rank, eligible, considered }: ExplanationView, say: Say, { locale }: Sentences): string {
  if (!match.eligible) {
    return say('excluded', { count: match.gates.filter(({ outcome }) => outcome === 'not_met').length });
  }
  if (rank === undefined || rank === null) return say('alone');
  return say('place', {
    rank: number(rank, locale),
    eligible: number(eligible ?? 0, locale),
    considered: number(considered ?? 0, locale),
  });
}

function gates(match: PairMatch, say: Say, sentences: Sentences, width: number): string[] {
  return match.gates.flatMap((result) => {
    const sentence = sentences.gate(result);
    const name = sentences.gateName(result.gate);
    return wrap(
      plain(sentence === null ? name : `${name}: ${sentence} [${GATE_CLAUSES[result.gate].source}]`),
      width,
      mark(say(`gate_${result.outcome}`)),
      8,
    );
  });
}

/** One line a scheme with its reasons, and below it the clauses of the rules that stand in the way or ask. */
function schemeLines(answers: readonly SchemeAnswer[], say: Say, sentences: Sentences, width: number): string[] {
  if (answers.length === 0) return [];
  return [
    '',
    say('schemes'),
    ...answers.flatMap((answer) => {
      const open = answer.rules.filter(({ kind, outcome }) => kind === 'condition' && outcome !== 'eligible');
      const clauses = [
        ...new Set(open.map(({ clause, source }) => `${clauseText(clause, sentences.locale)} (${source})`)),
      ];
      return [
        ...wrap(plain(sentences.scheme(answer)), width, '  ', 4),
        ...clauses.flatMap((clause) => wrap(plain(clause), width, '    - ', 6)),
      ];
    }),
  ];
}

function projected(projection: Projection | undefined, say: Say, sentences: Sentences, width: number): string[] {
  const told = projection ? sentences.projection(projection) : [];
  if (told.length === 0) return [];
  return ['', say('projection'), ...told.flatMap((sentence) => wrap(plain(sentence), width, '  - ', 4))];
}

function mark(word: string): string {
  return `  ${left(word, 4)}  `;
}

function partLines(part: Part, say: Say, sentences: Sentences, width: number): string[] {
  const { locale } = sentences;
  const reached = ({ points, maxPoints }: { points: number; maxPoints: number }) =>
    right(`${number(points, locale)} / ${number(maxPoints, locale)}`, POINTS);
  return [
    `  ${sumLine(sentences.factor(part.factor), part.criteria, part.points, sentences)}`,
    ...part.criteria.flatMap((criterion) => {
      const [first = '', ...more] = wrap(
        plain(sentences.criterion(criterion)),
        width - POINTS - 2,
        `  ${mark(say(criterion.outcome))}`,
        10,
      );
      return [`${left(first, width - POINTS - 1)} ${reached(criterion)}`, ...more];
    }),
  ];
}

/** `Kompetencer: 1.000 + 700 = 1.700`: the sum is written out, so that anybody can check it. */
function sumLine(name: string, parts: readonly { points: number }[], sum: number, { locale }: Sentences): string {
  const terms = parts.map(({ points }) => number(points, locale)).join(' + ');
  return parts.length > 1 ? `${name}: ${terms} = ${number(sum, locale)}` : `${name}: ${number(sum, locale)}`;
}

function asked(match: PairMatch, say: Say, sentences: Sentences, width: number): string[] {
  const open = questions(match);
  if (open.length === 0) return [];
  return [
    '',
    say('questions'),
    ...open.flatMap((question) => {
      const stake = say('stake', { points: number(question.pointsAtStake, sentences.locale) });
      return wrap(plain(`${sentences.question(question)} (${stake})`), width, '  - ', 4);
    }),
  ];
}

function lifted(view: ExplanationView, say: Say, sentences: Sentences): string[] {
  if (view.lifts.length === 0) return [say('no_lifts')];
  const { locale } = sentences;
  const names = (codes: Lift['opens']) => codes.map((gate) => sentences.gateName(gate)).join(', ');
  const rows = view.lifts.map((lift) => [
    `  ${plain(sentences.lift(lift))}`,
    say('would_be', { total: number(lift.total, locale) }),
    lift.gain > 0 ? `+${number(lift.gain, locale)}` : '',
    [
      ...(lift.eligible ? [] : [say('would_stay_out')]),
      ...(lift.rank === undefined || lift.rank === null
        ? []
        : [say('would_rank', { rank: number(lift.rank, locale) })]),
      ...(lift.opens.length > 0 ? [say('opens', { gates: names(lift.opens) })] : []),
      ...(lift.settles.length > 0 ? [say('settles', { gates: names(lift.settles) })] : []),
    ].join(' · '),
  ]);
  return [say('lifts'), ...columns(rows, [1, 2])];
}
