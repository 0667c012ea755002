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
});
