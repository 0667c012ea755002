/** Questions to the matcher: live lists, stored lists, one pair explained. */
import type { DataSource } from 'typeorm';
import type { Clock } from '../common/clock';
import { InvalidInput, NotFound } from '../common/errors';
import { newId } from '../common/id';
import { loadOpeningFacts } from '../openings/opening-facts.loader';
import { openingFacts } from '../openings/opening-facts';
import type { OpeningInputDto } from '../openings/opening-input.dto';
import type { CandidateKeeper } from './candidate-keeper';
import { type Lift, whatWouldLift } from './core/lifts';
import type { CompetencyGraph, OpeningFacts, TravelModel } from './core/facts';
import { matchPair } from './core/pair-match';
import type { Policy } from './core/policy';
import { withWeights } from './core/policy-validation';
import type { FactorCode, PairMatch, Part, Ranking } from './core/result';
import { rankOpenings } from './core/reference-ranking';
import type { OpeningKeeper } from './opening-keeper';

/** Weights of a request; a factor left out keeps the policy's weight. */
export type WeightsInput = Partial<Record<FactorCode, number>>;

/** How fresh a stored list is. */
export interface Freshness {
  policyVersion: string;
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

/** One person and one opening, explained. */
export interface Explanation {
  match: PairMatch;
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
    private readonly openings: OpeningKeeper,
    private readonly clock: Clock,
    private readonly policy: Policy,
    private readonly graph: CompetencyGraph,
    private readonly travel: TravelModel,
  ) {}

  /** Ranks everybody for an opening that is only described, nothing stored: the employer is still on the phone. */
  async rankInput(
    input: OpeningInputDto,
    options: { weights?: WeightsInput; limit: number; asOf?: string },
  ): Promise<Ranking> {
    await this.candidates.catchUp();
    const facts = openingFacts(input, { id: newId(), draw: 0, workplace: await this.workplaceOf(input) });
    return this.candidates.index.rank(facts, {
      policy: this.policyWith(options.weights),
      asOf: options.asOf ?? this.clock.today(),
      limit: options.limit,
    });
  }

  /** Ranks everybody for a stored opening, live: other weights, another date, more lines than are stored. */
  async rankOpening(
    openingId: string,
    options: { weights?: WeightsInput; limit: number; asOf?: string },
  ): Promise<Ranking> {
    await this.candidates.catchUp();
    return this.candidates.index.rank(await this.opening(openingId), {
      policy: this.policyWith(options.weights),
      asOf: options.asOf ?? this.clock.today(),
      limit: options.limit,
    });
  }

  /** The stored list, with the gates' counts of this moment. @throws NotFound */
  async storedList(openingId: string): Promise<StoredList> {
    const facts = await this.opening(openingId);
    await this.candidates.catchUp();
    const counts = this.candidates.index.rank(facts, { policy: this.policy, asOf: this.clock.today(), limit: 0 });
    const [run] = await this.dataSource.query(
      `select policy_version as "policyVersion", as_of::text as "asOf", finished_at as "rankedAt",
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

  /** The openings that suit one person, best first; live. @throws NotFound */
  async openingsFor(candidateId: string, limit: number): Promise<PairMatch[]> {
    await this.candidates.catchUp();
    const facts = this.candidates.index.get(candidateId);
    if (!facts) throw new NotFound('candidate', candidateId);
    const matched = await this.openings.matched();
    return [...rankOpenings(facts, [...matched.values()], this.context(), limit).openings];
  }

  /** One pair in full: gates, parts, place, and what would lift it with the place after. @throws NotFound */
  async explain(openingId: string, candidateId: string): Promise<Explanation> {
    const opening = await this.opening(openingId);
    await this.candidates.catchUp();
    const facts = this.candidates.index.get(candidateId);
    if (!facts) throw new NotFound('candidate', candidateId);
    const context = this.context();
    const options = { policy: this.policy, asOf: context.asOf };
    const match = matchPair(opening, facts, context);
    const counts = this.candidates.index.rank(opening, { ...options, limit: 0 });
    const placeOf = this.candidates.index.rankHypothetical(opening, options);
    return {
      match,
      rank: placeOf(facts),
      considered: counts.considered,
      eligible: counts.eligible,
      policyVersion: this.policy.version,
      asOf: context.asOf,
      lifts: whatWouldLift(opening, facts, context, placeOf),
    };
  }

  private async opening(openingId: string): Promise<OpeningFacts> {
    const { openings } = await loadOpeningFacts(this.dataSource.manager, { ids: [openingId] });
    if (!openings[0]) throw new NotFound('opening', openingId);
    return openings[0].facts;
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

  private policyWith(weights: WeightsInput | undefined): Policy {
    return weights ? withWeights(this.policy, weights) : this.policy;
  }

  private context() {
    return { policy: this.policy, asOf: this.clock.today(), graph: this.graph, travel: this.travel };
  }
}
