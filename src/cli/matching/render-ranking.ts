/** A ranked list as text: who, how well, why, what is missing, and below it who is not on it and why. */
import { loadMessages } from '../../common/messages';
import type { Sentences } from '../../explanations/sentences';
import { questions } from '../../matching/core/questions';
import {
  type Criterion,
  FACTORS,
  type FactorCode,
  type GateCode,
  GATES,
  type Part,
  type RankedCandidate,
  type Ranking,
} from '../../matching/core/result';
import type { SchemeAnswer } from '../../schemes';
import { block, columns, left, number, plain, right, widthFor, wrap } from '../terminal/text-layout';

/** What is shown beside the ranking itself. */
export interface RankingView {
  /** title of the opening */
  title: string;
  ranking: Ranking;
  weights: Readonly<Record<FactorCode, number>>;
  /** pseudonym or key of a person; never a name */
  nameOf(candidateId: string): string;
  /** every accepted scheme by candidate */
  schemes?: ReadonlyMap<string, readonly SchemeAnswer[]>;
}

/** Reasons shown for one person and kind; the rest is told by `explain`. */
const REASONS_SHOWN = 3;
/** Widest name shown whole; keys of other systems may be longer. */
const WIDEST_NAME = 26;

/** The list as text, lines of at most `width` characters, without an end of line at the end. */
export function renderRanking(view: RankingView, sentences: Sentences, width = widthFor(undefined)): string {
  const { ranking } = view;
  const { locale } = sentences;
  const texts = loadMessages('cli', locale);
  const say = (key: string, values = {}) => texts.format(`ranking.${key}`, values);
  const factors = FACTORS.filter((factor) => ranking.candidates[0]?.parts.some((part) => part.factor === factor));
  const names = ranking.candidates.map(({ candidateId }) => plain(view.nameOf(candidateId)));
  const nameWidth = Math.min(WIDEST_NAME, Math.max(...[say('person'), ...names].map((name) => [...name].length)));
  const line: Line = (rank, person, ...cells) => lineOf(nameWidth, rank, person, ...cells);
  const initials = factors.map((factor) => initial(sentences, factor)).join('');

  const head = [
    ...wrap(say('title', { title: plain(view.title) }), width, '', 2),
    say('counts', {
      considered: number(ranking.considered, locale),
      eligible: number(ranking.eligible, locale),
      listed: number(ranking.candidates.length, locale),
    }),
    '',
  ];
  const table =
    ranking.candidates.length === 0
      ? [say('nobody')]
      : [
          line('#', say('person'), say('total'), initials, say('band')),
          ...ranking.candidates.flatMap((candidate, index) => [
            line(
              String(candidate.rank),
              names[index]!,
              number(candidate.total, locale),
              factors.map((factor) => bar(candidate.parts, factor)).join(''),
              sentences.band(candidate.total),
            ),
            ...reasons(candidate, view.schemes?.get(candidate.candidateId) ?? [], sentences, say, width),
          ]),
          '',
          ...wrap(say('legend', { parts: legend(sentences, factors) }), width, '', 2),
        ];
  return [
    ...head,
    ...table,
    ...gateCounts(say('excluded'), ranking.excludedBy, sentences),
    ...gateCounts(say('undecided'), ranking.unknownBy, sentences),
    '',
    ...wrap(say('weights', { weights: weightsText(view.weights, sentences) }), width, '', 2),
    say('policy', { version: ranking.policyVersion, asOf: ranking.asOf }),
  ].join('\n');
}

/** Weights in words: `Kompetencer 40 · Sprog 20 · …`. */
export function weightsText(weights: RankingView['weights'], sentences: Sentences): string {
  return FACTORS.map((factor) => `${sentences.factor(factor)} ${weights[factor]}`).join(' · ');
}

type Line = (rank: string, person: string, total: string, parts: string, band: string) => string;

function lineOf(nameWidth: number, ...[rank, person, total, parts, band]: Parameters<Line>): string {
  return `${right(rank, 4)}  ${left(person, nameWidth)}  ${right(total, 6)}  ${left(parts, FACTORS.length)}  ${band}`;
}

function initial(sentences: Sentences, factor: FactorCode): string {
  return sentences.factor(factor).charAt(0);
}

function legend(sentences: Sentences, factors: readonly FactorCode[]): string {
  return factors.map((factor) => `${initial(sentences, factor)} ${sentences.factor(factor)}`).join(' · ');
}

function bar(parts: readonly Part[], factor: FactorCode): string {
  const part = parts.find((one) => one.factor === factor);
  return part ? block(part.points, part.maxPoints) : ' ';
}

function reasons(
  candidate: RankedCandidate,
  schemes: readonly SchemeAnswer[],
  sentences: Sentences,
  say: (key: string) => string,
  width: number,
): string[] {
  const criteria = candidate.parts.filter(({ factor }) => factor !== 'commute').flatMap((part) => part.criteria);
  const best = (outcome: Criterion['outcome'], worth: (criterion: Criterion) => number) =>
    criteria
      .filter((criterion) => criterion.outcome === outcome)
      .sort((a, b) => worth(b) - worth(a))
      .map((criterion) => sentences.criterion(criterion));
  const trip = candidate.parts.filter(({ factor }) => factor === 'commute').flatMap((part) => part.criteria);
  const told: [string, string[]][] = [
    ['why', best('met', ({ points }) => points)],
    ['missing', best('not_met', ({ points, maxPoints }) => maxPoints - points)],
    ['travel', trip.filter(({ outcome }) => outcome !== 'unknown').map((criterion) => sentences.criterion(criterion))],
    ['schemes', schemes.map((answer) => sentences.scheme(answer))],
    ['ask', questions(candidate).map((question) => sentences.question(question))],
  ];
  const labels = Math.max(...told.map(([key]) => say(key).length)) + 2;
  return told.flatMap(([key, texts]) => {
    if (texts.length === 0) return [];
    const shown = [...new Set(texts)].slice(0, REASONS_SHOWN).join(' · ');
    return wrap(plain(shown), width, ' '.repeat(6) + left(say(key), labels), 6 + labels);
  });
}

function gateCounts(
  title: string,
  counts: Readonly<Partial<Record<GateCode, number>>>,
  sentences: Sentences,
): string[] {
  const rows = GATES.flatMap((gate) => {
    const count = counts[gate] ?? 0;
    return count === 0 ? [] : [[`  ${sentences.gateName(gate)}`, number(count, sentences.locale)]];
  });
  return rows.length === 0 ? [] : ['', title, ...columns(rows, [1])];
}
