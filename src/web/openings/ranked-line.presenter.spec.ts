import type { RankedLineDto } from '../../matching/answers/ranking.dto';
import type { CriterionDto, PartDto } from '../../matching/answers/reason.dto';
import { masteryOf } from '../match/match-page.service';
import { rankedLine, scoreView } from './ranked-line.presenter';

const criterion = (
  sentence: string,
  outcome: CriterionDto['outcome'],
  points: number,
  maxPoints = 1000,
): CriterionDto => ({
  code: 'competency.must',
  outcome,
  points,
  maxPoints,
  facts: {},
  sentence,
});
const part = (factor: PartDto['factor'], criteria: CriterionDto[]): PartDto => ({
  factor,
  label: factor,
  points: criteria.reduce((sum, { points }) => sum + points, 0),
  maxPoints: criteria.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
  criteria,
});
const line = (parts: PartDto[]): RankedLineDto =>
  ({
    rank: 1,
    candidateId: 'c',
    pseudonym: 'K-1',
    owner: 'MEHA',
    total: parts.reduce((sum, { points }) => sum + points, 0),
    band: 'possible',
    bandLabel: 'Muligt match',
    confidence: 5000,
    parts,
    questions: [],
    schemes: [],
  }) satisfies RankedLineDto;

describe('a line of the ranked list', () => {
  it('names what counts most first, three reasons at most, and says how many more there are', () => {
    const met = ['a', 'b', 'c', 'd', 'e'].map((name, index) => criterion(name, 'met', index * 10));
    const shown = rankedLine(line([part('competencies', met)]), new Map(), undefined);
    expect(shown.why).toEqual(['e', 'd', 'c']);
    expect(shown.whyMore).toBe(2);
  });

  it('tells of tasks before it tells of anything else', () => {
    const parts = [
      part('language', [criterion('lytte', 'met', 900), criterion('tale', 'met', 800)]),
      part('competencies', [criterion('moppe', 'met', 10), criterion('vinduer', 'met', 20)]),
    ];
    expect(rankedLine(line(parts), new Map(), undefined).why).toEqual(['vinduer', 'moppe', 'lytte']);
  });

  it('names first what costs most points', () => {
    const missing = [criterion('small', 'not_met', 900), criterion('large', 'not_met', 0)];
    expect(rankedLine(line([part('language', missing)]), new Map(), undefined).missing).toEqual(['large', 'small']);
  });

  it('tells the travel by itself and never as a reason', () => {
    const shown = rankedLine(line([part('commute', [criterion('31 minutter', 'met', 5)])]), new Map(), undefined);
    expect(shown.travel?.sentence).toBe('31 minutter');
    expect(shown.why).toEqual([]);
  });

  it('gives initials a colour only when the colleague is known', () => {
    const known = { municipality: '0851', initials: 'MEHA', name: 'M', colour: '#123456', role: 'mentor' as const };
    const shown = (colleagues: Map<string, typeof known>) => rankedLine(line([]), colleagues, 'MEHA');
    expect(shown(new Map([['MEHA', known]])).owner).toEqual({ initials: 'MEHA', name: 'M', colour: '#123456' });
    expect(shown(new Map()).owner).toEqual({ initials: 'MEHA', name: null, colour: null });
    expect(shown(new Map()).mine).toBe(true);
  });

  it('lays the parts of the bar end to end, so that they reach the total', () => {
    const parts = [part('competencies', [criterion('a', 'met', 700)]), part('language', [criterion('b', 'met', 300)])];
    const { parts: bar, total } = scoreView(line(parts));
    expect(bar.map(({ from, points }) => [from, points])).toEqual([
      [0, 700],
      [700, 300],
    ]);
    expect(bar.at(-1)!.from + bar.at(-1)!.points).toBe(total);
  });
});

describe('how far somebody is with a task', () => {
  it.each([
    ['met', { level: 3 }, 'masters'],
    ['not_met', { level: 1 }, 'learning'],
    ['not_met', { level: 0 }, 'missing'],
    ['not_met', {}, 'missing'],
    ['unknown', {}, 'unknown'],
  ] as const)('%s with %j is %s', (outcome, facts, mastery) => {
    expect(masteryOf({ outcome, facts })).toBe(mastery);
  });
});
