import { openingCase } from './opening-case';
import { matchPair } from './pair-match';
import { DEFAULT_POLICY } from './policy';
import { projectedIndex, projectionFor } from './projection';
import { anOpening, somebody } from './testing/builders';
import { policyWith, smallContext } from './testing/small-world';
import type { CandidateFacts } from './facts';

const days = { asOf: '2026-11-20', start: '2027-02-28' };
const projected = (points: [number, string][], when = days, highest = 10) =>
  projectedIndex(
    points.map(([index, on]) => ({ index, on })),
    when,
    DEFAULT_POLICY.projection,
    highest,
  );

describe('a place on a ladder, projected', () => {
  it('goes on at the pace so far, in whole rungs rounded down', () => {
    // two rungs in 100 days, 100 days ahead
    const points: [number, string][] = [
      [1, '2026-08-12'],
      [3, '2026-10-01'],
    ];
    expect(projected(points)).toBe(5);
    expect(projected(points, { ...days, start: '2027-02-27' })).toBe(4);
  });

  it('slows down while somebody stands still, and never goes back', () => {
    const reached: [number, string][] = [
      [1, '2025-11-20'],
      [2, '2025-12-20'],
    ];
    expect(projected(reached)).toBe(2);
    expect(
      projected([
        [3, '2025-11-20'],
        [2, '2026-10-01'],
      ]),
    ).toBe(2);
  });

  it('stops at the top and at the farthest day the policy looks ahead to', () => {
    const points: [number, string][] = [
      [0, '2026-08-12'],
      [2, '2026-11-20'],
    ];
    expect(projected(points, days, 3)).toBe(3);
    const far = { ...days, start: '2030-01-01' };
    // 182 days ahead at two rungs in 100 days
    expect(projected(points, far)).toBe(5);
  });

  it.each([
    ['one point', [[2, '2026-08-01']]],
    [
      'two points of one day',
      [
        [1, '2026-08-01'],
        [2, '2026-08-01'],
      ],
    ],
    [
      'a pace watched for less than 28 days',
      [
        [1, '2026-10-24'],
        [2, '2026-11-01'],
      ],
    ],
    [
      'points that are not known yet',
      [
        [1, '2026-08-01'],
        [2, '2026-11-21'],
      ],
    ],
  ] as [string, [number, string][]][])('says nothing from %s', (_sentence, points) => {
    expect(projected(points)).toBeNull();
  });

  it('says something from the twenty-eighth day on', () => {
    expect(
      projected([
        [1, '2026-10-23'],
        [2, '2026-11-01'],
      ]),
    ).toBe(5);
  });
});

describe('the projection for an opening', () => {
  const opening = anOpening({
    remote: true,
    startsOn: '2027-02-28',
    branchepakke: 'RENG',
    languages: [{ language: 'da', minimums: { speaking: 'B1', reading: 'A1' }, reason: 'safety' }],
  });
  const person: CandidateFacts = somebody({
    branchepakker: { RENG: 'T1' },
    branchepakkeGoals: { RENG: 500 },
    languages: { da: { speaking: 'A2+', reading: 'A1' } },
    progress: {
      branchepakker: {
        RENG: [
          { step: 'S', on: '2026-08-12' },
          { step: 'T1', on: '2026-10-01' },
        ],
      },
      languages: {
        da: [
          { levels: { speaking: 'A2-' }, on: '2026-08-12' },
          { levels: { speaking: 'A2+', reading: 'A1' }, on: '2026-10-01' },
        ],
      },
    },
  });
  const scored = smallContext({ policy: policyWith({ projection: { use: true } }) });

  it('names step and levels of today and of the first day', () => {
    expect(projectionFor(openingCase(opening, smallContext()), person)).toEqual({
      on: '2027-02-28',
      branchepakke: { code: 'RENG', now: 'T1', projected: 'T2' },
      languages: [
        {
          language: 'da',
          now: { speaking: 'A2+', reading: 'A1' },
          // no pace is known of reading
          projected: { speaking: 'B1', reading: 'A1' },
        },
      ],
    });
    expect(projectionFor(openingCase(opening, smallContext()), { ...person, progress: undefined })).toBeUndefined();
  });

  it('is scored only where the policy says so, half sure, and never opens a gate', () => {
    const [now, ahead] = [matchPair(opening, person, smallContext()), matchPair(opening, person, scored)];
    const criteria = (match: typeof now) => match.parts.flatMap((part) => part.criteria);
    expect(criteria(now).every(({ facts }) => facts.projectedFrom === null)).toBe(true);
    expect(criteria(ahead).map(({ code, facts }) => [code, facts.projectedFrom])).toEqual([
      ['language.speaking', 'A2+'],
      ['language.reading', null],
      ['branchepakke.step', 'T1'],
    ]);
    expect(ahead.total).toBeGreaterThan(now.total);
    expect(ahead.confidence).toBeLessThan(now.confidence);
    const safety = ahead.gates.find(({ gate }) => gate === 'safety_language');
    expect(safety!.outcome).toBe('not_met');
  });
});
