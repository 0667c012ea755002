import { wordRoot } from './stems';

describe('wordRoot', () => {
  it.each([
    'støvsuge støvsuger støvsugede støvsuget støvsugning',
    'rengøre rengør rengjorde rengjort rengøring rengøringen',
    'moppe mopper moppede mopning',
    'pakke pakker pakkede pakket pakning',
    'plante plantede plantning',
    'luge lugede lugning',
    'køre kører kørte kørt kørsel',
    'sælge sælger solgte salg',
    'gulv gulvet gulve gulvene',
    'køkken køkkenet',
    'toilet toilettet toiletter toiletterne',
    'barn børn børnene',
  ])('joins the forms of one Danish word: %s', (forms) => {
    expect(new Set(forms.split(' ').map((form) => wordRoot(form, 'da'))).size).toBe(1);
  });

  it('keeps different words apart', () => {
    const roots = ['rengøring', 'køkken', 'gulv', 'lager', 'lære', 'leder', 'truck'].map((word) =>
      wordRoot(word, 'da'),
    );

    expect(new Set(roots).size).toBe(roots.length);
  });

  it('joins English forms', () => {
    expect(wordRoot('cleaning', 'en')).toBe(wordRoot('cleaned', 'en'));
  });
});
