import type { CandidateInputDto } from '../candidates/candidate-input.dto';
import { loadRules } from '../schemes';
import { CV_POINTS, cvQuality } from './cv-quality';

const rules = loadRules();
const ASOF = '2026-06-10';
const competency = (code: string) => ({ code, level: 2 as const, evidence: 'claimed' as const });
const full: CandidateInputDto = {
  municipality: '0851',
  jobGoals: [{ level: 'A', isco08: '9112' }],
  experiences: [{ title: 'Bager', description: 'Bagte brød', from: '2015', country: 'SY' }],
  languages: [{ language: 'da', skills: { speaking: 'A2' } }],
  credentials: [{ code: 'koerekort-b', status: 'not_held' }],
  hoursMin: 10,
  travel: { maxMinutes: 60 },
  competencies: ['a.a', 'a.b', 'a.c', 'a.d', 'a.e'].map(competency),
};
const review = { on: ASOF, updatedOn: ASOF, plainText: true, approvedByCitizen: true };

describe('the quality of a Jobnet-CV', () => {
  it('is ten points when nothing is missing', () => {
    expect(cvQuality(full, [review], ASOF, rules)).toEqual({ score: 10, points: CV_POINTS, missing: [] });
  });

  it('is none when nothing is recorded', () => {
    expect(cvQuality({ municipality: '0851' }, [], ASOF, rules)).toEqual({ score: 0, points: [], missing: CV_POINTS });
  });

  it.each([
    ['target_occupation', { jobGoals: [] }],
    ['experience', { experiences: [{ title: 'Bager' }] }],
    ['languages', { languages: [{ language: 'da' }] }],
    ['driving_licence', { credentials: [] }],
    ['hours_and_radius', { travel: undefined }],
    ['competencies', { competencies: ['a.a', 'a.b', 'a.c', 'a.d'].map(competency) }],
  ] as const)('names %s when that alone is missing', (point, change) => {
    expect(cvQuality({ ...full, ...change } as CandidateInputDto, [review], ASOF, rules)!.missing).toEqual([point]);
  });

  it('asks for checked certificates: one that is not known yet costs the point', () => {
    const credentials = [...full.credentials!, { code: 'hygiejnebevis', status: 'unknown' as const }];
    expect(cvQuality({ ...full, credentials }, [review], ASOF, rules)!.missing).toEqual(['certificates']);
  });

  it('is fresh for 89 days after the change, and no longer on the 90th', () => {
    const on = (asOf: string) =>
      cvQuality(full, [{ ...review, on: '2026-01-01', updatedOn: '2026-01-01' }], asOf, rules)!;
    expect(on('2026-03-31').missing).toEqual([]);
    expect(on('2026-04-01').missing).toEqual(['fresh']);
  });

  it('goes by the newest review that is not later than the day', () => {
    const reviews = [
      { ...review, plainText: false },
      { ...review, on: '2026-06-11' },
    ];
    expect(cvQuality(full, reviews, ASOF, rules)!.missing).toEqual(['plain_text']);
    expect(cvQuality(full, reviews, '2026-06-11', rules)!.missing).toEqual([]);
  });
});
