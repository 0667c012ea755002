import type { Achievement } from '../language/danish-education';
import type { RuleBook, RuleEntry } from './rule-book';
import { SCHEME_CODES, schemeRules } from './scheme-registry';

function marks(entry: { uncertain?: boolean; assumption?: boolean }): string {
  return [entry.uncertain ? '(?)' : '', entry.assumption ? '[A]' : ''].filter(Boolean).join(' ');
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim();
}

function parameters(params: Record<string, unknown>): string {
  const told = Object.entries(params).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  return told.length === 0 ? '–' : `\`${told.join(' · ')}\``;
}

function section(entry: RuleEntry): string {
  const usedBy = SCHEME_CODES.filter((scheme) => schemeRules[scheme].some(({ code }) => code === entry.code));
  const lines = [
    `### \`${entry.code}\``,
    '',
    `${cell(entry.clause)}. Source: ${entry.source} ${marks(entry)}`.trim(),
    ...(usedBy.length > 1 ? ['', `Used by: ${usedBy.join(', ')}.`] : []),
    ...(entry.note === undefined ? [] : ['', cell(entry.note)]),
    '',
    '| From | To | Parameters | Marks and notes |',
    '|---|---|---|---|',
    ...entry.periods.map((period) => {
      const notes = [marks({ uncertain: period.uncertain, assumption: period.assumption }), period.clause, period.note];
      const told = notes.filter((note) => note !== undefined && note !== '').join('. ');
      return `| ${period.validFrom} | ${period.validTo ?? '–'} | ${cell(parameters(period.params))} | ${cell(told)} |`;
    }),
    '',
  ];
  return lines.join('\n');
}

function languageTable(achievements: Readonly<Record<string, Achievement>>): string {
  const side = (level: string | undefined, mark: Parameters<typeof marks>[0]) =>
    level === undefined ? '–' : `${level} ${marks(mark)}`.trim();
  const rows = Object.entries(achievements).map(
    ([code, { oral, written, source, oralMark, writtenMark }]) =>
      `| \`${code}\` | ${side(oral, oralMark)} | ${side(written, writtenMark)} | ${source} |`,
  );
  return ['| Achievement | Oral | Written | Kind |', '|---|---|---|---|', ...rows, ''].join('\n');
}

/**
 * `docs/rules.md`: every rule with its periods, parameters, clause, source and marks, made from the data alone so that
 * it cannot drift from what the program does.
 */
export function renderRulesDoc(rules: RuleBook, danish: Readonly<Record<string, Achievement>>): string {
  return [
    '# Rules in use',
    '',
    'This page is made by `scripts/generate-rules-doc.ts` from `rules/*.yaml`; change the data, then run the script.',
    'A decision uses the period in force on its own day, first and last day included.',
    '(?) = not confirmed. [A] = working assumption; so are `noticeDays` and `suspendedBy` wherever they stand.',
    '',
    '## Schemes and deadlines',
    '',
    ...rules.entries.map(section),
    '## Danish education and tests as CEFR levels',
    '',
    'Oral = listening, speaking, interaction. Written = reading, writing. Source: domain.md §3.',
    '',
    languageTable(danish),
  ].join('\n');
}
