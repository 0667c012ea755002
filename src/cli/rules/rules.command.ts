/** `rules check` and `rules diff`: a changed folder of rules, before it is taken into use with RULES_DIR. */
import { existsSync } from 'node:fs';
import { diffRules, type RulesDiff } from '../../casework/rules/rule-diff';
import { loadPersonRecords, loadSchemeWorkplaces } from '../../casework/scheme-facts.loader';
import { schemePerson } from '../../casework/scheme-facts';
import { Clock } from '../../common/clock';
import { loadMessages, type Locale } from '../../common/messages';
import { say } from '../../console';
import { schemeCatalogue } from '../../schemes/messages';
import { loadTaxonomy } from '../../taxonomy/load-taxonomy';
import { Taxonomy } from '../../taxonomy/taxonomy';
import { storedReferences, withDatabase } from '../engines';
import { type ListChange, listChanges } from './list-changes';
import { diffFolders, type FolderDiff, readRulesFolder, type RulesFolder } from './rules-folder';
import { number, plain, widthFor, wrap } from '../terminal/text-layout';
import { ToldError } from '../terminal/told-error';

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
  const { rules, policies, reasons, taxonomy } = folderOf(dir, loadTaxonomy());
  const messages = loadMessages('cli', lang);
  say(messages.format('rules.valid', { rules: number(rules.entries.length, lang), version: rules.version }));
  for (const { validFrom, policy } of policies.policies) {
    say(messages.format('rules.valid_policy', { version: policy.version, validFrom }));
  }
  say(messages.format('rules.valid_reasons', { reasons: number(reasons.reasons.length, lang) }));
  say(messages.format('rules.valid_packages', { version: taxonomy.changesVersion || '–' }));
}

/** Tells who becomes eligible and who stops being so, over the people in the database. */
export async function rulesDiff(dir: string, options: RulesDiffOptions): Promise<void> {
  await withDatabase(async (dataSource, config) => {
    const { manager } = dataSource;
    const references = await storedReferences(dataSource);
    // the packages as stored: each folder lays its own changes upon them
    const stored = Taxonomy.fromData(references.taxonomy.toData());
    const after = folderOf(dir, stored);
    const before = readRulesFolder(config.RULES_DIR, stored);
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
    const folders = { before, after };
    const diff: WholeDiff = {
      ...diffRules(people, workplaces, before.rules, after.rules, asOf),
      ...diffFolders(before, after, asOf),
      lists: await listChanges(dataSource, references, folders, { asOf, listSize: config.LIST_SIZE }),
    };
    if (options.json) say(JSON.stringify(diff, null, 2));
    else for (const line of diffText(diff, options.lang, widthFor(process.stdout.columns))) say(line);
  });
}

/** Everything that differs on one day. */
export type WholeDiff = RulesDiff & FolderDiff & { lists: ListChange[] };

function folderOf(dir: string, taxonomy: Taxonomy): RulesFolder {
  if (!existsSync(dir)) throw new ToldError(`There is no folder ${dir}.`);
  return readRulesFolder(dir, taxonomy);
}

/** The comparison as lines of text. */
export function diffText(diff: WholeDiff, lang: Locale, width: number): string[] {
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
  const lists = diff.lists.map(({ title, eligibleBefore, eligibleAfter, entered, left }) =>
    wrap(
      messages.format('rules.list', {
        title: plain(title),
        eligibleBefore: number(eligibleBefore, lang),
        eligibleAfter: number(eligibleAfter, lang),
        entered: number(entered, lang),
        left: number(left, lang),
      }),
      width,
      '  ',
      4,
    ),
  );
  const nothing = schemes.length + rooms.length + lists.length === 0;
  return [
    messages.format('rules.diff', { before, after, asOf }),
    ...(diff.changedRules.length > 0
      ? wrap(diff.changedRules.join(', '), width, messages.format('rules.changed') + ' ', 2)
      : []),
    ...folderText(diff, lang, width),
    ...schemes,
    ...(rooms.length > 0 ? [messages.format('rules.workplaces'), ...rooms] : []),
    ...(lists.length > 0 ? [messages.format('rules.lists', { count: number(lists.length, lang) })] : []),
    ...lists.slice(0, NAMES_SHOWN).flat(),
    ...(nothing ? [messages.format('rules.nobody')] : []),
  ];
}

/** Policy, reasons and packages: what is another number, code or goal. */
function folderText({ policy, reasons, packages }: FolderDiff, lang: Locale, width: number): string[] {
  const messages = loadMessages('cli', lang);
  const list = (key: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : wrap(names.join(', '), width, `${messages.format(`rules.${key}`)} `, 2);
  const told = ({ field, before, after }: FolderDiff['policy']['numbers'][number]): string =>
    `  ${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
  const { before, after, numbers } = policy;
  return [
    ...(before === after ? [] : [messages.format('rules.policy', { before, after })]),
    ...numbers.map(told),
    ...list('reasons_added', reasons.added),
    ...list('reasons_retired', reasons.retired),
    ...list('reasons_changed', reasons.changed),
    ...list('packages', packages),
  ];
}
