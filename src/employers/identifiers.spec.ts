import { isCvr, isPNumber } from './identifiers';

describe('numbers of employers', () => {
  it.each(['13748136', '29189420'])('takes the CVR number %s', (cvr) => {
    expect(isCvr(cvr)).toBe(true);
  });

  it.each(['13748137', '1374813', '137481360', '13 74 81 36', 'DK13748136', ''])(
    'refuses "%s" as a CVR number',
    (text) => {
      expect(isCvr(text)).toBe(false);
    },
  );

  it('takes any ten digits as a P-nummer, since some in use fail the modulus', () => {
    expect(isPNumber('1003388394')).toBe(true);
    expect(isPNumber('1003388395')).toBe(true);
    expect(isPNumber('100338839')).toBe(false);
    expect(isPNumber('10033883940')).toBe(false);
  });
});
