/**
 * Broad ESCO groups of a Danish competence: attitudes (A1), values (A2), skill groups S1–S8, languages (L1) and fields
 * of knowledge (K00–K10 by ISCED-F). Own lexicon of general Danish words; each word votes for a group, and how the
 * competence is said (a trait, a verb phrase, a thing known) decides where words leave it open.
 */
import { CompoundSplitter } from './compounds';
import { isTrait } from './span-words';
import { wordRoot } from './stems';

/** Words by group; a `*` at the end stands for any ending, at the start for any beginning (compounds). */
const WORDS: Readonly<Record<string, string>> = {
  A1:
    'selvstændig* overblik* humør travl* robust* stress* ansvar* engageret engageme* fleksib* struktur* stabil* grundig ' +
    'kvalitetsbevid* serviceminded udfordring* initiativ* handlekraft* lyst brænde* forandring* omstilling* vilje* ' +
    'hårdt positiv* humor* energi* mødestabil* *orienteret *bevidst *minded nytænk* idé* kreativ innovativ* gåpåmod ' +
    'pondus gennemslag* autoritet ærlig* tålmod* rolig* arbejdsmoral hverdag forskel smilende hjælpsom* ' +
    'trives prioriter* etisk* ambitiø* udvikle udholden* omhyggelig* nysgerrig* fordyb* ejerskab',
  A2: 'etik livssyn velsoigneret værdier værdig* respekt* hygiejnisk',
  S1:
    'samarbejd* team* kommunik* dialog* kollega* relation* formidl* undervis* vejled* kontakt* telefon* rådgiv* oplær* ' +
    'møde* forhandl* salg sælg* præsent* tværfaglig* tværgående faggrupper fællesskab* feedback motiv* tillid* ' +
    'velformuleret skriftlig* mundtlig* indkøb* design* netværk* pårørende coach* instruer* eksamin* grafisk* kundeservice',
  S2:
    'analys* data bogfør* regnskab* dokument* evaluer* arkiver* undersøg* kontrol* måle* registr* statistisk* empirisk* ' +
    'varemodtag* kvantitativ* indsaml* orientere journal* bilag test* overvåg* metode* afstem* beregn* ',
  S3:
    'pleje* omsorg* patient* borger* børn* beboer* service* servering* behandl* gæst* mad* støtte* hjælp* syg* ældre ' +
    'måltid* anret* buffet* tryg* psykisk* barn* servere* passe* elev*',
  S4:
    'led* planlæg* koordiner* strateg* leder* organiser* administr* budget* kvalitetssikr* vision* beslut* mål* drift* ' +
    'dispon* styring resultat* udvikling projekt* personale* økonomistyr* delegere* implementer* rutiner opbygning ' +
    'arbejdsmiljø medarbejdere kontering lager* politik* indberet*',
  S5: 'computer* web* billed* it-værktøj* digital* database* excel* programm* system* software* redigering 3d* photoshop',
  S6: 'pakke* pluk* rengør* løft* transport* køre* sorter* flytte* madlavning forsendelse* håndtere* varer fylde* truck* lagerarbejde',
  S7: 'byg* reparation* flise* tag* mur* tømrer* male* renover* monter* installer* restaur* tegningslæs* gulv*',
  S8: 'maskin* svejs* cnc* robot* kran* betjene* værktøjsmaskin* apparat*',
  L1: 'dansk engelsk tysk fransk spansk svensk norsk arabisk sprog* fremmedsprog*',
  K00: 'almen* grundskole* folkeskole*',
  K01: 'pædagog* uddannels* lærer* didaktik* skole* diplom* bachelor* kandidat* cand* autorisation* eksamen* undervisningsfag læreruddannet akademisk*',
  K02: 'musik* kunst* historie* religion* filosofi* drama* billedkunst design* kultur* multimedi* litteratur*',
  K03: 'samfund* økonomi* politik* psykologi* journalist* bibliotek* kommune* stat* sociologi* ',
  K04: 'regnskab* moms revision* administration løn* markedsføring* handel* jura* erhverv* ledelses* salg bogføring hr personale* forretning* virksomhed* finans*',
  K05: 'matematik* statistik* natur* kemi* fysik* biologi* laborator* geografi* ',
  K06: 'it edb office* excel* word* navision* photoshop* indesign* informatik* programmering* system* software* data* sap web* computer* ikt* medier* ',
  K07: 'teknik* mekanik* elektr* maskin* robot* fødevareteknologi bygge* auto* køkken* kantine* metal* produktion*',
  K08: 'landbrug* gartner* skov* fiskeri* dyr* plante*',
  K09: 'sygepleje* medicin* sundhed* klinisk* anatomi* psykiatri* terapi* ernæring* idræt* social* førstehjælp* kronisk* akut* demens* akutte*',
  K10: 'transport* hotel* restaurant* turisme* sikkerhed* sport* udeliv selskab* spedition* friluft* logistik*',
  K99: 'hygiejnebevis* kørekort* faglært* certifikat* fagligt fysik faglig profil',
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
