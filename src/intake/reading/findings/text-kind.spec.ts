import { textKindOf } from './text-kind';

describe('a text is a CV or an ad by its wording', () => {
  it.each([
    ['ad', 'Vi søger en medarbejder til vores team. Du skal kunne pakke varer. Ansøgningsfrist 1. maj.'],
    ['ad', 'We are looking for a cleaner. Your tasks: mopping floors. Apply by 1 May.'],
    ['cv', 'Jeg har arbejdet på hotel. Jeg taler arabisk og dansk. Mine referencer sendes gerne.'],
    ['cv', 'Curriculum vitae\nErhvervserfaring\nKøkkenmedhjælper 2019–2022\nSprog: dansk'],
    ['cv', 'My experience: I worked in a kitchen. I speak English.'],
  ] as const)('%s: %s', (kind, text) => {
    expect(textKindOf(text)).toBe(kind);
  });

  it('takes what tells nothing for a CV, the kind that nobody else is shown', () => {
    expect(textKindOf('')).toBe('cv');
    expect(textKindOf('1234')).toBe('cv');
  });
});
