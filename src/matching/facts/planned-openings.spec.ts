import type { CandidateFacts, OpeningFacts } from '../core/facts';
import type { MatchContext } from '../core/opening-case';
import { matchPair } from '../core/pair-match';
import { DEFAULT_POLICY } from '../core/policy';
import { withWeights } from '../core/policy-validation';
import { PlannedOpenings } from './planned-openings';

const context: MatchContext = {
  policy: DEFAULT_POLICY,
  asOf: '2026-11-20',
  graph: { substitutes: () => [] },
  travel: { minutes: () => 20, kilometres: () => 5 },
};

const opening = (changes: Partial<OpeningFacts> = {}): OpeningFacts => ({
  id: 'o',
  draw: 1,
  municipality: '0851',
  schemes: ['ordinaert'],
  remote: false,
  tasks: [{ competency: 'reng.stoevsuge', need: 'must', level: 2 }],
  credentials: [],
  languages: [],
  demands: [],
  handles: [],
  minimumAge: 18,
  ...changes,
});

const person = (level: 1 | 2): CandidateFacts => ({
  id: `p${level}`,
  draw: 2,
  municipality: '0851',
  sharedWith: 'all',
  status: 'aktiv',
  placements: [],
  competencies: [{ code: 'reng.stoevsuge', level, evidence: 'verified' }],
  credentials: [],
  languages: {},
  declinedTasks: [],
  rejections: [],
});

describe('planned openings', () => {
  it('prepares an opening once for many people, and answers as for each alone', () => {
    // preparing asks for what could stand in for a task
    const substitutes = jest.fn(() => []);
    const asked = { ...context, graph: { substitutes } };
    const planned = new PlannedOpenings();
    const one = opening();
    expect(planned.match(one, person(1), asked)).toEqual(matchPair(one, person(1), context));
    expect(substitutes).toHaveBeenCalled();
    substitutes.mockClear();
    expect(planned.match(one, person(2), asked).total).toBe(10_000);
    expect(substitutes).not.toHaveBeenCalled();
  });

  it('prepares anew on another day, with other weights, and for changed facts', () => {
    const planned = new PlannedOpenings();
    const one = opening({ endsOn: '2026-11-20' });
    const status = (asOf: string) =>
      planned.match(one, { ...person(2), availableFrom: '2026-11-20' }, { ...context, asOf }).gates;
    expect(status('2026-11-20')).toEqual(matchPair(one, { ...person(2), availableFrom: '2026-11-20' }, context).gates);
    expect(status('2026-12-01')).not.toEqual(status('2026-11-20'));
    const policy = withWeights(DEFAULT_POLICY, { competencies: 0 });
    expect(planned.match(one, person(2), { ...context, policy }).total).toBe(0);
    expect(planned.match(opening({ tasks: [] }), person(2), context).parts).toEqual([]);
  });
});
