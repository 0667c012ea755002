/** Words by which competences are found in Danish ads whatever the branch: own lexicon, general Danish. */
import { wordRoot } from '../words/stems';

/** Traits an ad asks for, any form: how ESCO's groups of self-management and social skills (T3, T4) are said in Danish. */
const TRAITS =
  'selvstændig effektiv initiativrig proaktiv positiv lærevillig motiveret ansvarlig ansvarsfuld ansvarsbevidst ' +
  'pålidelig troværdig fleksibel omstillingsparat forandringsparat robust stresstærk tålmodig udholdende vedholdende ' +
  'målrettet koncentreret kreativ innovativ nytænkende nysgerrig idérig omhyggelig præcis nøjagtig grundig punktlig ' +
  'mødestabil engageret energisk aktiv stabil struktureret systematisk analytisk hurtig flittig arbejdsom rolig ' +
  'imødekommende venlig høflig hjælpsom serviceminded udadvendt åben ærlig loyal diskret respektfuld tolerant ' +
  'hensynsfuld empatisk omsorgsfuld nærværende samarbejdsvillig teamorienteret løsningsorienteret resultatorienteret ' +
  'detaljeorienteret kvalitetsbevidst entusiastisk ambitiøs alsidig ordentlig empati engagement ansvarlighed';
const TRAIT_ENDINGS =
  /(?:orienteret|orienterede|bevidst|bevidste|minded|parat|parate|villig|villige|evner|sans|moral|rettet|vant|stærk)$/u;
const SKILL_NOUNS =
  /(?:erfaring|evner|forståelse|færdigheder|kompetencer|kundskaber|kendskab|styring|håndtering|behandling|planlægning|ledelse|administration|udvikling|koordinering|vejledning|undervisning|rådgivning|servering|rengøring|bogføring|arkivering|dokumentation|vedligeholdelse|opfyldning|varemodtagelse|forsendelse|pleje|betjening|montering|reparation|analyser?|evaluering|kvalitetssikring|indkøb|salg|kundeservice|korrespondance|sagsbehandling|sagsarbejde|redigering|programmering|opgaver|arbejder|arbejde)$/u;
/** Things that are known: fields of ISCED-F in Danish, languages, office programs of general use, papers. */
const KNOWLEDGE =
  'pædagogik didaktik musik historie filosofi litteratur psykologi sociologi statskundskab økonomi journalistik ' +
  'regnskab bogføring revision jura markedsføring administration matematik statistik fysik kemi biologi it edb ' +
  'informatik datalogi programmering elektronik mekanik logistik sygepleje anatomi førstehjælp ' +
  'dansk engelsk tysk fransk spansk svensk norsk arabisk office officepakken word excel powerpoint outlook ' +
  'kørekort truckcertifikat hygiejnebevis autorisation';

const traits = roots(TRAITS);
const knowledge = roots(KNOWLEDGE);

/** A trait, or a word built like one. */
export function isTrait(word: string): boolean {
  return traits.has(wordRoot(word, 'da')) || (word.length > 8 && TRAIT_ENDINGS.test(word));
}

/** A noun that names something done or mastered. */
export function isSkillNoun(word: string): boolean {
  return (
    word.length > 5 &&
    SKILL_NOUNS.test(word.replace(/(?:en|et|erne|er|s)$/u, '')) &&
    !/^(?:arbejde|arbejder|opgaver|arbejdet|ledelse|udvikling)/u.test(word)
  );
}

/** A system, subject or paper. */
export function isKnowledgeWord(word: string): boolean {
  return knowledge.has(wordRoot(word, 'da'));
}

function roots(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map((word) => wordRoot(word, 'da')));
}
