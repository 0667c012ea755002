import type { DetectedLanguage } from '../reading.types';

/** Small words that one language has and its neighbours have not, or write otherwise. */
const MARKS: Readonly<Record<string, ReadonlySet<string>>> = {
  da: words(
    'og i er jeg ikke med til på som af det en et har vi du kan skal vil hos eller også fra jeg mig dig os ved der efter ' +
      'arbejde arbejdet været blive bliver erfaring opgaver timer ugen dansk engelsk søger gerne godt år mit min mine ' +
      'din dit dine vores hvor hvis når kun meget alle denne dette at for',
  ),
  en: words(
    'the and of is with you are have has our we as be work working experience skills years your this that from or who ' +
      'looking not all it by was were been which their us they also more than other speak I a would like do can but am to could should drive any some',
  ),
  no: words(
    'og i jeg ikke med til på som av det har vi du kan skal vil hos eller også fra meg deg oss etter arbeid være bli ' +
      'erfaring oppgaver timer uken norsk gjerne år hvor noe nå ble jobbet',
  ),
  sv: words(
    'och i är jag inte med till på som av det har vi du kan ska vill hos eller också från mig dig oss efter arbete vara ' +
      'bli erfarenhet uppgifter timmar veckan svenska gärna år där när för att',
  ),
  de: words(
    'und ist ich nicht mit zu auf als von das die der den ein eine haben wir sie kann bei oder auch für arbeit ' +
      'erfahrung stunden woche deutsch gerne jahre wo wenn nur sehr',
  ),
  fr: words('le la les et est je ne pas avec de du des un une nous vous pour dans sur travail expérience heures'),
  pl: words('w na jest nie z do się że jako oraz dla praca doświadczenie lat godzin jestem mam'),
  tr: words('ve bir bu için ile çok iş deneyim yıl saat olarak ben biz'),
  es: words('el la los y es no con de del un una nosotros para en trabajo experiencia horas años'),
  ro: words('și este nu cu de la un o pentru în muncă experiență ani ore sunt'),
};

/** Fewer small words than this tell nothing. */
const ENOUGH = 2;

/** So many small words does a language go ahead: Danish a little, the language of the whole text for one sentence. */
const AHEAD = { danish: 0.5, wholeText: 1.5 } as const;

/**
 * Which language a text is in, by its small words and its script; only Danish and English are read.
 * @param wholeText for one sentence: the language of the text around it, which wins unless much speaks against it
 */
export function detectLanguage(text: string, wholeText?: 'da' | 'en'): DetectedLanguage {
  const letters = text.match(/\p{L}/gu) ?? [];
  if (letters.length === 0) return 'unknown';
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter)).length;
  if (latin * 2 < letters.length) return 'other';
  // A capital I within a sentence is English, a small one Danish; Norwegian goes with Danish here.
  const found = (text.match(/\p{L}+/gu) ?? []).map((word) => (word === 'I' ? word : word.toLowerCase()));
  const counts = Object.entries(MARKS).map(([language, marks]) => ({
    language,
    count: found.filter((word) => marks.has(word)).length,
  }));
  const danishLetters = found.filter((word) => /[æøå]/.test(word)).length;
  const score = ({ language, count }: { language: string; count: number }) =>
    count +
    (language === 'da' ? Math.min(danishLetters, 5) * 0.4 : 0) +
    (language === wholeText ? AHEAD.wholeText : language === 'da' && wholeText === undefined ? AHEAD.danish : 0);
  const [best] = counts.sort((a, b) => score(b) - score(a));
  if (!best || (best.count < ENOUGH && !(best.language === 'da' && danishLetters > 0))) return 'unknown';
  return best.language === 'da' || best.language === 'en' ? best.language : 'other';
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
