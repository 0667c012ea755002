import { readIscoDescription } from './isco-examples';

const DESCRIPTION = [
  'Bakers make bread and cakes.',
  'Tasks include -',
  '(a)  mixing dough;',
  'Examples of the occupations classified here:',
  '- Baker',
  '-  Pastry cook ',
  'Some related occupations classified elsewhere:',
  '- Bakery machine operator - 8160',
  '- Somebody without a code',
  'Notes',
  'Chefs who bake are cooks.',
].join('\r\n');

describe('readIscoDescription', () => {
  it('gives the titles of the group, and those of other groups with their code', () => {
    expect(readIscoDescription(DESCRIPTION, '7512').examples).toEqual([
      { title: 'Baker', code: '7512' },
      { title: 'Pastry cook', code: '7512' },
      { title: 'Bakery machine operator', code: '8160' },
    ]);
  });

  it('keeps what the group does, and nothing of what belongs elsewhere', () => {
    expect(readIscoDescription(DESCRIPTION, '7512').text).toBe(
      'Bakers make bread and cakes.\nTasks include -\n(a)  mixing dough;',
    );
    expect(readIscoDescription('Police work.\nExcluded from this group are:\n- customs', '5412').text).toBe(
      'Police work.',
    );
  });

  it('reads a description without lists as it is', () => {
    expect(readIscoDescription('Sews clothes.', '7531')).toEqual({ text: 'Sews clothes.', examples: [] });
  });
});
