import { newStemmer } from 'snowball-stemmers';
import { ENGLISH_IRREGULAR_FORMS, IRREGULAR_FORMS } from './irregular-forms';

/** Languages whose word forms are known; other texts are kept and marked, but not read. */
export type ReadingLanguage = 'da' | 'en';

const stemmers = { da: newStemmer('danish'), en: newStemmer('english') };

/** Most words that are remembered per language; a text has some hundreds, a label list some ten thousand. */
const MEMORY = 60_000;
const memory: Record<ReadingLanguage, Map<string, string>> = { da: new Map(), en: new Map() };

/**
 * The root under which all forms of a word are the same: `støvsuger`, `støvsugede` and `støvsugning` give `støvsug`.
 * Danish: irregular forms by list, then the Snowball stemmer, then the endings that it leaves (-ede, -ning, -ing).
 * English: irregular verbs by list, then the Snowball stemmer.
 * @param word one word in lower case, NFC
 */
export function wordRoot(word: string, language: ReadingLanguage): string {
  const known = memory[language].get(word);
  if (known !== undefined) return known;
  const root = language === 'da' ? danishRoot(word) : stemmers.en.stem(ENGLISH_IRREGULAR_FORMS.get(word) ?? word);
  if (memory[language].size >= MEMORY) memory[language].clear();
  memory[language].set(word, root);
  return root;
}

function danishRoot(word: string): string {
  const base = IRREGULAR_FORMS.get(word);
  if (base !== undefined) return settled(base);
  const stem = settled(word);
  if (stem.length > 3 && IRREGULAR_FORMS.has(stem)) return settled(IRREGULAR_FORMS.get(stem)!);
  if (/ede[rst]?$/.test(word) && stem.endsWith('ed') && stem.length > 4) return settled(stem.slice(0, -2) + 'e');
  const noun = /^(.{3,}?)(?:n?ing)$/.exec(stem);
  if (!noun) return stem;
  const verb = stem.endsWith('ning') && stem.length > 6 ? stem.slice(0, -4) : stem.slice(0, -3);
  return settled(verb + 'e');
}

/** Cut again until nothing is left to cut, so that `køkkenet` and `køkken` end alike. */
function settled(word: string): string {
  let stem = word;
  for (let next = stemmers.da.stem(stem); next !== stem; next = stemmers.da.stem(stem)) stem = next;
  return stem;
}
