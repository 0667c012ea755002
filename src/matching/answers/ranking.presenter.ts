/** The matcher's codes and numbers with their sentences, in the shapes the API answers with. */
import { bandOf, type Sentences } from '../../explanations/sentences';
import type { Lift } from '../core/lifts';
import { questions } from '../core/questions';
import type { ShortLine, Shortlist } from '../core/match-index';
import {
  FACTORS,
  type GateCode,
  type GateResult,
  GATES,
  type PairMatch,
  type Part,
  type Ranking,
} from '../core/result';
import { GATE_CLAUSES, type GateClause } from '../core/gates/gate-clauses';
import type { SchemeAnswer } from '../../schemes';
import { clauseText } from '../../schemes/clauses';
import type { ExplanationDto, LiftDto, ProjectionDto } from './explanation.dto';
import type {
  HeldPersonDto,
  Included,
  PointsLineDto,
  RankedLineDto,
  RankedOpeningDto,
  StoredListDto,
} from './ranking.dto';
import type { GateCountDto, GateDto, PartDto, QuestionDto } from './reason.dto';
import type { Explanation, StoredLine } from '../matching.service';
import type { SchemeAnswerDto } from './scheme-answer.dto';

/** How much is told beside points and sentences. */
export interface Detail {
  /** every rule of the accepted schemes, not only what decides */
  rules: boolean;
  /** the codes and numbers behind each sentence */
  facts: boolean;
}

/** Everything. */
export const IN_FULL: Detail = { rules: true, facts: true };

/** What a caller asked for. */
export function detailOf(include: Included | undefined): Detail {
  return { rules: include === 'rules' || include === 'all', facts: include === 'facts' || include === 'all' };
}

/** What a person is called in lists. */
export interface Person {
  pseudonym: string;
  owner: string | null;
}

export function presentPart(part: Part, say: Sentences, facts = true): PartDto {
  return {
    factor: part.factor,
    label: say.factor(part.factor),
    points: part.points,
    maxPoints: part.maxPoints,
    criteria: part.criteria.map((criterion) => ({
      code: criterion.code,
      outcome: criterion.outcome,
      points: criterion.points,
      maxPoints: criterion.maxPoints,
      ...(facts && { facts: criterion.facts }),
      sentence: say.criterion(criterion),
    })),
  };
}

export function presentGate(result: GateResult, say: Sentences): GateDto {
  const { gate, outcome, facts } = result;
  return { gate, label: say.gateName(gate), ...gateClause(gate, say), outcome, facts, sentence: say.gate(result) };
}

/** What a gate rests on, worded in the language of the sentences. */
export function gateClause(gate: GateCode, { locale }: Sentences): GateClause {
  const { clause, ...marks } = GATE_CLAUSES[gate];
  return { clause: clauseText(clause, locale), ...marks };
}

/** Gates that excluded somebody or could not be decided, in their order. */
export function presentGateCounts(counts: Pick<Ranking, 'excludedBy' | 'unknownBy'>, say: Sentences): GateCountDto[] {
  const of = (some: Readonly<Partial<Record<GateCode, number>>>, gate: GateCode): number => some[gate] ?? 0;
  return GATES.map((gate) => ({
    gate,
    label: say.gateName(gate),
    ...gateClause(gate, say),
    excluded: of(counts.excludedBy, gate),
    unknown: of(counts.unknownBy, gate),
  })).filter(({ excluded, unknown }) => excluded + unknown > 0);
}

/** One accepted scheme, with all its rules when they are asked for. */
export function presentScheme(answer: SchemeAnswer, rules: boolean, say: Sentences): SchemeAnswerDto {
  const shown: SchemeAnswerDto = {
    scheme: answer.scheme,
    label: say.schemeName(answer.scheme),
    outcome: answer.outcome,
    sentence: say.scheme(answer),
    ask: say.schemeQuestions(answer),
  };
  if (rules)
    shown.rules = answer.rules.map((rule) => ({
      ...rule,
      clause: clauseText(rule.clause, say.locale),
      sentence: say.schemeRule(rule),
    }));
  return shown;
}

/** Somebody held back, with every gate that is not passed. */
export function presentHeld(match: PairMatch, person: Person, say: Sentences): HeldPersonDto {
  const gates = match.gates.filter(({ outcome }) => outcome !== 'met').map((gate) => presentGate(gate, say));
  const { pseudonym, owner } = person;
  return { candidateId: match.candidateId, pseudonym, owner, total: match.total, gates };
}

function presentProjection({ projection, projectionScored }: Explanation, say: Sentences): ProjectionDto | null {
  if (!projection) return null;
  return { on: projection.on, scored: projectionScored, sentences: say.projection(projection) };
}

function presentQuestions(match: PairMatch, say: Sentences, facts: boolean): QuestionDto[] {
  return questions(match).map((question) => ({
    code: question.code,
    factor: question.factor,
    gate: question.gate,
    pointsAtStake: question.pointsAtStake,
    ...(facts && { facts: question.facts }),
    sentence: say.question(question),
  }));
}

/** The accepted schemes beside a person, and how much is told of everything. */
export interface Told extends Detail {
  schemes: readonly SchemeAnswer[];
}

function score(match: PairMatch, { schemes, ...detail }: Told, say: Sentences) {
  return {
    total: match.total,
    band: bandOf(match.total),
    bandLabel: say.band(match.total),
    confidence: match.confidence,
    parts: match.parts.map((part) => presentPart(part, say, detail.facts)),
    questions: presentQuestions(match, say, detail.facts),
    schemes: schemes.map((answer) => presentScheme(answer, detail.rules, say)),
  };
}

/** A line with the points alone; factors in their usual order. */
export function presentPoints(
  { candidateId, total, points }: ShortLine,
  rank: number,
  maxPoints: Shortlist['maxPoints'],
  { pseudonym, owner }: Person,
  say: Sentences,
): PointsLineDto {
  const parts = FACTORS.filter((factor) => maxPoints[factor] !== undefined).map((factor) => ({
    factor,
    label: say.factor(factor),
    points: points[factor] ?? 0,
    maxPoints: maxPoints[factor]!,
  }));
  return { rank, candidateId, pseudonym, owner, total, band: bandOf(total), bandLabel: say.band(total), parts };
}

export function presentLine(
  match: PairMatch & { rank: number },
  person: Person,
  say: Sentences,
  told: Told,
): RankedLineDto {
  const { pseudonym, owner } = person;
  return { rank: match.rank, candidateId: match.candidateId, pseudonym, owner, ...score(match, told, say) };
}

export function presentStoredLine(
  openingId: string,
  line: StoredLine,
  say: Sentences,
  told: Told,
): StoredListDto['items'][number] {
  const { candidateId, rank, pseudonym, owner, suggestionId, state, version } = line;
  const match: PairMatch = { ...line, openingId, eligible: true };
  return { rank, candidateId, pseudonym, owner, ...score(match, told, say), suggestionId, state, version };
}

export function presentRankedOpening(
  match: PairMatch & { rank: number },
  opening: { title: string; municipality: string },
  say: Sentences,
  told: Told,
): RankedOpeningDto {
  const { title, municipality } = opening;
  return { rank: match.rank, openingId: match.openingId, title, municipality, ...score(match, told, say) };
}

export function presentExplanation(explanation: Explanation, pseudonym: string, say: Sentences): ExplanationDto {
  const { match } = explanation;
  return {
    openingId: match.openingId,
    candidateId: match.candidateId,
    pseudonym,
    eligible: match.eligible,
    rank: explanation.rank,
    considered: explanation.considered,
    eligibleCount: explanation.eligible,
    policyVersion: explanation.policyVersion,
    asOf: explanation.asOf,
    gates: match.gates.map((gate) => presentGate(gate, say)),
    ...score(match, { schemes: explanation.schemes, ...IN_FULL }, say),
    projection: presentProjection(explanation, say),
    lifts: explanation.lifts.map((lift) => presentLift(lift, say)),
  };
}

/** The changed facts stay inside: they are the person's. */
function presentLift(lift: Lift, say: Sentences): LiftDto {
  const { code, facts, total, gain, eligible, opens, settles } = lift;
  return { code, facts, sentence: say.lift(lift), total, gain, rank: lift.rank ?? null, eligible, opens, settles };
}
