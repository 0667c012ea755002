import { wordingFaults } from './wording';

const grounds = (text: string) => wordingFaults({ beskrivelse: text }, 'da');

describe('wordingFaults', () => {
  it('quotes the words and says what may be asked instead, in the reader’s language', () => {
    const [da] = wordingFaults({ titel: 'Ung kvinde søges til butik' }, 'da');
    const [en] = wordingFaults({ titel: 'Native Danish required.' }, 'en');
    expect(da).toMatchObject({ field: 'titel', text: expect.stringContaining('“Ung kvinde”') });
    expect(en!.text).toContain('Native Danish');
    expect(en!.text).toContain('level of Danish');
  });

  it('tells each ground once for a field, and each field by itself', () => {
    const faults = wordingFaults(
      { titel: 'Kun mænd.', beskrivelse: 'Kun mænd. Vi søger kun mænd. Du er mellem 20 og 30 år.' },
      'da',
    );
    expect(faults.map(({ field }) => field)).toEqual(['titel', 'beskrivelse', 'beskrivelse']);
  });

  it.each([
    'Du skal løfte op til 15 kg og tale dansk på A2.',
    'Alle kan søge uanset alder, køn og baggrund.',
    'Du skal være fyldt 18 år, da du kører truck.',
    '',
  ])('lets "%s" pass', (text) => {
    expect(grounds(text)).toEqual([]);
  });
});
