/** Questions to the matcher: live lists, stored lists, one pair explained. */
import type { DataSource } from 'typeorm';
import type { Clock } from '../common/clock';
import { InvalidInput, NotFound } from '../common/errors';
import { newId } from '../common/id';
import { loadOpeningFacts } from '../openings/opening-facts.loader';
import { openingFacts } from '../openings/opening-facts';
import type { OpeningInputDto } from '../openings/opening-input.dto';
import type { CandidateKeeper } from './facts/candidate-keeper';
import { type Lift, whatWouldLift } from './core/lifts';
import type { CompetencyGraph, IsoDate, TravelModel } from './core/facts';
import type { HeldPeople, HeldQuery, Shortlist } from './core/match-index';
import { openingCase } from './core/opening-case';
import { matchPair } from './core/pair-match';
import type { Policy } from './core/policy';
import { withWeights } from './core/policy-validation';
import { type Projection, projectionFor } from './core/projection';
import type { FactorCode, PairMatch, Part, Ranking } from './core/result';
import type { PolicyBook } from './policy-book';
import type { SchemeAnswer } from '../schemes';
import type { PersonCard, PersonCards } from './facts/person-cards';
import type { JudgedOpening, SchemeDesk } from './facts/scheme-desk';
import type { SuitableOpenings } from './facts/suitable-openings';

/** Weights of a request; a factor left out keeps the policy's weight. */
export type WeightsInput = Partial<Record<FactorCode, number>>;

/** How fresh a stored list is. */
export interface Freshness {
  policyVersion: string;
  /** version of the dated rules; null = made before versions were noted */
  rulesVersion: string | null;
  asOf: string;
  rankedAt: string;
  /** false while a change that may touch the list waits for its job */
  upToDate: boolean;
}

/** One line of a stored list. */
export interface StoredLine {
  suggestionId: string;
  candidateId: string;
  pseudonym: string;
  owner: string | null;
  rank: number;
  total: number;
  confidence: number;
  parts: readonly Part[];
  gates: PairMatch['gates'];
  state: string;
  version: number;
}

/** The stored list of an opening with the counts of today. */
export interface StoredList {
  openingId: string;
  /** null while the opening has never been ranked */
  freshness: Freshness | null;
  considered: number;
  eligible: number;
  excludedBy: Ranking['excludedBy'];
  unknownBy: Ranking['unknownBy'];
  lines: StoredLine[];
}

/** A live list with the full answers of the accepted schemes for everybody listed, by candidate. */
export interface AnsweredRanking extends Ranking {
  /** version of the dated rules */
  rulesVersion: string;
  schemes: ReadonlyMap<string, readonly SchemeAnswer[]>;
  /** what is shown of everybody listed, by candidate; without whoever was deleted meanwhile */
  cards: ReadonlyMap<string, PersonCard>;
}

/** A live list without the reasons. */
export interface AnsweredPoints extends Shortlist {
  policyVersion: string;
  /** version of the dated rules */
  rulesVersion: string;
  asOf: IsoDate;
  /** what is shown of everybody listed, by candidate; without whoever was deleted meanwhile */
  cards: ReadonlyMap<string, PersonCard>;
}

/** How a live list is asked for. */
export interface LiveOptions {
  /** other weights than the policy's */
  weights?: WeightsInput;
  /** longest list */
  limit: number;
  /** the day on which the facts are judged; left out = today */
  asOf?: string;
}

/** One person and one opening, explained. */
export interface Explanation {
  match: PairMatch;
  /** every accepted scheme with its rules, in the opening's order of preference */
  schemes: readonly SchemeAnswer[];
  /** where the person will probably stand on the first day; undefined without a pace */
  projection?: Projection;
  /** the points rest on the projection (policy) */
  projectionScored: boolean;
  /** place in today's whole list, null when excluded */
  rank: number | null;
  considered: number;
  eligible: number;
  policyVersion: string;
  asOf: string;
  lifts: Lift[];
}

export class MatchingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidateKeeper,
    private readonly openings: SuitableOpenings,
    private readonly schemes: SchemeDesk,
    private readonly cards: PersonCards,
    private readonly clock: Clock,
    private readonly policies: PolicyBook,
    private readonly engines: { graph: CompetencyGraph; travel: TravelModel },
  ) {}

  /** Ranks everybody for an opening that is only described, nothing stored: the employer is still on the phone. */
  async rankInput(input: OpeningInputDto, options: LiveOptions): Promise<AnsweredRanking> {
    return this.rankLive(await this.described(input), options);
  }

  /** The same list with the points of each factor alone. */
  async pointsForInput(input: OpeningInputDto, options: LiveOptions): Promise<AnsweredPoints> {
    const { judged, query, asOf } = await this.asked(await this.described(input), options);
    const list = await this.candidates.answer(asOf, (index) => index.shortlist(judged.facts, query));
    const cards = await this.cards.of(
      list.lines.map(({ candidateId }) => candidateId),
      asOf,
    );
    return { ...list, policyVersion: query.policy.version, rulesVersion: this.schemes.rulesVersion, asOf, cards };
  }

  /** Ranks everybody for a stored opening, live: other weights, another date, more lines than are stored. */
  async rankOpening(openingId: string, options: LiveOptions): Promise<AnsweredRanking> {
    return this.rankLive(await this.loaded(openingId), options);
  }

  /**
   * People whom one gate excludes (or leaves undecided), the best fitting first; for the question who is missing and
   * why. @throws NotFound
   */
  async excludedBy(openingId: string, held: HeldQuery): Promise<HeldPeople> {
    const { facts } = await this.judged(await this.loaded(openingId), this.clock.today());
    await this.candidates.catchUp();
    return this.candidates.index.heldBy(facts, { ...this.query(), ...held });
  }

  /** The stored list, with the gates' counts of this moment. @throws NotFound */
  async storedList(openingId: string): Promise<StoredList> {
    const { facts } = await this.judged(await this.loaded(openingId), this.clock.today());
    await this.candidates.catchUp();
    const counts = this.candidates.index.rank(facts, { ...this.query(), limit: 0 });
    const [run] = await this.dataSource.query(
      `select policy_version as "policyVersion", rules_version as "rulesVersion", as_of::text as "asOf", finished_at as "rankedAt",
         not exists (select 1 from outbox b where b.processed_at is null
           and (b.aggregate = 'candidate' or (b.aggregate = 'opening' and b.aggregate_id = $1))) as "upToDate"
       from match_runs where opening_id = $1 and is_current`,
      [openingId],
    );
    const lines: StoredLine[] = await this.dataSource.query(
      `select s.id as "suggestionId", s.candidate_id as "candidateId", c.pseudonym, c.owner, s.rank, s.total,
         s.confidence, s.parts, s.gates, s.state, s.version
       from suggestions s join candidates c on c.id = s.candidate_id
       where s.opening_id = $1 and s.rank is not null order by s.rank`,
      [openingId],
    );
    return {
      openingId,
      freshness: run ? { ...run, rankedAt: (run.rankedAt as Date).toISOString() } : null,
      considered: counts.considered,
      eligible: counts.eligible,
      excludedBy: counts.excludedBy,
      unknownBy: counts.unknownBy,
      lines,
    };
  }

  /** Every accepted scheme of a stored opening for the people named, by candidate, on today's rules. @throws NotFound */
  async schemesFor(openingId: string, candidateIds: readonly string[]): Promise<Map<string, SchemeAnswer[]>> {
    return this.schemes.answersFor(await this.loaded(openingId), candidateIds, this.clock.today());
  }

  /** Every accepted scheme of the openings named for one person, by opening, on today's rules. */
  async schemesOf(candidateId: string, openingIds: readonly string[]): Promise<Map<string, SchemeAnswer[]>> {
    const { openings } = await loadOpeningFacts(this.dataSource.manager, { ids: openingIds });
    return this.schemes.answersOf(candidateId, openings, this.clock.today());
  }

  /** The openings that suit one person, best first; live. @throws NotFound */
  async openingsFor(candidateId: string, limit: number): Promise<PairMatch[]> {
    await this.candidates.catchUp();
    const facts = this.candidates.index.get(candidateId);
    if (!facts) throw new NotFound('candidate', candidateId);
    return this.openings.best(facts, { ...this.query(), limit }, (openings) =>
      this.schemes.withRoom(openings, this.clock.today(), candidateId),
    );
  }

  /** Several people for one opening, without place and lifts; whoever is gone is left out. @throws NotFound */
  async matches(openingId: string, candidateIds: readonly string[]): Promise<Map<string, PairMatch>> {
    const { facts: opening } = await this.judged(await this.loaded(openingId), this.clock.today());
    await this.candidates.catchUp();
    const context = this.context();
    return new Map(
      candidateIds.flatMap((id) => {
        const facts = this.candidates.index.get(id);
        return facts ? [[id, matchPair(opening, facts, context)] as const] : [];
      }),
    );
  }

  /** One pair in full: gates, parts, place, and what would lift it with the place after. @throws NotFound */
  async explain(openingId: string, candidateId: string): Promise<Explanation> {
    const judged = await this.judged(await this.loaded(openingId), this.clock.today());
    const { facts: opening } = judged;
    await this.candidates.catchUp();
    const facts = this.candidates.index.get(candidateId);
    if (!facts) throw new NotFound('candidate', candidateId);
    const context = this.context();
    const options = this.query();
    const answers = await this.schemes.answersFor(judged, [candidateId], context.asOf);
    const match = matchPair(opening, facts, context);
    const counts = this.candidates.index.rank(opening, { ...options, limit: 0 });
    const placeOf = this.candidates.index.rankHypothetical(opening, options);
    return {
      match,
      schemes: answers.get(candidateId) ?? [],
      projection: projectionFor(openingCase(opening, context), facts),
      projectionScored: context.policy.projection.use,
      rank: placeOf(facts),
      considered: counts.considered,
      eligible: counts.eligible,
      policyVersion: context.policy.version,
      asOf: context.asOf,
      lifts: whatWouldLift(opening, facts, context, placeOf),
    };
  }

  private async rankLive(opening: JudgedOpening, options: LiveOptions): Promise<AnsweredRanking> {
    const { judged, query, asOf } = await this.asked(opening, options);
    const ranking = await this.candidates.answer(asOf, (index) => index.rank(judged.facts, query));
    const listed = ranking.candidates.map(({ candidateId }) => candidateId);
    const { rulesVersion } = this.schemes;
    const cards = await this.cards.of(listed, asOf);
    // asks for the same cards: together they would read whoever is new twice
    const schemes = await this.schemes.answersFor(judged, listed, asOf);
    return { ...ranking, rulesVersion, schemes, cards };
  }

  private async asked(opening: JudgedOpening, { weights, limit, asOf = this.clock.today() }: LiveOptions) {
    const judged = await this.judged(opening, asOf);
    return { judged, asOf, query: { policy: this.policyWith(asOf, weights), asOf, limit } };
  }

  private async described(input: OpeningInputDto): Promise<JudgedOpening> {
    const workplace = await this.workplaceOf(input);
    return { facts: openingFacts(input, { id: newId(), draw: 0, workplace }), input };
  }

  private async loaded(openingId: string): Promise<JudgedOpening> {
    const { openings } = await loadOpeningFacts(this.dataSource.manager, { ids: [openingId] });
    if (!openings[0]) throw new NotFound('opening', openingId);
    return openings[0];
  }

  private async judged(opening: JudgedOpening, asOf: string): Promise<JudgedOpening> {
    const [judged] = await this.schemes.judge([opening], asOf);
    return judged!;
  }

  private async workplaceOf(input: OpeningInputDto) {
    if (!input.workplaceId) return undefined;
    const [workplace] = await this.dataSource.query(
      'select postal_code as "postalCode", handles from workplaces where id = $1',
      [input.workplaceId],
    );
    if (!workplace) {
      throw new InvalidInput([
        {
          pointer: '/opening/workplaceId',
          code: 'FIELD.UNKNOWN_ID',
          detail: 'no workplace has this id',
          expected: 'the id of a workplace, or none',
        },
      ]);
    }
    return { postalCode: workplace.postalCode ?? undefined, handles: workplace.handles ?? [] };
  }

  /** The policy that decides today. */
  policy(): Policy {
    return this.policies.on(this.clock.today());
  }

  private policyWith(asOf: string, weights: WeightsInput | undefined): Policy {
    const policy = this.policies.on(asOf);
    return weights ? withWeights(policy, weights) : policy;
  }

  private query() {
    return { policy: this.policy(), asOf: this.clock.today() };
  }

  private context() {
    return { ...this.engines, ...this.query() };
  }
}
