import { DANISH_TESTS } from '../language/danish-education';
import { languageLevels } from './language-levels';

const B1_A2 = { listening: 'B1', speaking: 'B1', interaction: 'B1', reading: 'A2', writing: 'A2' };

describe('levels of a language', () => {
  it('are the ones stated', () => {
    expect(languageLevels({ language: 'en', skills: { speaking: 'B2' } })).toEqual({ speaking: 'B2' });
  });

  it('follow from a Danish test per skill', () => {
    expect(languageLevels({ language: 'da', danishTest: 'PD1' })).toEqual(B1_A2);
  });

  it('follow from the last Danish module', () => {
    expect(languageLevels({ language: 'da', danishEducation: 'DU1', danishModule: 6 })).toEqual(B1_A2);
    expect(languageLevels({ language: 'da', danishEducation: 'DU2', danishModule: 3 }).speaking).toBe('A2');
  });

  it('let a test win over a module, and a stated skill over both', () => {
    const held = {
      language: 'da',
      danishEducation: 'DU3',
      danishModule: 6,
      danishTest: 'PD3',
      skills: { writing: 'B1' },
    } as const;
    expect(languageLevels(held)).toEqual({
      listening: 'B2',
      speaking: 'B2',
      interaction: 'B2',
      reading: 'B2',
      writing: 'B1',
    });
  });

  it('stay unknown where a test says nothing: FVU-læsning is no proof of speech', () => {
    expect(languageLevels({ language: 'da', danishTest: 'fvu_laesning_4' })).toEqual({ reading: 'B2', writing: 'B2' });
  });

  it('stay unknown for an education without a module, and for a module without its education', () => {
    expect(languageLevels({ language: 'da', danishEducation: 'DU2' })).toEqual({});
    expect(languageLevels({ language: 'da', danishModule: 3 })).toEqual({});
  });

  it('take no Danish test for another language', () => {
    expect(languageLevels({ language: 'en', danishTest: 'PD3' })).toEqual({});
  });

  it.each(DANISH_TESTS)('know the test %s of the API', (danishTest) => {
    expect(languageLevels({ language: 'da', danishTest }).reading).toBeDefined();
  });
});
