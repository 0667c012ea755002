/**
 * Phrases for competencies of the taxonomy that are how people write, rather than names: kept here, beside the
 * reader, so that pick-lists of the taxonomy stay short. Codes that the taxonomy does not have are ignored.
 */
import { CARE_PHRASES } from './phrases/care.phrases';
import { INDUSTRY_PHRASES } from './phrases/industry.phrases';
import { SERVICE_PHRASES } from './phrases/service.phrases';
import { SHARED_PHRASES } from './phrases/shared.phrases';
import type { OwnPhrases } from './phrases/own-phrases.types';
import type { ReadingLanguage } from './stems';

export const OWN_PHRASES: OwnPhrases = { ...SHARED_PHRASES, ...SERVICE_PHRASES, ...INDUSTRY_PHRASES, ...CARE_PHRASES };

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
  en: [],
};
