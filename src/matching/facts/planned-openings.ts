import type { CandidateFacts, OpeningFacts } from '../core/facts';
import type { MatchContext } from '../core/opening-case';
import { type OpeningPlan, planOpening } from '../core/opening-plan';
import { matchPlanned } from '../core/pair-match';
import type { PairMatch } from '../core/result';

/**
 * Openings prepared once for many people who change one after the other: preparing costs several times what one person
 * costs. A plan lives as long as the facts it was made of.
 */
export class PlannedOpenings {
  private readonly plans = new WeakMap<OpeningFacts, { context: MatchContext; plan: OpeningPlan }>();

  /** One person against an opening, with every reason. Throws `DATE.INVALID`. */
  match(opening: OpeningFacts, candidate: CandidateFacts, context: MatchContext): PairMatch {
    const known = this.plans.get(opening);
    if (known && known.context.asOf === context.asOf && known.context.policy === context.policy) {
      return matchPlanned(known.plan, candidate);
    }
    const plan = planOpening(opening, context);
    this.plans.set(opening, { context, plan });
    return matchPlanned(plan, candidate);
  }
}
