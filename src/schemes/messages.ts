import { readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../common/project-root';
import { factsKey, Remembered } from '../common/remembered';
import type { ReasonFacts } from '../matching/core/result';
import type { RuleAnswer, SchemeAnswer } from './answers';
import type { DeadlineAnswer } from './deadlines/deadline-facts';
import type { SchemeCode } from './facts';

/** Languages of the catalogues, Danish first. */
export const LOCALES = ['da', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const texts = z.record(z.string(), z.string().min(1));

const catalogueSchema = z.strictObject({
  outcomes: z.strictObject({ eligible: z.string(), not_eligible: z.string(), unknown: z.string() }),
  schemes: texts,
  notInForce: z.string(),
  /** words for coded values in facts, e.g. a residence basis */
  values: texts,
  /** words for missing input fields */
  fields: texts,
  /** by rule code and outcome */
  rules: z.record(z.string(), texts),
  /** by deadline code and status */
  deadlines: z.record(z.string(), texts),
});

/** One language's messages as the YAML file has them. */
export type SchemeCatalogue = z.infer<typeof catalogueSchema>;

const REGIONS: Record<Locale, string> = { da: 'da-DK', en: 'en-GB' };
// making a formatter costs a hundred times more than using one
const lists = byLocale((region) => new Intl.ListFormat(region, { type: 'disjunction' }));
const dates = byLocale((region) => new Intl.DateTimeFormat(region, { dateStyle: 'long', timeZone: 'UTC' }));
/** A calendar date as people write it, e.g. "3. november 2026". */
export function dateInWords(date: string, locale: Locale): string {
  return dates[locale].format(new Date(`${date}T12:00:00Z`));
}

const catalogues = new Map<Locale, SchemeCatalogue>();
const formats = new Map<string, IntlMessageFormat>();
/** Sentences of rules, by language, rule, outcome and facts: people in one list share most of them. */
const said = new Remembered<string>(20_000);

/** Rules whose reason is worth reading even when the scheme is open; the others speak up when they fail. */
const HEADLINES: Partial<Record<SchemeCode, readonly string[]>> = {
  igu: ['igu.age', 'igu.residence', 'igu.not_completed'],
  smaajob: ['smaajob.hours'],
  fritidsjob: ['fritidsjob.age'],
  virksomhedspraktik: ['virksomhedspraktik.duration', 'ratio.legal_cap'],
  loentilskud_privat: ['loentilskud_privat.benefit', 'loentilskud_privat.duration', 'ratio.legal_cap'],
  loentilskud_offentlig: ['loentilskud_offentlig.benefit', 'loentilskud_offentlig.duration', 'ratio.legal_cap'],
  kombination: ['kombination.hours', 'ratio.legal_cap'],
};

/** The catalogue `locales/schemes.<locale>.yaml`, read once. Throws when the file is missing or has the wrong shape. */
export function schemeCatalogue(locale: Locale): SchemeCatalogue {
  const known = catalogues.get(locale);
  if (known !== undefined) return known;
  const file = path.join(projectRoot(), 'locales', `schemes.${locale}.yaml`);
  const catalogue = catalogueSchema.parse(parse(readFileSync(file, 'utf8')));
  catalogues.set(locale, catalogue);
  return catalogue;
}

function byLocale<T>(make: (region: string) => T): Readonly<Record<Locale, T>> {
  return { da: make(REGIONS.da), en: make(REGIONS.en) };
}

function word(value: ReasonFacts[string], locale: Locale): string | number {
  if (value === null || value === '') return 'none';
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') {
    const words = value.map((each) => String(word(each, locale)));
    return lists[locale].format(words);
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return dateInWords(value, locale);
  }
  return schemeCatalogue(locale).values[value] ?? value;
}

/** `select` needs the code itself, not the word for it. */
function isChosenBy(message: string, name: string): boolean {
  return message.includes(`{${name}, select`);
}

function say(message: string, facts: ReasonFacts, locale: Locale): string {
  const key = `${locale} ${message}`;
  const format = formats.get(key) ?? new IntlMessageFormat(message, REGIONS[locale]);
  formats.set(key, format);
  const values = Object.entries(facts).map(([name, value]) => {
    const code = typeof value === 'string' && value in schemeCatalogue(locale).values;
    return [name, code && isChosenBy(message, name) ? value : word(value, locale)];
  });
  return String(format.format(Object.fromEntries(values))).replace(/\s+/g, ' ');
}

function capital(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleUpperCase(REGIONS[locale]) + text.slice(1);
}

function notInForce({ facts }: RuleAnswer): boolean {
  return facts.reason === 'scheme_not_in_force';
}

/** One rule's answer in words, without capital or full stop: "alder 34 (18–50)". */
export function explainRule(answer: RuleAnswer, locale: Locale): string {
  const { code, outcome, facts } = answer;
  return said.of(code, `${locale}${outcome}${factsKey(facts)}`, () => ruleInWords(answer, locale));
}

function ruleInWords(answer: RuleAnswer, locale: Locale): string {
  const catalogue = schemeCatalogue(locale);
  if (notInForce(answer)) return say(catalogue.notInForce, answer.facts, locale);
  const message = catalogue.rules[answer.code]?.[answer.outcome];
  if (message === undefined) throw new Error(`MESSAGES.MISSING: ${answer.code} ${answer.outcome} in ${locale}`);
  return say(message, answer.facts, locale);
}

/**
 * A scheme's answer in one line: "IGU: ja. Alder 34 (18–50), 3 år 2 måneder i Danmark (højst 20), ikke gennemført før".
 * A yes shows the scheme's headline rules, a no the rules that say no, an unknown the rules that are not decided.
 */
export function explainScheme(answer: SchemeAnswer, locale: Locale): string {
  const catalogue = schemeCatalogue(locale);
  const headlines = HEADLINES[answer.scheme] ?? [];
  const shown =
    answer.outcome === 'eligible'
      ? answer.rules.filter(({ code, facts }) => headlines.includes(code) && facts.applies !== false)
      : answer.rules.filter(({ kind, outcome }) => kind === 'condition' && outcome === answer.outcome);
  const reasons = [...new Set(shown.map((rule) => explainRule(rule, locale)))];
  const head = `${catalogue.schemes[answer.scheme]}: ${catalogue.outcomes[answer.outcome]}.`;
  return reasons.length === 0 ? head : `${head} ${capital(reasons.join(', '), locale)}`;
}

/** What to ask to settle the unknown rules of a scheme, each once: "fødselsdato", "startdato". */
export function missingFacts(answer: SchemeAnswer, locale: Locale): string[] {
  const { fields } = schemeCatalogue(locale);
  const missing = answer.rules.filter(({ outcome }) => outcome === 'unknown').flatMap((rule) => rule.missing);
  return [...new Set(missing)].map((field) => fields[field] ?? field);
}

/** One deadline in words: "Visitation senest 1. juni 2026". */
export function explainDeadline(answer: DeadlineAnswer, locale: Locale): string {
  const message = schemeCatalogue(locale).deadlines[answer.code]?.[answer.status];
  if (message === undefined) throw new Error(`MESSAGES.MISSING: ${answer.code} ${answer.status} in ${locale}`);
  return say(message, answer.facts, locale);
}
