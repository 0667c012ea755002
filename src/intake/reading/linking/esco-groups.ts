/**
 * Broad ESCO groups of a Danish competence: attitudes (A1), values (A2), skill groups S1–S8, languages (L1) and fields
 * of knowledge (K00–K10 by ISCED-F). The words are what the classification itself calls its groups one level down
 * (ESCO v1.1.1 skill groups S1.1–S8.9 and T2–T6, ISCED-F 2013 narrow fields), said in Danish; each word votes for its
 * group, and how the competence is said (a trait, a verb phrase, a thing known) decides where words leave it open.
 */
import { CompoundSplitter } from '../words/compounds';
import { isTrait } from '../findings/span-words';
import { wordRoot } from '../words/stems';

/** Words by group; a `*` at the end stands for any ending, at the start for any beginning (compounds). */
const WORDS: Readonly<Record<string, string>> = {
  // T2.4, T3, T4: thinking and self-management
  A1:
    'selvstændig* effektiv* initiativ* proaktiv* positiv* lærevillig* motiver* ansvar* pålidelig* fleksib* omstilling* ' +
    'forandring* stress* tålmod* udholden* vedholden* målrettet* koncentr* kreativ* innovativ* nytænk* nysgerrig* ' +
    'omhyggelig* præcis* nøjagtig* punktlig* robust* engage* energi* *orienteret *bevidst *minded *villig',
  // T4.5, T6: ethics, civic life
  A2: 'etik* etisk* moral* værdi* respekt* tolerance* miljøbevidst* bæredygtig* demokrati* kulturforståelse',
  // S1.1 – S1.15
  S1:
    'forhandl* netværk* undervis* oplær* træne* præsent* formidl* rådgiv* vejled* konsultation salg sælg* markedsfør* ' +
    'indkøb* interview* spørge* samarbejd* team* hold design* kunst* grafisk* skriv* skriftlig* tekst* optræd* ' +
    'underhold* kommunik* dialog* mundtlig* problemløs*',
  // S2.1 – S2.9
  S2:
    'undersøg* studie* dokument* registr* journal* arkiv* inform* data databehandl* bearbejd* måle* måling* beregn* ' +
    'kalkul* analys* evaluer* vurder* overvåg* inspicer* kontrol* test* prøve*',
  // S3.1 – S3.6
  S3:
    'rådgivning støtte* hjælp* omsorg* sundhedspleje behandl* medicin* beskyt* sikkerhed* borger* kunde* klient* ' +
    'publikum servicer* madlav* server* mad drikke* pleje* patient* syg* ældre børn barn* passe',
  // S4.1 – S4.9
  S4:
    'mål strateg* organiser* planlæg* koordiner* ressource* administr* led* leder* motivation rekrutter* ansæt* ' +
    'personale* beslut* styr* styring drift* budget* projekt* udvikl*',
  // S5.1 – S5.7
  S5: 'programmer* computer* netværkssikkerhed digital* database* software* it-værktøj* web* regneark* system*',
  // S6.1 – S6.13
  S6:
    'sorter* pakke* emballer* flytte* løfte* transport* blande* form* støb* plante* samle* montage håndværktøj dyr* ' +
    'rengør* vaske* tekstil* affald* lager* pluk* fylde* varer håndter*',
  // S7.1 – S7.3
  S7: 'byg* reparer* reparation* konstruktion* installation* installer* maler* male tapetser* mur* gulv* tag* flise* tømrer*',
  // S8.1 – S8.9
  S8:
    'køre* kørsel fører* kran* skib* fly* maskin* produktionsmaskin* udvind* instrument* måleinstrument* mekanisk* ' +
    'elektrisk* elektronisk* apparat* betjen* robot*',
  L1: 'sprog* fremmedsprog* dansk engelsk tysk fransk spansk italiensk svensk norsk arabisk tyrkisk polsk ukrainsk',
  // ISCED-F 00 – 10
  K00: 'almen* grundskole* folkeskole* læsefærdighed* regnefærdighed*',
  K01: 'pædagog* uddannelsesvidenskab didaktik* læreruddannelse* lærer* skole*',
  K02: 'kunst* musik* teater* design* litteratur* historie* filosofi* religion* humanist* håndværk billedkunst*',
  K03: 'samfund* psykologi* sociologi* politologi* statskundskab* økonomi* journalist* bibliotek*',
  K04: 'virksomhed* regnskab* bogfør* revision* skat* finans* bank* forsikring* ledelse* administration* jura* handel* marketing*',
  K05: 'matematik* statistik* fysik* kemi* biologi* naturvidenskab* geologi* miljøvidenskab*',
  K06: 'it edb informatik* datalogi* programmering* database* software* netværk* computer*',
  K07: 'teknik* ingeniør* elektronik* mekanik* metal* produktion* byggeri* arkitekt* fødevareteknologi* tekstil* materiale*',
  K08: 'landbrug* gartneri* skovbrug* fiskeri* veterinær*',
  K09: 'sundhed* medicin* tandlæge* sygepleje* farmaci* terapi* anatomi* socialt* ældrepleje* førstehjælp*',
  K10: 'hotel* restaurant* turisme* rejse* sport* frisør* kosmetik* hygiejne* arbejdsmiljø* sikkerhed* transport* logistik*',
  K99: 'kørekort* certifikat* bevis* *bevis faglært* autorisation*',
};

/** A skill phrase is hardly ever a field of knowledge, and the other way round. */
const OTHER_SIDE = 0.3;
const SPLITTER = new CompoundSplitter(
  Object.values(WORDS).flatMap((words) => words.split(' ').map((word) => word.replaceAll('*', ''))),
);

interface Pattern {
  group: string;
  text: string;
  opens: boolean;
  ends: boolean;
  weight: number;
}

const PATTERNS: readonly Pattern[] = Object.entries(WORDS).flatMap(([group, words]) =>
  words.split(' ').map((word) => ({
    group,
    text: word.replaceAll('*', ''),
    opens: word.endsWith('*'),
    ends: word.startsWith('*'),
    // Longer stems are surer.
    weight: 1 + Math.min(word.length, 12) / 12,
  })),
);

/** The likeliest group of a competence as an ad says it, e.g. `bevare overblikket` → `A1`. Always answers. */
export function escoGroupOf(text: string): string {
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
  const votes = new Map<string, number>();
  const vote = (group: string, weight: number) => votes.set(group, (votes.get(group) ?? 0) + weight);
  const isPhrase =
    words.length > 2 || words.some((word) => /^(?:arbejde|være|have|skabe|sikre|indgå|tage)$/u.test(word));
  words.forEach((word, at) => {
    // The first words say what is done, the last ones with what.
    const place = at === 0 ? 1.3 : 1;
    for (const { group, weight } of matching(word))
      vote(group, weight * place * (isPhrase && group.startsWith('K') ? OTHER_SIDE : 1));
    if (isTrait(word)) vote('A1', words.length <= 2 ? 1.6 : 0.8);
  });
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (best) return best[0];
  if (/^[\p{Lu}\d]/u.test(text) && words.length <= 2) return 'K06';
  return words.length > 2 ? 'S4' : 'A1';
}

function matching(word: string): Pattern[] {
  const root = wordRoot(word, 'da');
  const own = PATTERNS.filter((pattern) => fits(pattern, word, root));
  if (own.length > 0) return own;
  const parts = SPLITTER.split(word);
  return parts.length > 1 ? PATTERNS.filter((pattern) => fits(pattern, parts[parts.length - 1]!, '')) : [];
}

function fits({ text, opens, ends }: Pattern, word: string, root: string): boolean {
  if (opens) return word.startsWith(text);
  if (ends) return word.endsWith(text);
  return word === text || root === wordRoot(text, 'da');
}
