import { diffText, type WholeDiff } from './rules.command';

const nothing: WholeDiff = {
  asOf: '2026-06-10',
  before: 'aaaaaaaaaaaa',
  after: 'bbbbbbbbbbbb',
  changedRules: [],
  schemes: [],
  moreRoom: [],
  lessRoom: [],
  policy: { before: 'a', after: 'a', numbers: [] },
  reasons: { added: [], retired: [], changed: [] },
  packages: [],
  lists: [],
};
const people = (count: number) => Array.from({ length: count }, (_none, index) => `K-${1000 + index}`);

describe('the comparison of rules in the terminal', () => {
  it('says so when nobody gets another answer', () => {
    expect(diffText(nothing, 'da', 100)).toEqual([
      'Regler aaaaaaaaaaaa → bbbbbbbbbbbb, opgjort pr. 2026-06-10',
      'Ingen borger og intet arbejdssted får et andet svar den dag.',
    ]);
  });

  it('names rules, schemes, people and workplaces, with whole counts and at most twenty names', () => {
    const diff: WholeDiff = {
      ...nothing,
      changedRules: ['igu.age', 'ratio.legal_cap'],
      schemes: [{ scheme: 'igu', becomesEligible: people(2), stopsBeingEligible: people(21), becomesUnknown: [] }],
      moreRoom: ['Café\u0007 Nord'],
    };
    const text = diffText(diff, 'en', 200);
    expect(text.slice(0, 4)).toEqual([
      'Rules aaaaaaaaaaaa → bbbbbbbbbbbb, judged on 2026-06-10',
      'Changed rules: igu.age, ratio.legal_cap',
      expect.stringMatching(/^IGU.*:$/),
      '  2 become eligible: K-1000, K-1001',
    ]);
    const stops = text[4]!;
    expect(stops).toContain('21 stop being eligible: K-1000');
    expect(stops.match(/K-\d+/g)).toHaveLength(20);
    expect(text.slice(-2)).toEqual(['Workplaces:', '  1 get more places: Café Nord']);
  });

  it('tells changed numbers, reasons, goals and lists', () => {
    const diff: WholeDiff = {
      ...nothing,
      policy: { before: 'a', after: 'b', numbers: [{ field: 'weights.commute', before: 15, after: 30 }] },
      reasons: { added: ['C14'], retired: [], changed: ['V07'] },
      packages: ['RENG T1'],
      lists: [{ openingId: 'x', title: 'Gulv', eligibleBefore: 1200, eligibleAfter: 1100, entered: 2, left: 3 }],
    };
    expect(diffText(diff, 'en', 200).slice(1)).toEqual([
      'Policy: a → b',
      '  weights.commute: 15 → 30',
      'New reasons: C14',
      'Changed reasons: V07',
      'Changed goals and tasks: RENG T1',
      '1 openings get another list:',
      '  Gulv: eligible 1,200 → 1,100, 2 come onto the list, 3 leave it',
    ]);
  });
});
