/** Code lists as files write them: countries, languages, language levels, occupations, licences, sex, yes and no. */
import { CEFR_LEVELS, type CefrLevel } from '../../language/cefr';

/** Codes that the region list of the platform names but that are no country. */
const NOT_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);
/** European usage that differs from ISO 3166-1. */
const COUNTRY_ALIASES: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' };
/** Three-letter codes of the countries most imports name. */
const ALPHA_3: Readonly<Record<string, string>> = {
  AFG: 'AF',
  DEU: 'DE',
  DNK: 'DK',
  ERI: 'ER',
  ETH: 'ET',
  GBR: 'GB',
  IRN: 'IR',
  IRQ: 'IQ',
  LBN: 'LB',
  MMR: 'MM',
  NOR: 'NO',
  POL: 'PL',
  ROU: 'RO',
  SDN: 'SD',
  SOM: 'SO',
  SWE: 'SE',
  SYR: 'SY',
  TUR: 'TR',
  UKR: 'UA',
  USA: 'US',
};

/** Languages without a two-letter code that people in the programme speak. */
const EXTRA_LANGUAGES = ['ckb', 'tig', 'grc', 'prs', 'lad'];
/** Everyday names that the platform's language list does not give. */
const LANGUAGE_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    farsi: 'fa',
    dari: 'fa',
    kurmanji: 'ku',
    kurmanci: 'ku',
    tigre: 'tig',
    tigrinja: 'ti',
    'kurdisk (kurmanji)': 'ku',
    'kurdish (kurmanji)': 'ku',
    'kurdisk (sorani)': 'ckb',
    'kurdish (sorani)': 'ckb',
  }),
);

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

function displayName(type: 'region' | 'language', locale: string, code: string): string | undefined {
  return new Intl.DisplayNames([locale], { type, fallback: 'none' }).of(code);
}

function namesOf(type: 'region' | 'language', codes: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const locale of ['en', 'da']) {
    const list = new Intl.DisplayNames([locale], { type, fallback: 'none' });
    for (const code of codes) {
      const name = list.of(code);
      if (name !== undefined)
        names.set(name.toLowerCase(), type === 'region' ? currentRegion(code) : currentLanguage(code));
    }
  }
  return names;
}

/** Withdrawn codes as the ones that replaced them, e.g. `FX` as `FR`. */
function currentRegion(code: string): string {
  return new Intl.Locale(`und-${code}`).region ?? code;
}

function currentLanguage(tag: string): string {
  return new Intl.Locale(tag).language;
}

let countryNames: Map<string, string> | undefined;
let languageNames: Map<string, string> | undefined;

/**
 * ISO 3166-1 alpha-2 code of a country written as an alpha-2 code, one of the usual alpha-3 codes, or exactly by its
 * Danish or English name; `undefined` for anything else. `UK` and `EL` are read as the European forms they are.
 */
export function countryCode(text: string): string | undefined {
  const upper = text.trim().toUpperCase();
  const code = COUNTRY_ALIASES[upper] ?? ALPHA_3[upper] ?? upper;
  if (/^[A-Z]{2}$/.test(code)) {
    const known = !NOT_COUNTRIES.has(code) && displayName('region', 'en', code) !== undefined;
    return known ? currentRegion(code) : undefined;
  }
  countryNames ??= namesOf(
    'region',
    PAIRS.filter((pair) => !NOT_COUNTRIES.has(pair)),
  );
  return countryNames.get(text.trim().toLowerCase());
}

/**
 * ISO 639-1 code (639-2 where there is no two-letter code) of a language written as an ISO 639 code, as an address
 * of a code list that ends in such a code, or exactly by its Danish or English name.
 */
export function languageCode(text: string): string | undefined {
  const value = text.trim().replace(/^https?:\/\/\S+\/(?=[A-Za-z]{2,3}$)/, '');
  if (/^[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?$/.test(value)) {
    const code = currentLanguage(value.replace('_', '-'));
    if (/^[a-z]{2,3}$/.test(code) && displayName('language', 'en', code) !== undefined) return code;
  }
  languageNames ??= namesOf('language', [...PAIRS.map((pair) => pair.toLowerCase()), ...EXTRA_LANGUAGES]);
  const name = value.toLowerCase();
  return LANGUAGE_NAMES.get(name) ?? languageNames.get(name);
}

const LEVELS = new Map(CEFR_LEVELS.map((level) => [level.toUpperCase(), level]));

/** A level of the CEFR ladder, in any case and with or without the word CEFR before it. */
export function cefrLevel(text: string): CefrLevel | undefined {
  const value = text.trim().toUpperCase();
  return LEVELS.get(value.replace(/^(?:CEFR|GERS|CEF)[\s:-]*/, ''));
}

/**
 * ISCO-08 code of four digits, from a bare code, a DISCO-08 code of six digits (its first four are the ISCO-08 unit
 * group, domain.md §5), or an ESCO address ending in `C` and the digits.
 */
export function iscoUnitGroup(text: string): string | undefined {
  const match =
    /^(?:https?:\/\/data\.europa\.eu\/esco\/isco\/c|isco(?:-08|08|2008)?[\s:]*c?)?(\d{4})(?:\.?\d{2})?$/i.exec(
      text.trim(),
    );
  return match?.[1];
}

const LICENCE_CATEGORIES = 'AM A1 A2 A B1 B BE C1 C1E C CE D1 D1E D DE TM LK'.split(' ');

/** Credential code of a driving-licence category: `BE` and `B+E` give `koerekort-be`. */
export function licenceCredential(text: string): string | undefined {
  const category = text.trim().toUpperCase().replace(/[\s+]/g, '');
  return LICENCE_CATEGORIES.includes(category) ? `koerekort-${category.toLowerCase()}` : undefined;
}

const SEXES: Readonly<Record<string, 'female' | 'male' | 'other'>> = {
  f: 'female',
  k: 'female',
  female: 'female',
  woman: 'female',
  kvinde: 'female',
  m: 'male',
  male: 'male',
  man: 'male',
  mand: 'male',
  other: 'other',
  andet: 'other',
  x: 'other',
};

/** Sex as registered, from the usual Danish and English words and letters. */
export function sexCode(text: string): 'female' | 'male' | 'other' | undefined {
  const key = text.trim().toLowerCase();
  return Object.hasOwn(SEXES, key) ? SEXES[key] : undefined;
}

/** Yes or no, in Danish or English, `x` counting as yes. */
export function yesNo(text: string): boolean | undefined {
  const value = text.trim().toLowerCase();
  if (['ja', 'j', 'yes', 'y', 'true', 'sand', '1', 'x'].includes(value)) return true;
  if (['nej', 'n', 'no', 'false', 'falsk', '0'].includes(value)) return false;
  return undefined;
}

/** A whole number in a range; a spreadsheet's `20.0` counts as whole. */
export function wholeNumber(text: string, min: number, max: number): number | undefined {
  const match = /^(\d{1,6})(?:[.,]0+)?$/.exec(text.trim());
  const value = Number(match?.[1]);
  return match && value >= min && value <= max ? value : undefined;
}

/** A Danish postal code; `DK-9000`, and the three digits a spreadsheet leaves of `0800`, are read too. */
export function danishPostalCode(text: string): string | undefined {
  const digits = /^(?:DK[\s-]*)?(\d{3,4})$/i.exec(text.trim())?.[1];
  return digits?.padStart(4, '0');
}

/**
 * Level of schooling from an EQF level: 6–8 are higher education. Lower ones can be general or vocational, so they
 * stay unknown.
 */
export function educationLevel(eqf: string | undefined): 'higher' | undefined {
  return eqf !== undefined && /^(?:EQF\s*)?[678]$/i.test(eqf) ? 'higher' : undefined;
}
