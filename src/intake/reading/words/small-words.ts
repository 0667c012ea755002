import type { ReadingLanguage } from './stems';

/** Words that carry no meaning of their own in a phrase. */
const SMALL: Readonly<Record<ReadingLanguage, ReadonlySet<string>>> = {
  da: words(
    'i og af på for til med en et der de den det som eller ved fra om sin sit sine min mit mine din dit dine vores jeres ' +
      'hos samt under over efter at jeg du vi han hun man os mig dig sig ens er var har have være blive både også meget ' +
      'lidt godt god gode gerne kan skal vil må den dem deres hver alle altid nogle andre dagligt selv mod imod ' +
      'forskellige bruge brug anvende erfaring kendskab viden evne diverse let lette enkle almindelige daglig daglige ' +
      'to tre fire dem bor bo først sidst siden ikke ikke. hvis når mens men så der hvor hvilken hvad end ny nye nyt mange få selv',
  ),
  en: words(
    'the a an of to in for with and or on at by from as is are be been was were i we you they he she it my your our ' +
      'their his her its this that these those have has had do does can could will would may experience knowledge use ' +
      'using used ability able good strong excellent various daily very well both also',
  ),
};

/** Words that change the verb before them: `rydde af` is not `rydde op`. */
const PARTICLES: ReadonlySet<string> = words('op ud ned af ind frem til imod sammen over om væk på');

/** True for words that a phrase may lack and a text may have in between. */
export function isSmallWord(word: string, language: ReadingLanguage): boolean {
  return SMALL[language].has(word);
}

/** True for adverbs that belong to a Danish verb. */
export function isParticle(word: string): boolean {
  return PARTICLES.has(word);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
