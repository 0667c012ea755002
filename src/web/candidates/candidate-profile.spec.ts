import { languageViews } from './candidate-profile.presenter';

describe('languages of a person’s page', () => {
  const levels = (held: Parameters<typeof languageViews>[0]) =>
    languageViews(held, 'da')[0]!.skills.map(({ skill, level, derived }) => `${skill} ${level}${derived ? '*' : ''}`);

  it('tell the levels that matching counts: a module stands for the skills nobody assessed', () => {
    const [view] = languageViews([{ language: 'da', danishEducation: 'DU2', danishModule: 6 }], 'da');
    expect(view!.derives).toBe(true);
    expect(view!.skills.every(({ level, step, derived }) => level !== null && step! > 0 && derived)).toBe(true);
    expect(view!.school).toEqual([{ danishEducation: 'DU2' }, { danishModule: 6 }]);
  });

  it('keep an assessed level, and mark only what was worked out', () => {
    expect(levels([{ language: 'da', danishTest: 'PD1', skills: { speaking: 'B2' } }])).toEqual([
      'listening B1*',
      'speaking B2',
      'interaction B1*',
      'reading A2*',
      'writing A2*',
    ]);
  });

  it('leave unknown what nothing follows from', () => {
    const [view] = languageViews([{ language: 'ar', skills: { speaking: 'C1' } }], 'da');
    expect([view!.derives, view!.skills.filter(({ level }) => level === null).length]).toEqual([false, 4]);
  });
});
