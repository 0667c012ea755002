import type { Observer } from './branchepakke.dto';
import { raisedCompetency } from './raised-competency';

const seen = (level: 0 | 1 | 2 | 3 | 4, observer: Observer) => ({
  competency: 'reng.moppe_gulv',
  level,
  observer,
  on: '2026-06-01',
  by: 'MJ',
});
const person = (level: 0 | 1 | 2 | 3 | 4, evidence: 'claimed' | 'evidenced' | 'verified') => ({
  municipality: '0851',
  competencies: [
    { code: 'tv.samarbejde', level: 2 as const, evidence: 'claimed' as const },
    { code: 'reng.moppe_gulv', level, evidence },
  ],
});

describe('a goal that was seen', () => {
  it.each([
    ['firm', 'evidenced', 'employer'],
    ['vk', 'evidenced', 'caseworker'],
    ['teacher', 'evidenced', 'teacher'],
    ['citizen', 'claimed', 'citizen'],
  ] as const)('by %s becomes a competency that is %s', (observer, evidence, source) => {
    const { competencies } = raisedCompetency({ municipality: '0851' }, seen(2, observer));
    expect(competencies).toEqual([{ code: 'reng.moppe_gulv', level: 2, evidence, source, observedOn: '2026-06-01' }]);
  });

  it.each([
    ['a higher level', 2, 'evidenced', 3, 'vk', 3, 'evidenced'],
    ['the same level, seen instead of said', 2, 'claimed', 2, 'vk', 2, 'evidenced'],
    ['a lower level', 3, 'evidenced', 2, 'vk', 3, 'evidenced'],
    ['a lower level, seen instead of said', 3, 'claimed', 2, 'vk', 3, 'claimed'],
    ['a higher level, said instead of seen', 2, 'evidenced', 4, 'citizen', 2, 'evidenced'],
    ['a higher level, seen instead of checked', 2, 'verified', 3, 'firm', 2, 'verified'],
  ] as const)('%s: level %i (%s), then %i by %s → %i (%s)', (_case, before, evidence, level, by, after, afterwards) => {
    const { competencies } = raisedCompetency(person(before, evidence), seen(level, by));
    expect(competencies![1]).toMatchObject({ level: after, evidence: afterwards });
    expect(competencies![0]).toEqual(person(before, evidence).competencies[0]);
  });
});
