import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type FieldProblem, NotFound } from '../../common/errors';
import { decodeCursor, type Page, pageOf } from '../../common/api/pages';
import { refuse } from '../../common/api/refuse';
import type { JsonBytes } from '../../common/api/json-writer';
import type { Locale } from '../../common/messages';
import { ReferenceLabels } from '../../explanations/reference-labels';
import { Sentences } from '../../explanations/sentences';
import { OpeningsService } from '../../openings/openings.service';
import type { ExplanationDto } from './explanation.dto';
import type { Policy } from '../core/policy';
import type { GateCode } from '../core/result';
import { type AnsweredRanking, MatchingService, type WeightsInput } from '../matching.service';
import type {
  HeldPageDto,
  HeldQueryDto,
  ListQueryDto,
  PointsRankingDto,
  RankedOpeningDto,
  RankingDto,
  RankingQueryDto,
  RankingRequestDto,
  StoredListDto,
  WeightsDto,
} from './ranking.dto';
import {
  detailOf,
  type Person,
  presentExplanation,
  presentGateCounts,
  presentHeld,
  presentLine,
  presentPoints,
  presentRankedOpening,
  presentStoredLine,
  gateClause,
} from './ranking.presenter';
import { RankingJson } from './ranking-json';

/** Most openings ranked for one person. */
const MOST_OPENINGS = 1000;

/** Pages show what decides, and take numbers from the facts. */
const FOR_PAGES = detailOf('facts');

/** Lists and explanations with their sentences, and with pseudonyms in place of ids. */
@Injectable()
export class RankingViewsService {
  private readonly say: Readonly<Record<Locale, Sentences>>;
  private readonly written: Readonly<Record<Locale, RankingJson>>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly matching: MatchingService,
    private readonly openings: OpeningsService,
    labels: ReferenceLabels,
  ) {
    this.say = { da: new Sentences('da', labels), en: new Sentences('en', labels) };
    this.written = { da: new RankingJson(this.say.da), en: new RankingJson(this.say.en) };
  }

  /** The weights of the policy that decides today. */
  usualWeights(): Policy['weights'] {
    return this.matching.policy().weights;
  }

  /** Ranks people for an opening that is only described. @throws InvalidInput */
  async rank(
    request: RankingRequestDto,
    { language = 'da', include }: RankingQueryDto,
  ): Promise<JsonBytes<RankingDto>> {
    const ranking = await this.matching.rankInput(request.opening, this.checked(request));
    return this.written[language].ranking(ranking, detailOf(include));
  }

  /** The same list with the points of each factor alone. @throws InvalidInput */
  async points(request: RankingRequestDto, { language = 'da' }: RankingQueryDto): Promise<PointsRankingDto> {
    const list = await this.matching.pointsForInput(request.opening, this.checked(request));
    const say = this.say[language];
    const { policyVersion, rulesVersion, asOf, considered, eligible, lines, maxPoints, cards } = list;
    return {
      policyVersion,
      rulesVersion,
      asOf,
      considered,
      eligible,
      gates: presentGateCounts(list, say),
      items: lines.flatMap((line, index) => {
        const person = cards.get(line.candidateId);
        return person ? [presentPoints(line, index + 1, maxPoints, person, say)] : [];
      }),
    };
  }

  /** What a request asks of the ranking. @throws InvalidInput */
  private checked(request: RankingRequestDto): { weights?: WeightsInput; limit: number; asOf?: string } {
    const weights = request.weights && numbersOf(request.weights);
    refuse([
      ...this.openings.check(request.opening).map((problem) => ({ ...problem, pointer: `/opening${problem.pointer}` })),
      ...weightProblems(weights, this.usualWeights()),
    ]);
    return { weights, limit: request.limit ?? 50, asOf: request.asOf };
  }

  private present(ranking: AnsweredRanking, locale: Locale): RankingDto {
    const say = this.say[locale];
    return {
      policyVersion: ranking.policyVersion,
      rulesVersion: ranking.rulesVersion,
      asOf: ranking.asOf,
      considered: ranking.considered,
      eligible: ranking.eligible,
      gates: presentGateCounts(ranking, say),
      items: ranking.candidates.flatMap((line) => {
        const person = ranking.cards.get(line.candidateId);
        return person
          ? [presentLine(line, person, say, { schemes: ranking.schemes.get(line.candidateId) ?? [], ...FOR_PAGES })]
          : [];
      }),
    };
  }

  /** One page of the stored list of an opening. @throws NotFound */
  async storedList(openingId: string, query: ListQueryDto): Promise<StoredListDto> {
    const list = await this.matching.storedList(openingId);
    const say = this.sentences(query.language);
    const after = query.cursor === undefined ? 0 : Number(decodeCursor(query.cursor, ['number'])[0]);
    const detail = detailOf(query.include);
    const lines = list.lines.filter(({ rank }) => rank > after).slice(0, query.limit + 1);
    const schemes = await this.matching.schemesFor(
      openingId,
      lines.map(({ candidateId }) => candidateId),
    );
    return {
      openingId,
      freshness: list.freshness,
      considered: list.considered,
      eligible: list.eligible,
      gates: presentGateCounts(list, say),
      ...pageOf(
        lines,
        query.limit,
        ({ rank }) => [rank],
        (line) => presentStoredLine(openingId, line, say, { schemes: schemes.get(line.candidateId) ?? [], ...detail }),
      ),
    };
  }

  /** The list of a stored opening ranked now: other weights, or deeper than the stored list. @throws NotFound */
  async liveList(
    openingId: string,
    options: { weights?: WeightsInput; limit: number },
    locale: Locale,
  ): Promise<RankingDto> {
    refuse(weightProblems(options.weights, this.usualWeights()));
    return this.present(await this.matching.rankOpening(openingId, options), locale);
  }

  /** One page of the people whom a gate excludes or leaves undecided, the best fitting first. @throws NotFound */
  async heldBy(openingId: string, gate: GateCode, query: HeldQueryDto): Promise<HeldPageDto> {
    const { limit, outcome = 'not_met' } = query;
    const [total, id] = query.cursor === undefined ? [] : decodeCursor(query.cursor, ['number', 'uuid']);
    const after = id === undefined ? undefined : { total: Number(total), id: String(id) };
    const held = await this.matching.excludedBy(openingId, { gate, outcome, after, limit: limit + 1 });
    const say = this.sentences(query.language);
    const people = await this.people(held.people.map(({ candidateId }) => candidateId));
    return {
      openingId,
      gate,
      label: say.gateName(gate),
      ...gateClause(gate, say),
      total: held.total,
      hidden: held.hidden,
      ...pageOf(
        held.people.filter(({ candidateId }) => people.has(candidateId)),
        limit,
        (match) => [match.total, match.candidateId],
        (match) => presentHeld(match, people.get(match.candidateId)!, say),
      ),
    };
  }

  /** One page of the openings that suit a person, live. @throws NotFound */
  async openingsFor(candidateId: string, query: ListQueryDto): Promise<Page<RankedOpeningDto>> {
    await this.pseudonymOf(candidateId);
    const after = query.cursor === undefined ? 0 : Number(decodeCursor(query.cursor, ['number'])[0]);
    const found = await this.matching.openingsFor(candidateId, MOST_OPENINGS);
    const titles = await this.openingTitles(found.map(({ openingId }) => openingId));
    const ranked = found
      .filter(({ openingId }) => titles.has(openingId))
      .map((match, index) => ({ ...match, rank: index + 1 }));
    const say = this.sentences(query.language);
    const shown = ranked.slice(after, after + query.limit + 1);
    const schemes = await this.matching.schemesOf(
      candidateId,
      shown.map(({ openingId }) => openingId),
    );
    return pageOf(
      shown,
      query.limit,
      ({ rank }) => [rank],
      (line) =>
        presentRankedOpening(line, titles.get(line.openingId)!, say, {
          schemes: schemes.get(line.openingId) ?? [],
          ...detailOf(query.include),
        }),
    );
  }

  /** One pair explained. @throws NotFound */
  async explain(openingId: string, candidateId: string, locale?: Locale): Promise<ExplanationDto> {
    const pseudonym = await this.pseudonymOf(candidateId);
    const explanation = await this.matching.explain(openingId, candidateId);
    return presentExplanation(explanation, pseudonym, this.sentences(locale));
  }

  private sentences(locale: Locale = 'da'): Sentences {
    return this.say[locale];
  }

  private async pseudonymOf(candidateId: string): Promise<string> {
    const person = (await this.people([candidateId])).get(candidateId);
    if (!person) throw new NotFound('candidate', candidateId);
    return person.pseudonym;
  }

  private async people(ids: readonly string[]): Promise<Map<string, Person>> {
    const rows: (Person & { id: string })[] = await this.dataSource.query(
      'select id, pseudonym, owner from candidates where id = any($1::uuid[]) and deleted_at is null',
      [ids],
    );
    return new Map(rows.map(({ id, pseudonym, owner }) => [id, { pseudonym, owner }]));
  }

  private async openingTitles(ids: readonly string[]): Promise<Map<string, { title: string; municipality: string }>> {
    const rows: { id: string; title: string; municipality: string }[] = await this.dataSource.query(
      'select id, title, municipality from openings where id = any($1::uuid[]) and deleted_at is null',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** The weights that were given; null counts as left out. */
function numbersOf(weights: WeightsDto): WeightsInput {
  return Object.fromEntries(Object.entries(weights).filter(([, weight]) => typeof weight === 'number'));
}

function weightProblems(weights: WeightsInput | undefined, usual: Policy['weights']): FieldProblem[] {
  if (Object.values({ ...usual, ...weights }).some((weight) => weight > 0)) return [];
  return [
    {
      pointer: '/weights',
      code: 'WEIGHTS.ALL_ZERO',
      detail: 'gives no factor any weight',
      expected: 'at least one weight above 0',
    },
  ];
}
