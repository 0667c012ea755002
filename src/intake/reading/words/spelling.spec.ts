import { SpellingLexicon } from './spelling';

const lexicon = new SpellingLexicon([
  'gaffeltruck',
  'rengøring',
  'støvsuge',
  'opvask',
  'køkken',
  'hygiejne',
  'grøntsager',
  'kran',
  'vogn',
]);

describe('SpellingLexicon', () => {
  it.each([
    ['gaffeltruk', 'gaffeltruck'],
    ['rengjøring', 'rengøring'],
    ['rengoring', 'rengøring'],
    ['støvsue', 'støvsuge'],
    ['opvaks', 'opvask'],
    ['køken', 'køkken'],
    ['koekken', 'køkken'],
    ['hygejne', 'hygiejne'],
    ['grønsager', 'grøntsager'],
  ])('takes %s for %s', (written, meant) => {
    expect(lexicon.correct(written)).toBe(meant);
  });

  it.each(['rengøring', 'kanin', 'vogne', 'kranbil', 'helt', 'ord', 'sygeplejerske'])('leaves %s alone', (word) => {
    expect(lexicon.correct(word)).toBeUndefined();
  });
});
