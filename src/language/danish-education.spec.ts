import type { CefrLevel } from './cefr';
import { danishEvidence, type DanishAchievement, isDanishAchievement } from './danish-education';

function levels(achievement: DanishAchievement): [CefrLevel | undefined, CefrLevel | undefined] {
  const evidence = danishEvidence(achievement, '2026-01-01');
  const of = (skills: readonly string[]) => {
    const found = new Set(evidence.filter(({ skill }) => skills.includes(skill)).map(({ level }) => level));
    expect(found.size).toBeLessThanOrEqual(1);
    return [...found][0];
  };
  return [of(['listening', 'speaking', 'interaction']), of(['reading', 'writing'])];
}

// domain.md §3: oral, written
describe('Danish education as CEFR', () => {
  it.each<[DanishAchievement, CefrLevel, CefrLevel]>([
    ['pd1', 'B1', 'A2'],
    ['pd2', 'B1', 'B1'],
    ['pd3', 'B2', 'B2'],
    ['studieproeven', 'C1', 'C1'],
    ['du1.m1', 'pre-A1', 'pre-A1'],
    ['du1.m2', 'A1', 'A1'],
    ['du1.m3', 'A1+', 'A1+'],
    ['du1.m4', 'A2-', 'A2-'],
    ['du1.m5', 'A2', 'A2'],
    ['du1.m6', 'B1', 'A2'],
    ['du2.m1', 'A1', 'A1'],
    ['du2.m2', 'A1+', 'A1+'],
    ['du2.m3', 'A2', 'A2'],
    ['du2.m4', 'A2+', 'A2+'],
    ['du2.m5', 'B1-', 'B1-'],
    ['du2.m6', 'B1', 'B1'],
    ['du3.m1', 'A1', 'A1'],
    ['du3.m2', 'A2', 'A2'],
    ['du3.m3', 'B1-', 'B1-'],
    ['du3.m4', 'B1+', 'B1+'],
    ['du3.m5', 'B2', 'B2'],
    ['du3.m6', 'C1', 'C1'],
    ['fvu_dansk.4', 'B2', 'B2'],
  ])('%s is %s oral and %s written', (achievement, oral, written) => {
    expect(levels(achievement)).toEqual([oral, written]);
  });

  it('says nothing about speech after FVU-læsning', () => {
    expect(levels('fvu_laesning.4')).toEqual([undefined, 'B2']);
  });

  it('gives five skills with source, day and marks', () => {
    expect(danishEvidence('pd2', '2025-06-01')).toHaveLength(5);
    expect(danishEvidence('pd2', '2025-06-01')[0]).toEqual({
      skill: 'listening',
      level: 'B1',
      source: 'test',
      on: '2025-06-01',
      uncertain: true,
      assumption: false,
      achievement: 'pd2',
    });
    expect(danishEvidence('du2.m3', '2025-06-01')[4]).toMatchObject({
      source: 'school',
      uncertain: true,
      assumption: true,
    });
    expect(danishEvidence('pd3', '2025-06-01').some(({ uncertain }) => uncertain)).toBe(false);
  });

  it('knows its codes', () => {
    expect(isDanishAchievement('pd3')).toBe(true);
    expect(isDanishAchievement('du4.m1')).toBe(false);
    expect(isDanishAchievement('toString')).toBe(false);
  });
});
