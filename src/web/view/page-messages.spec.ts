import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadMessages, LOCALES } from '../../common/messages';
import { projectRoot } from '../../common/project-root';
import { pageCatalogues, PageMessages } from './page-messages';

const VIEWS = path.join(projectRoot(), 'views');
const CODE = path.join(projectRoot(), 'src', 'web');

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.name.endsWith('.spec.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Keys in full, and the beginnings of keys that are put together, as templates and code name them. */
function used(): { keys: Set<string>; prefixes: Set<string> } {
  const keys = new Set<string>();
  const prefixes = new Set<string>();
  for (const file of [...filesBelow(VIEWS, '.njk'), ...filesBelow(CODE, '.ts')]) {
    const text = readFileSync(file, 'utf8');
    if (file.endsWith('.njk')) {
      for (const [, key, joined] of text.matchAll(/\bt\('([\w.-]+)'(\s*~)?/g)) (joined ? prefixes : keys).add(key!);
    }
    for (const [, key] of text.matchAll(/\btext\(\s*(?:viewer\.)?(?:locale,\s*)?'([\w.-]+)'/g)) keys.add(key!);
    for (const [, prefix] of text.matchAll(/\btext\(\s*(?:viewer\.)?(?:locale,\s*)?`([\w.-]+\.)\$\{/g))
      prefixes.add(prefix!);
  }
  for (const prefix of [...keys].filter((key) => key.endsWith('.'))) {
    keys.delete(prefix);
    prefixes.add(prefix);
  }
  return { keys, prefixes };
}

describe('texts of pages', () => {
  it.each(pageCatalogues())('has the same keys in Danish and English in %s', (name) => {
    const [da, en] = LOCALES.map((locale) => loadMessages(name, locale).keys().sort());
    expect(en).toEqual(da);
  });

  it('has every text that a template or a controller names', () => {
    const texts = new PageMessages('da');
    const { keys, prefixes } = used();
    expect(keys.size).toBeGreaterThan(100);
    expect([...keys].filter((key) => !texts.has(key))).toEqual([]);
    expect([...prefixes].filter((prefix) => !texts.keys().some((key) => key.startsWith(prefix)))).toEqual([]);
  });

  it('has no text that nothing names', () => {
    const { keys, prefixes } = used();
    const unused = new PageMessages('da')
      .keys()
      .filter((key) => !keys.has(key) && ![...prefixes].some((prefix) => key.startsWith(prefix)));
    expect(unused).toEqual([]);
  });

  it('keeps each area’s keys under its own name, so that no catalogue hides another’s', () => {
    const all = new PageMessages('da').keys();
    expect(all.length).toBe(new Set(all).size);
  });

  it('can be formatted, every one, with any values', () => {
    const placeholders = pageCatalogues().flatMap((name) => {
      const file = path.join(projectRoot(), 'locales', `${name}.da.yaml`);
      return [...readFileSync(file, 'utf8').matchAll(/\{(\w+)\s*[,}]/g)].map(([, placeholder]) => placeholder!);
    });
    const values = Object.fromEntries(placeholders.map((placeholder) => [placeholder, 2]));
    for (const locale of LOCALES) {
      const texts = new PageMessages(locale);
      for (const key of texts.keys()) expect(texts.text(key, values)).not.toBe('');
    }
  });
});
