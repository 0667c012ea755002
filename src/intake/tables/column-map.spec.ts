import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CANDIDATE_COLUMNS } from './candidate-columns';
import { columnGuide, findColumn, headerKey } from './column-map';
import { OPENING_COLUMNS } from './opening-columns';

describe.each([
  ['people', CANDIDATE_COLUMNS],
  ['openings', OPENING_COLUMNS],
])('columns of %s', (_what, columns) => {
  it('have names and headers that mean one column only', () => {
    const owners = new Map<string, Set<string>>();
    for (const { name, headers } of columns) {
      for (const key of [name, ...headers].map(headerKey)) owners.set(key, (owners.get(key) ?? new Set()).add(name));
    }
    expect([...owners].filter(([, names]) => names.size > 1)).toEqual([]);
  });

  it('are found by name, pointer, and headers in any case and spacing', () => {
    for (const { name, headers } of columns) {
      for (const header of [name, ...headers, headers[0].toUpperCase(), ` ${headers[1]}: `]) {
        expect(findColumn<{ name: string } & (typeof columns)[number]>(columns, header)?.name).toBe(name);
      }
    }
  });

  it('stand in the guide as they are', () => {
    const squeeze = (text: string) => text.replace(/\s+/g, ' ');
    const guide = squeeze(readFileSync(join(__dirname, '..', 'README.md'), 'utf8'));
    for (const row of columnGuide(columns)) {
      expect(guide).toContain(squeeze(`| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`));
    }
  });
});

it('a pointer means the first column that fills the field', () => {
  expect(findColumn(CANDIDATE_COLUMNS, 'identity.givenName')?.name).toBe('givenName');
});
