/**
 * The ranking statement in SQLite's words. SQLite has neither lists nor bits nor a least value that passes over nothing:
 * lists become rows or cases, a week becomes seven numbers of 48 half hours, dates stay texts (their order is the same).
 */

/** Half hours in one number: few enough for every number on the way to be exact. */
const HALF_HOURS = 48;
/** Parts of a week of 336 half hours. */
export const WEEK_PARTS = 7;
/** More than any trip takes; stands where a mode is missing. */
const NO_TRIP = 1_000_000;
const EVERY_SECOND = 0x555555555555;
const TWO_OF_FOUR = 0x333333333333;
const FOUR_OF_EIGHT = 0x0f0f0f0f0f0f;

/** The numbers of a week given as 336 digits. */
export function weekParts(week: string): number[] {
  return Array.from({ length: WEEK_PARTS }, (_, part) =>
    Number.parseInt(week.slice(part * HALF_HOURS, (part + 1) * HALF_HOURS), 2),
  );
}

/** The columns of a week. */
export function weekColumns(prefix = ''): string[] {
  return Array.from({ length: WEEK_PARTS }, (_, part) => `${prefix}week_${part}`);
}

/** The statement with its values written in; `mix` is a function of the caller that knows the opening's draw. */
export function inSqlite(text: string, values: readonly unknown[]): string {
  const valueOf = (number: string): unknown => values[Number(number) - 1];
  return text
    .replace(/unnest\((\$[^()]*)\) as (\w+)\(([^)]*)\)/g, (_, lists: string, name: string, names: string) => {
      const columns = [...lists.matchAll(/\$(\d+)/g)].map(([, number]) => valueOf(number!) as readonly unknown[]);
      return `(${rows(columns, names.split(/,\s*/))}) as ${name}`;
    })
    .replace(/= any\(\$(\d+)::int\[\]\)/g, (_, number: string) => `in (${(valueOf(number) as number[]).join(', ')})`)
    .replace(
      /p\.shared_with @> array\[\$(\d+)::int\]/g,
      (_, number: string) => `instr(p.shared_with, ',${String(valueOf(number))},') > 0`,
    )
    .replace(/\(\$(\d+)::int\[\]\)\[([^\]]+)\]/g, (_, number: string, place: string) =>
      itemAt(valueOf(number) as readonly number[], place),
    )
    .replace(/bit_count\(p\.week & \$(\d+)::bit\(336\)\)/g, (_, number: string) => halfHours(String(valueOf(number))))
    .replaceAll('p.week is null', 'p.week_0 is null')
    .replaceAll('p.week,', `${weekColumns('p.').join(', ')},`)
    .replace(/least\((case when p\.modes[\s\S]*?t\.car end)\)/g, (_, modes: string) => {
      const trips = modes.split(/,\s*(?=case)/).map((trip) => `ifnull(${trip}, ${NO_TRIP})`);
      return `nullif(min(${trips.join(', ')}), ${NO_TRIP})`;
    })
    .replaceAll('greatest(', 'max(')
    .replaceAll('least(', 'min(')
    .replaceAll('(select from', '(select 1 from')
    .replace(/bench\.mix\(p\.draw, \$\d+::bigint\)/, 'mix(p.draw)')
    .replaceAll(')::int', ')')
    .replace(/\$(\d+)::\w+/g, (_, number: string) => literal(valueOf(number)))
    .replace('null::int as minutes', 'null as minutes')
    .replace(/offset (\d+) - 1 limit 1/, (_, place: string) => `limit 1 offset ${Number(place) - 1}`);
}

/** Parallel lists as rows. */
function rows(columns: readonly (readonly unknown[])[], names: readonly string[]): string {
  const length = columns[0]?.length ?? 0;
  if (length === 0) return `select ${names.map((name) => `null as ${name}`).join(', ')} where 0`;
  const lines = Array.from({ length }, (_, at) => `(${columns.map((column) => literal(column[at])).join(', ')})`);
  const named = names.map((name, at) => `column${at + 1} as ${name}`);
  return `select ${named.join(', ')} from (values ${lines.join(', ')})`;
}

/** An item of a list, counted from 1. */
function itemAt(items: readonly number[], place: string): string {
  return `(case ${place} ${items.map((item, at) => `when ${at + 1} then ${item}`).join(' ')} end)`;
}

/** How many half hours of a shift lie in a person's week: bits added up in pairs, fours and bytes. */
function halfHours(shift: string): string {
  const counts = weekParts(shift).flatMap((part, at) => {
    if (part === 0) return [];
    const both = `(p.week_${at} & ${part})`;
    const pairs = `(${both} - ((${both} >> 1) & ${EVERY_SECOND}))`;
    const fours = `((${pairs} & ${TWO_OF_FOUR}) + ((${pairs} >> 2) & ${TWO_OF_FOUR}))`;
    return [`((${fours} + (${fours} >> 4)) & ${FOUR_OF_EIGHT}) % 255`];
  });
  return `(${counts.join(' + ') || '0'})`;
}

function literal(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
