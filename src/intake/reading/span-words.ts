/** Words by which competences are found in Danish ads whatever the branch: own lexicon, general Danish. */
import { wordRoot } from './stems';

/** Traits an ad asks for; any form counts. */
const TRAITS =
  'engageret fleksibel selvstændig struktureret systematisk udadvendt imødekommende smilende venlig positiv stabil ' +
  'pålidelig ansvarsbevidst ansvarsfuld omhyggelig grundig præcis effektiv hurtig energisk robust rolig tålmodig ' +
  'nærværende empatisk anerkendende hjælpsom alsidig aktiv åben ærlig loyal tillidsfuld frisk udholdende stærk ' +
  'handlekraftig initiativrig nytænkende kreativ innovativ nysgerrig idérig ' +
  'velsoigneret præsentabel mødestabil arbejdsom flittig punktlig ordentlig ambitiøs målrettet motiveret ' +
  'dygtig professionel kompetent serviceminded kvalitetsbevidst omstillingsparat forandringsparat udviklingsparat ' +
  'samarbejdsvillig løsningsorienteret resultatorienteret detaljeorienteret helhedsorienteret teamorienteret ' +
  'analytisk tydelig troværdig diskret myndig moden sælgende kontaktskabende ' +
  'tværfaglig ihærdig vedholdende entusiastisk lyttende respektfuld hensynsfuld omsorgsfuld fagligt ' +
  'teamplayer ildsjæl personlighed humør humor engagement overblik handlekraft autoritet ' +
  'faglighed ordenssans ansvarsfølelse ansvarlighed fysik omsorg empati';
const TRAIT_ENDINGS =
  /(?:orienteret|orienterede|bevidst|bevidste|minded|parat|parate|villig|villige|evner|sans|moral|rettet|vant|stærk)$/u;
const SKILL_NOUNS =
  /(?:erfaring|evner|forståelse|færdigheder|kompetencer|kundskaber|kendskab|styring|håndtering|behandling|planlægning|ledelse|administration|udvikling|koordinering|vejledning|undervisning|rådgivning|servering|rengøring|bogføring|arkivering|dokumentation|vedligeholdelse|opfyldning|varemodtagelse|forsendelse|pleje|betjening|montering|reparation|analyser?|evaluering|kvalitetssikring|indkøb|salg|kundeservice|korrespondance|sagsbehandling|sagsarbejde|redigering|programmering|opgaver|arbejder|arbejde)$/u;
/** Things that are known: systems, subjects, papers. */
const KNOWLEDGE =
  'it edb office officepakken office-pakken excel word powerpoint sap navision photoshop indesign autocad økonomi regnskab ' +
  'bogføring moms revision statistik matematik dansk engelsk tysk fransk spansk samfundsfag idræt musik historie biologi ' +
  'fysik kemi informatik programmering administration jura hygiejnebevis truckcertifikat kørekort pædagogikum autorisation ' +
  'førstehjælp erhvervsøkonomi markedsføring logistik psykologi sygepleje anatomi gastronomi';

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
