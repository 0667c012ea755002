/** `rules check` and `rules diff`: a changed folder of rules, before it is taken into use with RULES_DIR. */
import { existsSync } from 'node:fs';
import { diffRules, type RulesDiff } from '../casework/rules/rule-diff';
import { loadPersonRecords, loadSchemeWorkplaces } from '../casework/scheme-facts.loader';
import { schemePerson } from '../casework/scheme-facts';
import { Clock } from '../common/clock';
import { loadMessages, type Locale } from '../common/messages';
import { say } from '../console';
import { loadRules, type RuleBook } from '../schemes';
import { schemeCatalogue } from '../schemes/messages';
import { withDatabase } from './engines';
import { number, plain, widthFor, wrap } from './text-layout';
import { ToldError } from './told-error';

/** Names told of each list; the counts are always whole. */
const NAMES_SHOWN = 20;

/** Options of `rules diff`. */
export interface RulesDiffOptions {
  asOf?: string;
  lang: Locale;
  json?: boolean;
}

/** Checks every file of the folder; needs no database. @throws InvalidRules with all faults */
export function rulesCheck(dir: string, { lang }: { lang: Locale }): void {
  const rules = rulesOf(dir);
  const counts = { rules: number(rules.entries.length, lang), version: rules.version };
  say(loadMessages('cli', lang).format('rules.valid', counts));
}

/** Tells who becomes eligible and who stops being so, over the people in the database. */
export async function rulesDiff(dir: string, options: RulesDiffOptions): Promise<void> {
  const after = rulesOf(dir);
  await withDatabase(async ({ manager }, config) => {
    const asOf = options.asOf ?? new Clock().today();
    const people = (await loadPersonRecords(manager)).map(({ pseudonym, candidate, casework }) => ({
      name: pseudonym,
      facts: schemePerson(candidate, casework, asOf),
    }));
    const names = await manager.query<{ id: string; name: string }[]>('select id, name from workplaces');
    const nameOf = new Map(names.map(({ id, name }) => [id, name]));
    const workplaces = [...(await loadSchemeWorkplaces(manager))].map(([id, facts]) => ({
      name: nameOf.get(id) ?? id,
      facts,
    }));
    const diff = diffRules(people, workplaces, loadRules(config.RULES_DIR), after, asOf);
    if (options.json) say(JSON.stringify(diff, null, 2));
    else for (const line of diffText(diff, options.lang, widthFor(process.stdout.columns))) say(line);
  });
}

function rulesOf(dir: string): RuleBook {
  if (!existsSync(dir)) throw new ToldError(`There is no folder ${dir}.`);
  return loadRules(dir);
}

/** The comparison as lines of text. */
export function diffText(diff: RulesDiff, lang: Locale, width: number): string[] {
  const messages = loadMessages('cli', lang);
  const { before, after, asOf } = diff;
  const list = (key: string, names: readonly string[]): string[] => {
    if (names.length === 0) return [];
    const rest = names.length - NAMES_SHOWN;
    const shown = names.slice(0, NAMES_SHOWN).map(plain).join(', ') + (rest > 0 ? ', …' : '');
    const head = `  ${messages.format(`rules.${key}`, { count: number(names.length, lang) })} `;
    return wrap(shown, width, head, 4);
  };
  const schemes = diff.schemes.flatMap((change) => [
    `${schemeCatalogue(lang).schemes[change.scheme]}:`,
    ...list('becomes_eligible', change.becomesEligible),
    ...list('stops_being_eligible', change.stopsBeingEligible),
    ...list('becomes_unknown', change.becomesUnknown),
  ]);
  const rooms = [...list('more_room', diff.moreRoom), ...list('less_room', diff.lessRoom)];
  const nothing = schemes.length + rooms.length === 0;
  return [
    messages.format('rules.diff', { before, after, asOf }),
    ...(diff.changedRules.length > 0
      ? wrap(diff.changedRules.join(', '), width, messages.format('rules.changed') + ' ', 2)
      : []),
    ...schemes,
    ...(rooms.length > 0 ? [messages.format('rules.workplaces'), ...rooms] : []),
    ...(nothing ? [messages.format('rules.nobody')] : []),
  ];
}
