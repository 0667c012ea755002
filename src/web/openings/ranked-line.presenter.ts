/** One line of a ranked list as the page shows it: an allow-list of what leaves. */
import type { RankedLineDto } from '../../matching/answers/ranking.dto';
import type { PartDto } from '../../matching/answers/reason.dto';
import type { SchemeAnswerDto } from '../../matching/answers/scheme-answer.dto';
import type { Colleague } from '../viewer/viewer';

/** Reasons shown on one line; the explanation page has all. */
const SHOWN = 3;

/** The share of one factor in the bar of a score; all numbers in points of 10 000. */
export interface BarPart {
  factor: string;
  label: string;
  points: number;
  maxPoints: number;
  /** where the part begins */
  from: number;
}

/** Initials, and the colour where the colleague is known. */
export interface OwnerChip {
  initials: string;
  name: string | null;
  colour: string | null;
}

/** A score with what it is made of. */
export interface ScoreView {
  total: number;
  band: string;
  bandLabel: string;
  confidence: number;
  parts: BarPart[];
}

/** Whether one scheme is open to the person. */
export type SchemeView = Pick<SchemeAnswerDto, 'scheme' | 'label' | 'outcome' | 'sentence'>;

/** One person on the list. */
export interface RankedLineView extends ScoreView {
  rank: number;
  candidateId: string;
  pseudonym: string;
  owner: OwnerChip | null;
  mine: boolean;
  why: string[];
  whyMore: number;
  missing: string[];
  missingMore: number;
  questions: string[];
  questionsMore: number;
  travel: { outcome: string; sentence: string } | null;
  schemes: SchemeView[];
}

/** What the page makes of a line of the ranking. */
export function rankedLine(
  line: RankedLineDto,
  colleagues: ReadonlyMap<string, Colleague>,
  ownInitials: string | undefined,
): RankedLineView {
  const criteria = line.parts.filter(({ factor }) => factor !== 'commute').flatMap((part) => part.criteria);
  const why = strengths(line.parts);
  const missing = criteria
    .filter(({ outcome }) => outcome === 'not_met')
    .sort((a, b) => b.maxPoints - b.points - (a.maxPoints - a.points))
    .map(({ sentence }) => sentence);
  const questions = line.questions.map(({ sentence }) => sentence);
  const commute = line.parts.find(({ factor }) => factor === 'commute')?.criteria[0];
  return {
    ...scoreView(line),
    rank: line.rank,
    candidateId: line.candidateId,
    pseudonym: line.pseudonym,
    owner: ownerChip(line.owner, colleagues),
    mine: line.owner !== null && line.owner === ownInitials,
    why: why.slice(0, SHOWN),
    whyMore: Math.max(0, why.length - SHOWN),
    missing: missing.slice(0, SHOWN),
    missingMore: Math.max(0, missing.length - SHOWN),
    questions: questions.slice(0, SHOWN),
    questionsMore: Math.max(0, questions.length - SHOWN),
    travel: commute ? { outcome: commute.outcome, sentence: commute.sentence } : null,
    schemes: line.schemes.map(schemeView),
  };
}

/** What speaks for the person: the two best tasks, then the best of each other factor, then the rest, by points. */
function strengths(parts: readonly PartDto[]): string[] {
  const met = parts
    .filter(({ factor }) => factor !== 'commute')
    .map(({ factor, criteria }) => ({
      factor,
      best: criteria.filter(({ outcome }) => outcome === 'met').sort((a, b) => b.points - a.points),
    }));
  const first = met.flatMap(({ factor, best }) => best.slice(0, factor === 'competencies' ? 2 : 0));
  const next = met.flatMap(({ factor, best }) => (factor === 'competencies' ? [] : best.slice(0, 1)));
  const rest = met.flatMap(({ factor, best }) => best.slice(factor === 'competencies' ? 2 : 1));
  const byPoints = (list: typeof first) => list.sort((a, b) => b.points - a.points);
  return [...first, ...byPoints(next), ...byPoints(rest)].map(({ sentence }) => sentence);
}

/** A scheme's answer without its rules. */
export function schemeView({ scheme, label, outcome, sentence }: SchemeAnswerDto): SchemeView {
  return { scheme, label, outcome, sentence };
}

/** A score for the bar. */
export function scoreView(line: {
  total: number;
  band: string;
  bandLabel: string;
  confidence: number;
  parts: readonly PartDto[];
}): ScoreView {
  const { total, band, bandLabel, confidence } = line;
  let from = 0;
  const parts = line.parts.map(({ factor, label, points, maxPoints }) => {
    const part = { factor, label, points, maxPoints, from };
    from += points;
    return part;
  });
  return { total, band, bandLabel, confidence, parts };
}

/** Initials with their colour; a colleague who has left has none. */
export function ownerChip(owner: string | null, colleagues: ReadonlyMap<string, Colleague>): OwnerChip | null {
  if (owner === null) return null;
  const known = colleagues.get(owner);
  return { initials: owner, name: known?.name ?? null, colour: known?.colour ?? null };
}
