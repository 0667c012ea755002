/**
 * American words of working life and what British English, in which ESCO is written, says for them; and levels of
 * education by ISCED. From what sets the two apart in general, not from any list of titles.
 */
import { wordRoot } from '../words/stems';

/** American, then British words for it; several may be meant. */
const WORDS: readonly (readonly [string, string])[] = [
  // levels of education (ISCED 2011)
  ['kindergarten', 'nursery preschool early'],
  ['elementary', 'primary'],
  ['middle', 'secondary'],
  ['high', 'secondary'],
  ['postsecondary', 'higher university'],
  ['college', 'higher university'],
  ['faculty', 'lecturer'],
  ['principal', 'headteacher'],
  ['math', 'mathematics'],
  // jobs
  ['attorney', 'lawyer solicitor'],
  ['realtor', 'estate'],
  ['janitor', 'caretaker cleaner'],
  ['custodian', 'caretaker cleaner'],
  ['drafter', 'draughtsperson'],
  ['draftsman', 'draughtsperson'],
  ['bartender', 'barman barwoman'],
  ['barber', 'hairdresser'],
  ['mortician', 'undertaker funeral'],
  ['longshoreman', 'docker stevedore'],
  ['physician', 'doctor'],
  ['druggist', 'pharmacist'],
  ['trucker', 'lorry'],
  ['aide', 'assistant'],
  ['salesperson', 'sales shop'],
  // things and places
  ['truck', 'lorry'],
  ['automobile', 'car vehicle'],
  ['automotive', 'vehicle motor'],
  ['airplane', 'aircraft aeroplane'],
  ['railroad', 'railway'],
  ['streetcar', 'tram'],
  ['subway', 'underground'],
  ['cab', 'taxi'],
  ['elevator', 'lift'],
  ['store', 'shop'],
  ['drugstore', 'pharmacy'],
  ['mail', 'post'],
  ['freight', 'goods cargo'],
  ['garbage', 'refuse waste'],
  ['trash', 'refuse waste'],
  ['movie', 'film'],
  ['vacation', 'holiday'],
  ['apartment', 'flat'],
  ['yard', 'garden'],
  ['lumber', 'timber'],
  ['gasoline', 'petrol'],
  ['eyeglass', 'spectacle optical'],
];

/** American endings and the British spelling, as far as a word's letters tell. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^(lab|col|harb|arm|hon|flav|neighb)or(?=$|e|s|i)/u, '$1our'],
  [/^(cent|theat|fib|lit|calib)er(?=s?$)/u, '$1re'],
  [/^(\p{L}{2,}[^aeiou]e)l(?=(?:or|er|ing|ed)s?$)/u, '$1ll'],
  [/^(\p{L}{3,})iz(?=(?:e|er|ing|ed|ation)s?$)/u, '$1is'],
  [/^jewelry$/u, 'jewellery'],
  [/^jeweler/u, 'jeweller'],
  [/^mold/u, 'mould'],
  [/^plow/u, 'plough'],
  [/^tire(?=s?$)/u, 'tyre'],
];

const LINKS: ReadonlyMap<string, readonly string[]> = new Map(
  WORDS.map(([american, british]) => [
    wordRoot(american, 'en'),
    british.split(' ').map((word) => wordRoot(word, 'en')),
  ]),
);

/** Roots of British words for an American one. */
export function britishWords(root: string): readonly string[] {
  return LINKS.get(root) ?? [];
}

/** An English word in lower case as British English spells it; most words as they are. */
export function britishSpelling(word: string): string {
  let spelt = word;
  for (const [american, british] of SPELLINGS) spelt = spelt.replace(american, british);
  return spelt;
}
