/** `deadlines`: what must not be missed, overdue first, from the database. Nothing is stored. */
import { deadlineLines, deadlinesOf, type DeadlineLine } from '../casework/deadlines/deadline-list';
import { loadPersonRecords } from '../casework/scheme-facts.loader';
import { Clock } from '../common/clock';
import { loadMessages, type Locale } from '../common/messages';
import { say } from '../console';
import { DEADLINE_KINDS, explainDeadline, loadRules } from '../schemes';
import { withDatabase } from './engines';
import { columns, number, plain } from './terminal/text-layout';
import { ToldError } from './terminal/told-error';

/** Options of the command. */
export interface DeadlinesOptions {
  /** initials */
  owner?: string;
  municipality?: string;
  kind?: string;
  /** the day to judge on; today when left out */
  asOf?: string;
  /** lines shown */
  limit: number;
  lang: Locale;
  json?: boolean;
}

/** Prints the overdue and due ones as text or JSON. */
export async function deadlinesCommand(options: DeadlinesOptions): Promise<void> {
  if (options.kind !== undefined && !DEADLINE_KINDS.includes(options.kind)) {
    throw new ToldError(`There is no deadline ${options.kind}.`, [`It must be one of ${DEADLINE_KINDS.join(', ')}.`]);
  }
  await withDatabase(async ({ manager }, config) => {
    const rules = loadRules(config.RULES_DIR);
    const asOf = options.asOf ?? new Clock().today();
    const { owner, municipality, kind } = options;
    const filter = { owner, municipality, kind, statuses: ['overdue', 'due'] as const };
    const people = await loadPersonRecords(manager);
    const lines = deadlineLines(people, filter, (person) => deadlinesOf(person, asOf, rules));
    if (options.json) {
      const items = lines.slice(0, options.limit).map(({ person, answer }) => ({
        person: person.pseudonym,
        owner: person.owner,
        ...answer,
        text: explainDeadline(answer, options.lang),
      }));
      say(JSON.stringify({ asOf, rulesVersion: rules.version, count: lines.length, items }, null, 2));
      return;
    }
    for (const line of deadlineText(lines, { ...options, asOf })) say(line);
  });
}

/** The list as lines of text. */
export function deadlineText(
  lines: readonly DeadlineLine[],
  { asOf, limit, lang }: { asOf: string; limit: number; lang: Locale },
): string[] {
  const messages = loadMessages('cli', lang);
  const overdue = lines.filter(({ answer }) => answer.status === 'overdue').length;
  const counts = { overdue: number(overdue, lang), due: number(lines.length - overdue, lang), asOf };
  const shown = lines.slice(0, limit);
  const rows = shown.map(({ person, answer }) => [
    messages.format(`deadlines.${answer.status}`),
    answer.dueOn ?? '',
    person.pseudonym,
    plain(person.owner ?? ''),
    explainDeadline(answer, lang),
  ]);
  const rest = lines.length - shown.length;
  return [
    messages.format('deadlines.title', counts),
    ...columns(rows),
    ...(rest > 0 ? [messages.format('deadlines.more', { count: number(rest, lang) })] : []),
  ];
}
