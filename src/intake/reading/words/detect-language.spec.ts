import { detectLanguage } from './detect-language';

describe('detectLanguage', () => {
  it.each([
    ['Jeg har arbejdet på et lager i tre år, og jeg taler dansk.', 'da'],
    ['Rengøring, støvsugning og vask', 'da'],
    ['I have worked in a warehouse for three years and speak some Danish.', 'en'],
    ['Ich habe drei Jahre in einem Lager gearbeitet und spreche Deutsch.', 'other'],
    ['Jag har arbetat på ett lager och är inte rädd för att lyfta.', 'other'],
    ['لدي خبرة في التنظيف لمدة ثلاث سنوات', 'other'],
    ['Маю досвід роботи на складі', 'other'],
    ['12345 --- 67', 'unknown'],
    ['Excel SAP', 'unknown'],
  ])('%s → %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('keeps a sentence in the language of its text unless much speaks against it', () => {
    const sentence = 'I can drive a forklift but I do not have a car.';

    expect(detectLanguage(sentence, 'en')).toBe('en');
    expect(detectLanguage('Jeg har kørt truck og været på lager.', 'en')).toBe('da');
    expect(detectLanguage('I have worked with this and that for your team.', 'da')).toBe('en');
  });
});
