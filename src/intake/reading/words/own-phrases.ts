/**
 * Phrases for competencies of the taxonomy that are how people write, rather than names: kept here, beside the
 * reader, so that pick-lists of the taxonomy stay short. Codes that the taxonomy does not have are ignored.
 */
import { CARE_PHRASES } from '../phrases/care.phrases';
import { ENGLISH_KIND_WORDS } from './english-kinds';
import { ENGLISH_INDUSTRY_PHRASES } from '../phrases/english-industry.phrases';
import { ENGLISH_LOGISTICS_PHRASES } from '../phrases/english-logistics.phrases';
import { ENGLISH_SERVICE_PHRASES } from '../phrases/english-service.phrases';
import { ENGLISH_SHARED_PHRASES } from '../phrases/english-shared.phrases';
import { INDUSTRY_PHRASES } from '../phrases/industry.phrases';
import { SERVICE_PHRASES } from '../phrases/service.phrases';
import { SHARED_PHRASES } from '../phrases/shared.phrases';
import type { OwnPhrases } from '../phrases/own-phrases.types';
import type { ReadingLanguage } from './stems';

/** By language and competency code. */
export const OWN_PHRASES: Readonly<Record<ReadingLanguage, OwnPhrases>> = {
  da: { ...SHARED_PHRASES, ...SERVICE_PHRASES, ...INDUSTRY_PHRASES, ...CARE_PHRASES },
  en: {
    ...ENGLISH_SHARED_PHRASES,
    ...ENGLISH_SERVICE_PHRASES,
    ...ENGLISH_INDUSTRY_PHRASES,
    ...ENGLISH_LOGISTICS_PHRASES,
  },
};

/** Words that help to split compounds and to tell a right word from a misspelt one. */
export const EXTRA_WORDS: Readonly<Record<ReadingLanguage, readonly string[]>> = {
  da: (
    'assistent medhjælper medarbejder hjælper arbejder arbejde bevis kort certifikat kursus afdeling plan skema maskine ' +
    'vogn gulv toilet vindue køkken mad varer vare kasse hylde pap flaske lager palle truck lastbil varebil bus bil tøj ' +
    'linned dyr stald plante træ hus have vej barn børn ældre beboer borger patient kunde gæst belægning hygiejne ' +
    'erfaring opgave rengøring servering sortering regler regel instruktion tegning buffet firma fabrik butik skole ' +
    'sprog dansk engelsk arabisk tidlig søndag lørdag mandag tirsdag onsdag torsdag fredag formiddag eftermiddag aften ' +
    'morgen nat uge måned timer time minut praktik uddannelse opleve ophold familie mennesker stilling ansøgning ' +
    'arbejdsplads kollega kolleger virksomhed kommune person personer vigtigt sammen søger tilbyder forventer lyst ' +
    'glad godt humør tålmodig rolig ærlig udadvendt moderne stort lille travl nyt første sidste næste forskellige'
  ).split(' '),
  en: [
    ...ENGLISH_KIND_WORDS,
    ...(
      'about above across after again against agency ago almost alone along already always among another around away ' +
      'back because before began behind below beside best better between big book both bottom boy bring broke brother ' +
      'brought busy call called came cannot care carry case certain change city class clear close cold come company cook ' +
      'could country course daily dark daughter days dear degree different done door down during each early easy either ' +
      'else email employed end enough even evening ever every everything fact family far farm father feel felt few field ' +
      'find first five floor food form found four friend from full further game gave general girl give goal going gone ' +
      'great grew ground group half hand happy hard head hear heart heavy held here high hold home honest hope hospital ' +
      'hour house however hundred husband idea important inside internship interview island items just keep kept kind ' +
      'knew know known land language large last later learn least leave left less level life light like line list little ' +
      'live living local long look lost loud love lunch made main major make many married meal mean meet member middle ' +
      'might mind minute moment money month more morning most mother mountain move moved much must name near never next ' +
      'night nine nothing number often older once only open order other outside over paper parents part past people ' +
      'perhaps person phone place plan plate play please point police possible present problem public quick quiet quite ' +
      'rather reach read ready real reason refugee rest right river road room round said same school second seemed seen ' +
      'send sent serve seven several shall short should show side since single sister small smile some something soon ' +
      'sort sound spoke spring stand start state stay still stop story street strong study such summer sure table taken ' +
      'talk teach team tell ten than thank then there these thing think third those though thought three through time ' +
      'today together told took town training travel tree tried trip true turn twelve twenty under until upon visit ' +
      'volunteer wait walk want warm watch water week weeks well went were what when where while white whole wife window ' +
      'winter within without woman word world would write wrong year young youth'
    ).split(' '),
  ],
};
