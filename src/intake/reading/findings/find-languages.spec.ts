import { findDanishTests } from './find-danish-tests';
import { findLanguages } from './find-languages';

describe('findLanguages', () => {
  it('gives each language its own level', () => {
    const found = findLanguages('Sprog: engelsk B2, tigrinya modersmål, dansk A2+', '', 'cv');

    expect(found).toMatchObject([
      { language: 'en', level: 'B2', native: false },
      { language: 'ti', native: true },
      { language: 'da', level: 'A2+', native: false },
    ]);
  });

  it('tells spoken and written levels apart', () => {
    expect(findLanguages('Dansk: A2 mundtlig, A1 skriftlig', '', 'cv')).toMatchObject([
      { level: 'A2', skills: ['listening', 'speaking', 'interaction'] },
      { level: 'A1', skills: ['reading', 'writing'] },
    ]);
  });

  it('says that a language is not needed', () => {
    expect(findLanguages('Dansk er ikke et krav.', '', 'ad')).toMatchObject([
      { language: 'da', polarity: 'not_needed' },
    ]);
    expect(findLanguages('Dansk på B1 er et krav.', '', 'ad')).toMatchObject([{ level: 'B1', polarity: 'wanted' }]);
  });

  it('leaves names of languages alone that are not about speaking', () => {
    expect(findLanguages('Jeg har dansk kørekort og en tysk bil.', '', 'cv')).toEqual([]);
  });

  it('does not take "not good" for good', () => {
    const [found] = findLanguages('Mit dansk er ikke godt nok endnu.', '', 'cv');

    expect(found?.level).toBeUndefined();
  });
});

describe('findDanishTests', () => {
  it('turns a module and a test into levels, oral and written apart', () => {
    expect(findDanishTests('Prøve i Dansk 1 bestået', 'cv')).toMatchObject([
      { level: 'B1', skills: ['listening', 'speaking', 'interaction'], polarity: 'has' },
      { level: 'A2', skills: ['reading', 'writing'], polarity: 'has' },
    ]);
    expect(findDanishTests('DU2, modul 5', 'cv')).toMatchObject([{ level: 'B1-' }, { level: 'B1-' }]);
    expect(findDanishTests('modul 2 på DU3', 'cv')).toMatchObject([{ level: 'A2' }, { level: 'A2' }]);
  });

  it('does not count a test that is still to come', () => {
    expect(findDanishTests('PD3 i juni', 'cv')).toMatchObject([{ polarity: 'wants' }, { polarity: 'wants' }]);
  });
});
