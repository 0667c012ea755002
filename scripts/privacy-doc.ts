/** What the privacy page says of the program as it is: from entities, rules and policy, never by hand. */
import 'reflect-metadata';
import { getMetadataArgsStorage } from 'typeorm';
import { POLICY } from '../src/access';
import { ENTITIES } from '../src/database/entities';
import { SHOWN_TO_EMPLOYERS } from '../src/privacy/disclosure/disclosure.service';
import { LEAST } from '../src/privacy/disclosure/rare-combinations';
import { ENCRYPTED_FIELDS } from '../src/privacy/fields/encrypted-fields';
import { loadRetention } from '../src/privacy/retention/retention-rules';
import { SMALLEST_CELL } from '../src/fairness/suppression';
import { ATTRIBUTES } from '../src/fairness/groups';
import { DEFAULT_POLICY } from '../src/matching/core/policy';
import { NamingStrategy } from '../src/database/naming-strategy';

/** Marks between which a made part of the page stands. */
export const MADE = (part: string) => [`<!-- made: ${part} -->`, `<!-- end: ${part} -->`] as const;

/** Puts the made parts into the page; the text around them is written by people. */
export function withMadeParts(page: string): string {
  return Object.entries(PARTS).reduce((text, [part, make]) => {
    const [begin, end] = MADE(part);
    const from = text.indexOf(begin);
    const to = text.indexOf(end);
    if (from < 0 || to < from) throw new Error(`the page has no place for the part ${part}`);
    return `${text.slice(0, from + begin.length)}\n\n${make()}\n\n${text.slice(to)}`;
  }, page);
}

const PARTS: Readonly<Record<string, () => string>> = {
  data: dataTable,
  retention: retentionTable,
  access: accessTable,
  ranking: rankingList,
  figures: figuresList,
};

/** Tables that hold rows about a person: those that name a candidate, or something that does. */
function dataTable(): string {
  const storage = getMetadataArgsStorage();
  const naming = new NamingStrategy();
  const rows = ENTITIES.flatMap((entity) => {
    const chain = chainOf(entity);
    const columns = storage.columns.filter(({ target }) => chain.includes(target));
    const personal = columns.some(({ propertyName }) => PERSONAL.includes(propertyName));
    const table = storage.tables.find(({ target }) => target === entity)?.name ?? entity.name;
    if (!personal && table !== 'candidates') return [];
    const encrypted = ENCRYPTED_FIELDS.filter((field) => field.table === table).map(({ column }) => column);
    const names = columns
      .map(({ propertyName, options }) => options.name ?? naming.columnName(propertyName, undefined, []))
      .filter((name) => !TECHNICAL.includes(name))
      .sort()
      .map((name) => (encrypted.includes(name) ? `**${name}**` : name));
    return [`| \`${table}\` | ${names.join(', ')} |`];
  });
  return ['| Table | Columns (bold = stored encrypted) |', '|---|---|', ...rows.sort()].join('\n');
}

const PERSONAL = ['candidateId', 'suggestionId', 'readingId'];
const TECHNICAL = ['id', 'version', 'created_at', 'updated_at', 'changed_xid', 'position', 'draw', 'municipality'];

/** The class and what it inherits from. */
function chainOf(entity: object): unknown[] {
  const chain: unknown[] = [];
  for (let one = entity; one && one !== Function.prototype; one = Object.getPrototypeOf(one) as object) chain.push(one);
  return chain;
}

function retentionTable(): string {
  const rows = loadRetention().map(({ code, what, action, basis, periods }) => {
    const months = periods.map((period) => `${period.months} months from ${period.from}`).join(', ');
    return `| \`${code}\` | ${what} | ${months} | ${action.replace('_', ' ')} | ${basis} |`;
  });
  return ['| Rule | What | Kept | Then | Basis |', '|---|---|---|---|---|', ...rows].join('\n');
}

function accessTable(): string {
  const about = ['Candidate', 'Identity', 'Casework', 'Measurement', 'Disclosure', 'PersonalData', 'Audit', 'SeenList'];
  const rows = POLICY.flatMap(({ roles, may, on, where }) => {
    const subjects = on.filter((subject) => about.includes(subject));
    return subjects.length > 0
      ? [`| ${roles.join(', ')} | ${may.join(', ')} | ${subjects.join(', ')} | ${where} |`]
      : [];
  });
  return ['| Roles | May | On | Where |', '|---|---|---|---|', ...rows].join('\n');
}

function rankingList(): string {
  const weights = Object.entries(DEFAULT_POLICY.weights).map(([factor, weight]) => `${factor} ${weight}`);
  return [
    `- Policy \`${DEFAULT_POLICY.version}\`; weights: ${weights.join(', ')}.`,
    '- Kind of system: rules with integer points; nothing is learned from data, nothing is predicted.',
  ].join('\n');
}

function figuresList(): string {
  return [
    `- Fairness report by: ${ATTRIBUTES.join(', ')}; groups and selections below ${SMALLEST_CELL} are not shown, nor`,
    '  those from which they could be worked out (below, "What the fairness report holds back").',
    `- Anonymous profiles: what would fit fewer than ${LEAST} people of the municipality is held back; shown to a firm`,
    `  once a consultant has put the person forward (${SHOWN_TO_EMPLOYERS.join(', ')}).`,
  ].join('\n');
}
