import { findSchemes } from './find-schemes';

describe('findSchemes', () => {
  it.each([
    ['Mulighed for IGU.', 'igu'],
    ['Småjob 8 timer om ugen', 'smaajob'],
    ['fritidsjob efter skole', 'fritidsjob'],
    ['Vi tilbyder virksomhedspraktik', 'virksomhedspraktik'],
    ['nyttejob i genbrugsbutik', 'nyttejob'],
    ['fast stilling', 'ordinaert'],
  ])('%s → %s', (sentence, scheme) => {
    expect(findSchemes(sentence, sentence)).toMatchObject([{ scheme }]);
  });

  it('tells public and private wage subsidy apart by the employer', () => {
    expect(findSchemes('Løntilskud kan aftales.', 'Butik i byen')).toMatchObject([{ scheme: 'loentilskud_privat' }]);
    expect(findSchemes('Løntilskud kan aftales.', 'Aarhus Kommune søger')).toMatchObject([
      { scheme: 'loentilskud_offentlig' },
    ]);
  });

  it('does not find a scheme in another word', () => {
    expect(findSchemes('figur og vikarierende', '')).toEqual([]);
  });
});
