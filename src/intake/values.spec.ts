import {
  cefrLevel,
  countryCode,
  danishPostalCode,
  iscoUnitGroup,
  languageCode,
  licenceCredential,
} from './records/codes';
import { educationLevel, sexCode, wholeNumber, yesNo } from './records/codes';
import { fullDate, partialDate } from './records/dates';
import { hoursCell, weeklyHours } from './records/hours';
import { cutText, htmlToText, splitText, storable } from './records/texts';

describe('dates of a file', () => {
  it.each([
    ['2019', '2019'],
    ['2019-3', '2019-03'],
    ['2019-03-07', '2019-03-07'],
    ['20190307', '2019-03-07'],
    ['07-03-2019', '2019-03-07'],
    ['7.3.2019', '2019-03-07'],
    ['7/3/2019', '2019-03-07'],
    ['03/2019', '2019-03'],
    ['1900', '1900'],
    ['2100-12-31', '2100-12-31'],
    ['2024-02-29', '2024-02-29'],
  ])('reads %s as %s', (text, date) => {
    expect(partialDate(text)).toBe(date);
  });

  it('turns a moment with an offset into the Danish calendar day', () => {
    expect(partialDate('2026-03-31T22:30:00Z')).toBe('2026-04-01');
    expect(partialDate('2026-03-31T21:30:00Z')).toBe('2026-03-31');
    expect(partialDate('2026-03-31T23:59:59')).toBe('2026-03-31');
  });

  it.each(['1899', '2101', '2023-02-29', '2019-13', '31-04-2020', '2019-00-01', 'soon', '', '07-03-19'])(
    'does not read %s',
    (text) => {
      expect(partialDate(text)).toBeUndefined();
    },
  );

  it('asks for the day where a field needs one', () => {
    expect(fullDate('2019-03')).toBeUndefined();
    expect(fullDate('2019-03-01')).toBe('2019-03-01');
  });
});

describe('codes of a file', () => {
  it('reads countries by code and by exact name, European usage included', () => {
    expect(['sy', 'UK', 'EL', 'SYR', 'Danmark', 'Eritrea', 'France'].map(countryCode)).toEqual([
      'SY',
      'GB',
      'GR',
      'SY',
      'DK',
      'ER',
      'FR',
    ]);
  });

  it('does not take groups of countries, unassigned codes or parts of names for a country', () => {
    expect(['EU', 'ZZ', 'QX', 'XYZ', 'Dan', '', 'constructor'].map(countryCode)).toEqual(Array(7).fill(undefined));
  });

  it('reads languages by two or three letters, list address and exact Danish or English name', () => {
    const address = 'http://publications.europa.eu/resource/authority/language/TIR';
    expect(
      ['da', 'ara', 'ger', 'Tigrinya', 'arabisk', 'Farsi', 'en-GB', address, 'ukrainsk'].map(languageCode),
    ).toEqual(['da', 'ar', 'de', 'ti', 'ar', 'fa', 'en', 'ti', 'uk']);
  });

  it('does not guess at a language it does not know', () => {
    expect(['Elvish', 'arab', 'xx', '', '__proto__', 'dansk og engelsk'].map(languageCode)).toEqual(
      Array(6).fill(undefined),
    );
  });

  it('reads CEFR levels in any case, and nothing that only looks like one', () => {
    expect(['b1', 'A2+', 'PRE-a1', 'CEFR C1', 'A0', 'B3', 'Native speaker'].map(cefrLevel)).toEqual([
      'B1',
      'A2+',
      'pre-A1',
      'C1',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('takes four or six digits for an occupation, and no American code', () => {
    expect(
      ['9112', '911210', '7411.11', 'ISCO-08: 9112', 'http://data.europa.eu/esco/isco/C9112'].map(iscoUnitGroup),
    ).toEqual(['9112', '9112', '7411', '9112', '9112']);
    expect(['15-1132.00', '911', '91121', 'cleaner'].map(iscoUnitGroup)).toEqual(Array(4).fill(undefined));
  });

  it('knows the categories of driving licences', () => {
    expect(['B', 'b+e', 'C1E', 'X', 'ja'].map(licenceCredential)).toEqual([
      'koerekort-b',
      'koerekort-be',
      'koerekort-c1e',
      undefined,
      undefined,
    ]);
  });

  it('reads sex, yes and no, whole numbers and postal codes within their limits', () => {
    expect(['Kvinde', 'M', 'do_not_indicate', 'toString'].map(sexCode)).toEqual([
      'female',
      'male',
      undefined,
      undefined,
    ]);
    expect(['ja', 'No', 'måske'].map(yesNo)).toEqual([true, false, undefined]);
    expect(['5', '4', '240', '241', '20.0', '20,5', '-5'].map((text) => wholeNumber(text, 5, 240))).toEqual([
      5,
      undefined,
      240,
      undefined,
      20,
      undefined,
      undefined,
    ]);
    expect(['9000', 'DK-9000', '800', '99', '90000', '9000 Aalborg'].map(danishPostalCode)).toEqual([
      '9000',
      '9000',
      '0800',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('calls only EQF 6 to 8 higher education', () => {
    expect(['5', '6', '8', '9', 'EQF 7', undefined].map(educationLevel)).toEqual([
      undefined,
      'higher',
      'higher',
      undefined,
      'higher',
      undefined,
    ]);
  });
});

describe('weekly hours', () => {
  it('are read when the text names the week', () => {
    expect(weeklyHours('40 hours per week')).toEqual({ min: 40, max: 40 });
    expect(weeklyHours('15-20 timer om ugen')).toEqual({ min: 15, max: 20 });
    expect(weeklyHours('ca. 37 t/uge')).toEqual({ min: 37, max: 37 });
  });

  it('are not read from clock times, other periods, or beyond 48 hours', () => {
    for (const text of [
      '8-16',
      '8 hours per day',
      '37,5 timer om ugen',
      '49 hours per week',
      '0 hours per week',
      '20-15 timer om ugen',
    ]) {
      expect(weeklyHours(text)).toBeUndefined();
    }
  });

  it('may stand alone in a column of hours', () => {
    expect(hoursCell('15-20')).toEqual({ min: 15, max: 20 });
    expect(hoursCell('48')).toEqual({ min: 48, max: 48 });
    expect(hoursCell('49')).toBeUndefined();
  });
});

describe('texts of a file', () => {
  it('become storable without losing more than what no database holds', () => {
    expect(storable('a\u0000b\ud800c😀')).toBe('a\ufffdb\ufffdc😀');
  });

  it('are cut between characters, and split so that the pieces give the text back', () => {
    expect(cutText('ab😀', 3)).toBe('ab');
    expect(cutText('ab😀', 4)).toBe('ab😀');
    expect(splitText('a😀b😀c', 2)).toEqual(['a', '😀', 'b', '😀', 'c']);
  });

  it('keep lines, list items and link addresses when they were HTML', () => {
    const html =
      '<p>Gulvvask &amp; vinduer</p><ul><li>Morgen<li>Aften</ul><a href="https://example.org/job">Søg her</a>';
    expect(htmlToText(html)).toEqual({
      text: 'Gulvvask & vinduer\n- Morgen\n- Aften\nSøg her (https://example.org/job)',
      complete: true,
    });
  });

  it('stay as they are when they were not HTML', () => {
    expect(htmlToText(' 3 < 5 and 7 > 2, List<T> ')).toEqual({ text: '3 < 5 and 7 > 2, List<T>', complete: true });
    expect(htmlToText('Vask &amp; rens <3')).toEqual({ text: 'Vask & rens <3', complete: true });
  });

  it('say so when HTML hid something', () => {
    expect(htmlToText('<p>Hej</p><script>alert(1)</script>')).toEqual({ text: 'Hej', complete: false });
    expect(htmlToText('<p>Hej <unknown>du</unknown></p>').complete).toBe(false);
    expect(htmlToText('<p>Hej<!-- x --></p>').complete).toBe(false);
  });
});
