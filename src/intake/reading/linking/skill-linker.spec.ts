import type { EscoSkill } from '../../../taxonomy/esco/esco.types';
import { SkillLinker } from './skill-linker';

const skill = (uri: string, label: string, altLabels: string[] = [], description = ''): EscoSkill => ({
  kind: 'skill', uri, label, altLabels, description, language: 'en', skillType: 'skill/competence', reuseLevel: 'cross-sector',
}); // prettier-ignore

const linker = new SkillLinker(
  [
    skill('mop', 'mop floors', ['clean floors']),
    skill('drive', 'operate forklift', ['drive forklift truck']),
    skill('plan', 'plan menus', [], 'Decide which dishes are served in a restaurant.'),
    skill('team', 'work in teams', ['cooperate with colleagues']),
  ],
  'en',
);
const first = (sentence: string) => linker.rank(sentence, 1)[0]?.skill.uri;

describe('SkillLinker', () => {
  it.each([
    ['You will be cleaning the floors every morning', 'mop'],
    ['Experience driving forklifts is needed', 'drive'],
    ['You decide about the dishes of our restaurant', 'plan'],
    ['A good colleague who cooperates', 'team'],
  ])('%s → %s', (sentence, uri) => {
    expect(first(sentence)).toBe(uri);
  });

  it('gives at most as many as asked for, best first, and none for nothing', () => {
    const ranked = linker.rank('drive forklifts and mop floors in teams', 2);

    expect(ranked).toHaveLength(2);
    expect(ranked[0]!.score).toBeGreaterThanOrEqual(ranked[1]!.score);
    expect(linker.rank('', 5)).toEqual([]);
  });
});
