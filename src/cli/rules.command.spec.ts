import type { RulesDiff } from '../casework/rules/rule-diff';
import { diffText } from './rules.command';

const nothing: RulesDiff = {
  asOf: '2026-06-10',
  before: 'aaaaaaaaaaaa',
  after: 'bbbbbbbbbbbb',
  changedRules: [],
  schemes: [],
  moreRoom: [],
  lessRoom: [],
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
    const diff: RulesDiff = {
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
});
