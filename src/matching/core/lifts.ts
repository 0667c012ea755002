import type { CandidateFacts, OpeningFacts } from './facts';
import { liftProposals, type LiftProposal } from './lift-proposals';
import type { MatchContext } from './opening-case';
import { planOpening } from './opening-plan';
import { matchPlanned } from './pair-match';
import type { GateCode } from './result';

/** One change that would lift the fit, and by how much. */
export interface Lift extends LiftProposal {
  total: number;
  /** points more than today; 0 when only a gate changes */
  gain: number;
  /** gates that are closed today and would not be */
  opens: readonly GateCode[];
  /** gates that are undecided today and would be met */
  settles: readonly GateCode[];
  /** the person would be on the list */
  eligible: boolean;
  /** place on the list after the change; `null` when still excluded; absent when nobody was asked */
  rank?: number | null;
}

/**
 * What would lift the fit (domain.md §7.4): each missing or unknown thing taken by itself, with the total after it.
 * Kept are changes that gain points, open a gate or settle one. First the changes that bring an excluded person onto
 * the list, then the largest gain; equal gains stand in the order of the proposals. Never proposed: a declined task, a
 * change of status, age, skånehensyn, job goal, own travel limit or an earlier no.
 */
export function whatWouldLift(
  opening: OpeningFacts,
  candidate: CandidateFacts,
  context: MatchContext,
  rankOf?: (hypothetical: CandidateFacts) => number | null,
): Lift[] {
  const plan = planOpening(opening, context);
  const now = matchPlanned(plan, candidate);
  const lifts: Lift[] = [];
  for (const proposal of liftProposals(plan, candidate)) {
    const then = matchPlanned(plan, proposal.changed);
    const gain = then.total - now.total;
    const changedFrom = (before: string): GateCode[] =>
      now.gates
        .filter(({ outcome }, index) => {
          const after = then.gates[index]!.outcome;
          return outcome === before && (before === 'not_met' ? after !== 'not_met' : after === 'met');
        })
        .map(({ gate }) => gate);
    const opens = changedFrom('not_met');
    const settles = changedFrom('unknown');
    if (gain < 0 || (gain === 0 && opens.length === 0 && settles.length === 0)) continue;
    const rank = rankOf ? { rank: then.eligible ? rankOf(proposal.changed) : null } : {};
    lifts.push({ ...proposal, total: then.total, gain, opens, settles, eligible: then.eligible, ...rank });
  }
  const enters = (lift: Lift): number => (!now.eligible && lift.eligible ? 1 : 0);
  return lifts.sort((a, b) => enters(b) - enters(a) || b.gain - a.gain);
}
