import type { BranchepakkeStep } from '../matching/core/facts';
import { movesPastGoals } from './branchepakke-moves';

const holding = (step?: BranchepakkeStep) => ({
  municipality: '0851',
  branchepakker: step ? [{ code: 'RENG', step }] : [],
});
const codes = (from: BranchepakkeStep | undefined, to: BranchepakkeStep | undefined) =>
  movesPastGoals(holding(from), holding(to)).map(({ code }) => code);

describe('a step of a branchepakke in an edited record', () => {
  it.each(['T0', 'S', 'T1'] as const)('may be begun at %s', (step) => expect(codes(undefined, step)).toEqual([]));

  it.each(['T2', 'T3'] as const)('may not be begun at %s', (step) =>
    expect(codes(undefined, step)).toEqual(['BRANCHEPAKKE.STEP_NEEDS_GOALS']),
  );

  it('may stay, and the package may be taken away', () => {
    expect(codes('T2', 'T2')).toEqual([]);
    expect(codes('T2', undefined)).toEqual([]);
  });

  it('may not move on without the goals, not even by one, nor back without a reason', () => {
    expect(codes('T0', 'S')).toEqual(['BRANCHEPAKKE.STEP_NEEDS_GOALS']);
    expect(codes('T1', 'T2')).toEqual(['BRANCHEPAKKE.STEP_NEEDS_GOALS']);
    expect(codes('T2', 'T1')).toEqual(['BRANCHEPAKKE.STEP_BACK_NEEDS_REASON']);
  });

  it('is refused at its place, and told where it can be moved', () => {
    const [problem] = movesPastGoals(holding('T1'), holding('T2'));
    expect(problem).toMatchObject({
      pointer: '/branchepakker/0/step',
      expected: expect.stringContaining('POST /candidates/{id}/branchepakker/RENG/step'),
    });
  });
});
