import fc from 'fast-check';
import { findPersonalData, maskPersonal } from './personal-data';

describe('maskPersonal', () => {
  it.each([
    ['CPR: 010190-1234', 'CPR: [cpr]'],
    ['cpr 0101901234.', 'cpr [cpr].'],
    ['Erstatningsnummer 610190-1234', 'Erstatningsnummer [cpr]'],
    ['Mail: fatima.ali@mail.example', 'Mail: [mail]'],
    ['Tlf. 22 33 44 55', 'Tlf. [telefon]'],
    ['Telefon +45 22334455', 'Telefon [telefon]'],
    ['Ring på 22334455 nu', 'Ring på [telefon] nu'],
    ['Navn: Fatima Al-Hassan', 'Navn: [navn]'],
    ['Jeg hedder Yonas Tesfay og bor i Vejle.', 'Jeg hedder [navn] og bor i Vejle.'],
    ['Kontakt Lars Møller for mere.', 'Kontakt [navn] for mere.'],
    ['Med venlig hilsen\nOlena Kovalenko', 'Med venlig hilsen\n[navn]'],
    ['My name is Ahmad Nouri.', 'My name is [navn]'],
  ])('%s → %s', (text, masked) => {
    expect(maskPersonal(text)).toBe(masked);
  });

  it.each([
    'Arbejdstid 06.00-14.00, 37 timer',
    'Opstart 01.02.2026',
    'Løn 145,50 kr. i timen',
    'Jeg har 12 års erfaring fra 2010-2022.',
    'Kontakt os for mere.',
    'ISO 9606 og § 17',
    'Postnummer 7100 Vejle',
    'day 32 is no day: 320190-1234',
  ])('leaves alone what is no personal data: %s', (text) => {
    expect(findPersonalData(text).filter(({ kind }) => kind !== 'phone')).toEqual([]);
  });

  it('masks the same text once: what is masked has nothing left to mask', () => {
    const masked = maskPersonal('Navn: Sara Holm, cpr 010190-1234, tlf. 22 33 44 55, sara@mail.example');

    expect(maskPersonal(masked)).toBe(masked);
    expect(masked).not.toMatch(/Sara|0101|2233|22 33|@/);
  });

  it('finds every CPR number that is written the usual way', () => {
    const digits = (length: number) =>
      fc.integer({ min: 0, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 12 }),
        digits(2),
        digits(4),
        (day, month, year, rest) => {
          const cpr = `${String(day).padStart(2, '0')}${String(month).padStart(2, '0')}${year}-${rest}`;
          expect(maskPersonal(`cpr ${cpr} slut`)).toBe('cpr [cpr] slut');
        },
      ),
    );
  });
});
