import type { Clock } from '../common/clock';
import { openingFacts } from '../openings/opening-facts';
import type { OpeningInputDto } from '../openings/opening-input.dto';
import type { CandidateKeeper } from './facts/candidate-keeper';
import type { WorkCondition } from './core/facts';
import type { Ranking } from './core/result';
import { type Requirement, requirementsOf } from './reach';
import type { PolicyBook } from './policy-book';
import type { SchemeDesk } from './facts/scheme-desk';

/** Good matches are counted up to this number; nobody needs to know whether there are 150 or 300. */
export const MOST_FITS_COUNTED = 150;

/** The workplace as far as the matcher knows it. */
export interface ReachWorkplace {
  postalCode?: string | null;
  handles?: readonly WorkCondition[] | null;
}

/** People an opening reaches. */
export interface ReachCount {
  /** nothing holds them off the list */
  eligible: number;
  /** of those with at least the total asked about, at most `MOST_FITS_COUNTED` */
  fits: number;
}

/** People more who would be reached without one requirement; never negative. */
export type RequirementCost = Pick<Requirement, 'kind' | 'code'> & ReachCount;

/** How many people an opening reaches, and what its requirements cost. */
export interface Reach extends ReachCount, Pick<Ranking, 'excludedBy' | 'unknownBy'> {
  considered: number;
  /** ids of the good matches, the best first */
  fitting: readonly string[];
  /** requirements that cost anybody, the dearest first: by the larger of people kept out and good matches lost */
  costs: RequirementCost[];
}

/**
 * Counts people for an opening that is only described, by the same ranking as its list (domain.md §7.2: a task too many
 * keeps people out whom the firm could have). Each requirement is taken away by itself and everybody ranked again.
 */
export class ReachService {
  constructor(
    private readonly candidates: CandidateKeeper,
    private readonly schemes: SchemeDesk,
    private readonly clock: Clock,
    private readonly policies: PolicyBook,
  ) {}

  /** @param fitsFrom total from which somebody counts as a good match, 0–10 000 */
  async of(input: OpeningInputDto, workplace: ReachWorkplace | null, fitsFrom: number): Promise<Reach> {
    const asOf = this.clock.today();
    const requirements = requirementsOf(input);
    const inputs = [input, ...requirements.map(({ without }) => without)];
    // one id for all: ties are broken alike, so that only the requirement differs
    const judged = inputs.map((each) => ({
      facts: openingFacts(each, { id: 'reach', draw: 0, workplace }),
      input: each,
    }));
    const [facts, ...others] = await this.schemes.withRoom(judged, asOf);
    const index = await this.candidates.indexOn(asOf);
    const rank = (opening: NonNullable<typeof facts>) =>
      index.rank(opening, { policy: this.policies.on(asOf), asOf, limit: MOST_FITS_COUNTED });
    const ranking = rank(facts!);
    const fitting = fits(ranking, fitsFrom);
    const costs = requirements.map(({ kind, code }, at) => {
      const without = rank(others[at]!);
      return {
        kind,
        code,
        eligible: Math.max(0, without.eligible - ranking.eligible),
        fits: Math.max(0, fits(without, fitsFrom).length - fitting.length),
      };
    });
    return {
      considered: ranking.considered,
      eligible: ranking.eligible,
      excludedBy: ranking.excludedBy,
      unknownBy: ranking.unknownBy,
      fits: fitting.length,
      fitting,
      costs: costs
        .filter((cost) => cost.eligible + cost.fits > 0)
        .sort((a, b) => most(b) - most(a) || b.eligible - a.eligible),
    };
  }
}

/** A person let in can be a good match too, so that the two counts are not added up. */
function most({ eligible, fits: lost }: ReachCount): number {
  return Math.max(eligible, lost);
}

function fits({ candidates }: Ranking, from: number): string[] {
  return candidates.filter(({ total }) => total >= from).map(({ candidateId }) => candidateId);
}
