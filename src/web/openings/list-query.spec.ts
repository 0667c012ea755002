import { DEFAULT_POLICY } from '../../matching/core/policy';
import { address } from '../view/address';
import { isFiltered, rankedParameters, rankedQuery } from './list-query';

const read = (query: string) => rankedQuery(new URLSearchParams(query), DEFAULT_POLICY.weights);

describe('the address of a ranked list', () => {
  it('means the usual list when it says nothing', () => {
    const query = read('');
    expect(query).toMatchObject({ search: '', band: '', size: 25, weights: null, maxMinutes: null });
    expect(isFiltered(query)).toBe(false);
    expect(address('/x', rankedParameters(query))).toBe('/x');
  });

  it('says the same list again when it is written from what was read', () => {
    const asked = 'q=gulv&baand=strong&ejer=mine&status=nye&ordning=igu&rejse=45&antal=50&v-language=60';
    const query = read(asked);
    const written = address('/x', rankedParameters(query)).slice(3);
    expect(read(written)).toEqual(query);
    expect(isFiltered(query)).toBe(true);
  });

  it('ignores what is no filter instead of failing', () => {
    const query = read('baand=best&status=x&ordning=y&rejse=-4&antal=7&v-language=1e9&v-commute=abc');
    expect(query).toEqual(read(''));
  });

  it('takes weights up to 1000 and no further', () => {
    expect(read('v-language=1000').weights?.language).toBe(1000);
    expect(read('v-language=1001').weights).toBeNull();
  });

  it('keeps the policy’s own weights for factors that are left out, and knows its own weights again', () => {
    expect(read('v-language=60').weights).toEqual({ ...DEFAULT_POLICY.weights, language: 60 });
    expect(read(`v-language=${DEFAULT_POLICY.weights.language}`).weights).toBeNull();
  });

  it('does not take all weights away', () => {
    const nothing = Object.keys(DEFAULT_POLICY.weights).map((factor) => `v-${factor}=0`);
    expect(read(nothing.join('&')).weights).toBeNull();
    expect(read([...nothing.slice(1), 'v-competencies=1'].join('&')).weights?.competencies).toBe(1);
  });

  it('starts from saved weights, which single fields may change', () => {
    const query = rankedQuery(new URLSearchParams('v-commute=5'), DEFAULT_POLICY.weights, {
      language: 70,
      commute: 70,
    });
    expect(query.weights).toMatchObject({ language: 70, commute: 5 });
  });
});
