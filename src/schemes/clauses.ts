import { loadMessages, type Locale } from '../common/messages';

/**
 * What a rule or gate rests on, in words of a language. Rule data words it in English; the Danish wording stands in
 * `locales/clauses.da.yaml` by that text. A clause without one is shown as it is written: a municipality can word the rules
 * of its own folder in Danish.
 */
export function clauseText(clause: string, locale: Locale): string {
  if (locale === 'en') return clause;
  const danish = loadMessages('clauses', 'da');
  return danish.has(clause) ? danish.format(clause) : clause;
}
