/**
 * Own lexicon of words that job titles are made of: heads that mean nearly the same, endings that only say that
 * somebody is still learning the trade, and words that say nothing. General Danish and English, no list's titles.
 */
import { type ReadingLanguage, wordRoot } from './stems';

const SAME_HEADS: Readonly<Record<ReadingLanguage, readonly string[]>> = {
  da: [
    'chef leder direktør manager bestyrer ledelse forstander daglig',
    'souschef leder ledelse chef',
    'formand værkfører arbejdsleder sjakformand holdleder tilsyn teamleder',
    'konsulent rådgiver rådgivning vejleder specialist',
    'vejleder vejledning rådgivning',
    'mekaniker montør reparatør tekniker',
    'lærer underviser undervisning instruktør pædagog',
    'lektor adjunkt docent professor',
    'medarbejder assistent medhjælper hjælper arbejder',
    'medhjælp medhjælper assistent hjælp',
    'operatør maskinoperatør procesoperatør maskinfører',
    'sælger ekspedient salgsassistent salg handler',
    'ingeniør konstruktør',
    'specialarbejder arbejder arbejdsmand manuel',
    'chauffør fører kørsel bilist',
    'sekretær kontorassistent kontormedarbejder kontor',
    'læge speciallæge overlæge lægearbejde kirurg',
    'sygeplejerske sygepleje',
    'betjent inspektør kontrollør observatør',
    'formidler rådgiver',
    'udvikler programmør',
    'analytiker analyse',
    'planlægger planlægning',
    'forsker forskning videnskabsmand',
    'bygger mager fabrikant',
    'passer plejer opdrætter opdræt',
    'elektriker el elektrisk',
    'it ikt edb data informationsteknologi',
    'vvs blikkenslager rørlægger',
    'barn børn ung',
    'ældre plejehjem plejecenter',
    'køkken restaurant mad',
    'foto fotografi',
    'bil køretøj motorkøretøj',
    'lastbil vogntog',
    'hospital sygehus',
    'butik detailhandel forretning',
    'fødevare levnedsmiddel næringsmiddel drikkevare',
    'sundhed sundhedsvæsen pleje',
    'personale hr',
    'regnskab bogholderi økonomi',
    'murer byggeri bygge',
    'træ træforarbejdning tømmer',
    'gartner have park',
  ],
  en: [
    'manager director head supervisor chief executive',
    'teacher instructor lecturer professor tutor trainer',
    'assistant aide helper attendant',
    'technician technologist',
    'mechanic repairer installer technician fitter',
    'specialist expert consultant advisor adviser analyst',
    'physician doctor specialised practitioner surgeon',
    'salesperson seller sales representative retail',
    'worker labourer laborer operative',
    'operator operative tender setter machine',
    'clerk secretary administrator office administrative',
    'driver chauffeur',
    'officer inspector examiner agent',
    'designer drafter',
    'developer programmer',
    'scientist researcher',
    'engineer engineering',
    'cook chef',
    'host receptionist',
    'counselor counsellor advisor',
    'home house domestic',
    'kindergarten preschool',
    'automotive car vehicle motor',
    'truck lorry cargo',
    'store shop retail',
    'purchasing procurement buyer purchaser',
    'secondary school',
    'postsecondary higher university',
    'elementary primary',
    'healthcare health medical',
    'farmworker farm agricultural crop',
    'attorney lawyer',
    'janitor cleaner',
    'barber hairdresser',
  ],
};

/** Endings of people who are learning the trade: the trade is what counts. */
const LEARNERS = /(?:elev|lærling|aspirant|praktikant|studerende)$/u;

const EMPTY: Readonly<Record<ReadingLanguage, ReadonlySet<string>>> = {
  da: words(
    'i og af på for til med inden en et der den de det som eller samt ved om under over ikke andetsteds klassificeret ' +
      'ekskl inkl andet andre anden øvrigt arbejde hovedaktivitet hovedaktiviteten område området o l mv fra herunder',
  ),
  en: words(
    'the of and a an to in for or with on by as at from that is are be they their which who this these other all not ' +
      'elsewhere classified including related etc worker workers',
  ),
};

const heads: Record<ReadingLanguage, ReadonlyMap<string, readonly string[]>> = { da: links('da'), en: links('en') };

/** Roots of heads that mean nearly the same as the word with this root. */
export function sameHeads(root: string, language: ReadingLanguage): readonly string[] {
  return heads[language].get(root) ?? [];
}

/** The trade without the word for its learner: `elektrikerlærling` → `elektriker`. */
export function withoutLearner(word: string): string {
  return word.length > 7 ? word.replace(LEARNERS, '') : word;
}

/** True for words of a title that do not tell jobs apart. */
export function isEmptyWord(word: string, language: ReadingLanguage): boolean {
  return EMPTY[language].has(word);
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

function links(language: ReadingLanguage): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const group of SAME_HEADS[language]) {
    const roots = group.split(' ').map((word) => wordRoot(word, language));
    for (const root of roots) {
      const others = found.get(root) ?? new Set<string>();
      found.set(root, others);
      for (const other of roots) if (other !== root) others.add(other);
    }
  }
  return new Map([...found].map(([root, others]) => [root, [...others]]));
}
