import type { FieldProblem } from '../common/errors';
import { BRANCHEPAKKE_STEPS, type BranchepakkeStep } from '../matching/core/facts';
import type { CandidateInputDto } from './candidate-input.dto';

/** A package can be begun here without goals: introduction, taste and first company course are a choice (domain.md §5). */
const BEGINNINGS: readonly BranchepakkeStep[] = ['T0', 'S', 'T1'];

/**
 * Steps that an edit of a person's record may not set: moving on needs the required goals or waivers with a reason, and
 * moving back a reason, which only the package's own route asks for. A new package may be begun, a day corrected, a
 * package taken away. Records that come in from elsewhere are not asked: their steps count as unverified.
 */
export function movesPastGoals(before: CandidateInputDto, after: CandidateInputDto): FieldProblem[] {
  const held = new Map((before.branchepakker ?? []).map(({ code, step }) => [code, step]));
  return (after.branchepakker ?? []).flatMap(({ code, step }, index): FieldProblem[] => {
    const from = held.get(code);
    if (from === step || (from === undefined && BEGINNINGS.includes(step))) return [];
    const back = from !== undefined && BRANCHEPAKKE_STEPS.indexOf(step) < BRANCHEPAKKE_STEPS.indexOf(from);
    return [
      {
        pointer: `/branchepakker/${index}/step`,
        code: back ? 'BRANCHEPAKKE.STEP_BACK_NEEDS_REASON' : 'BRANCHEPAKKE.STEP_NEEDS_GOALS',
        detail: back ? `goes back from ${from} to ${step}` : `moves from ${from ?? 'nothing'} to ${step}`,
        expected: `POST /candidates/{id}/branchepakker/${code}/step, which ${back ? 'keeps the reason' : 'looks at the goals and waivers'}`,
      },
    ];
  });
}
