import type { CompetencyLevel, Evidence } from '../core/facts';
import { somebody } from '../core/testing/builders';
import { loadTaxonomy } from '../../taxonomy/load-taxonomy';
import { branchepakkeGoals, progressOf, withDatedRecords } from './person-progress';

const reng = loadTaxonomy().branchepakke('RENG')!;
const required = (step: string) => reng.steps.find((one) => one.step === step)!.goals.filter((goal) => goal.required);
const seen = (goals: { competency: string; level: CompetencyLevel }[], evidence: Evidence = 'evidenced') =>
  goals.map(({ competency: code, level }) => ({ code, level, evidence }));

describe('goals towards the next step', () => {
  const t1 = required('T1');
  const person = (competencies: ReturnType<typeof seen>, step = 'T1' as const) =>
    branchepakkeGoals({ branchepakker: { RENG: step }, competencies }, [reng]);

  it('are the share of the required goals of the present step that somebody else has seen', () => {
    expect(person(seen(t1))).toEqual({ RENG: 1000 });
    expect(person(seen(t1.slice(0, 10)))).toEqual({ RENG: Math.floor(10_000 / t1.length) });
  });

  it('do not count what the person says alone, nor a level below the one asked for', () => {
    expect(person(seen(t1, 'claimed'))).toBeUndefined();
    expect(person(seen(t1).map((record) => ({ ...record, level: 0 as const })))).toBeUndefined();
  });

  it('count a waiver on the same step of the same package', () => {
    const [goal] = t1;
    const waiver = { branchepakke: 'RENG', step: 'T1' as const, competency: goal!.competency };
    const facts = { branchepakker: { RENG: 'T1' as const }, competencies: [] };
    expect(branchepakkeGoals(facts, [reng], [waiver])).toEqual({ RENG: Math.floor(1000 / t1.length) });
    expect(branchepakkeGoals(facts, [reng], [{ ...waiver, step: 'T2' }])).toBeUndefined();
    expect(branchepakkeGoals(facts, [reng], [{ ...waiver, branchepakke: 'KOK' }])).toBeUndefined();
  });

  it('count what all packages share for somebody who has begun another one', () => {
    const shared = required('T0');
    const facts = { branchepakker: { KOK: 'T3' as const }, competencies: seen(shared) };
    expect(branchepakkeGoals(facts, [reng])).toEqual({ RENG: 1000 });
  });

  it('say nothing about somebody whose packages nobody knows', () => {
    expect(branchepakkeGoals({ branchepakker: undefined, competencies: seen(t1) }, [reng])).toBeUndefined();
  });
});

describe('points of a pace', () => {
  const nothing = { assessedOn: {}, steps: [], waivers: [] };
  const danish = somebody({ languages: { da: { speaking: 'A2' }, en: { speaking: 'B1' } } });

  it('need two dates: a single step gives none', () => {
    const step = { branchepakke: 'RENG', step: 'S' as const, on: '2026-01-01' };
    expect(progressOf(danish, { ...nothing, steps: [step, step] })).toBeUndefined();
    const later = { branchepakke: 'RENG', step: 'T1' as const, on: '2026-03-01' };
    expect(progressOf(danish, { ...nothing, steps: [step, later] })).toEqual({
      branchepakker: {
        RENG: [
          { step: 'S', on: '2026-01-01' },
          { step: 'T1', on: '2026-03-01' },
        ],
      },
    });
  });

  it('let Danish, and no other language, begin with the programme', () => {
    const assessedOn = { da: '2026-05-01', en: '2026-05-01' };
    expect(progressOf(danish, { ...nothing, programmeFrom: '2025-05-01', assessedOn })).toEqual({
      languages: {
        da: [
          { levels: { speaking: 'pre-A1' }, on: '2025-05-01' },
          { levels: { speaking: 'A2' }, on: '2026-05-01' },
        ],
      },
    });
    expect(progressOf(danish, { ...nothing, programmeFrom: '2026-05-01', assessedOn })).toBeUndefined();
    expect(progressOf(danish, { ...nothing, assessedOn })).toBeUndefined();
  });

  it('leave facts alone about which no date is known', () => {
    expect(withDatedRecords(danish, nothing, [reng])).toEqual(danish);
  });
});
