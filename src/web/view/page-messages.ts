/**
 * Texts of pages. `locales/pages.*.yaml` holds those of all pages; an area may bring its own catalogue
 * `locales/pages-<area>.*.yaml` whose keys stand under the area's name.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { loadMessages, type Locale, type Messages, type MessageValues } from '../../common/messages';
import { projectRoot } from '../../common/project-root';

/** Names of the catalogues of pages, e.g. `pages`, `pages-boards`. */
export function pageCatalogues(): string[] {
  return readdirSync(path.join(projectRoot(), 'locales'))
    .flatMap((file) => /^(pages(?:-[a-z]+)?)\.da\.yaml$/.exec(file)?.[1] ?? [])
    .sort();
}

/** All texts of pages in one language. */
export class PageMessages {
  private readonly catalogues: readonly Messages[];

  constructor(readonly locale: Locale) {
    this.catalogues = pageCatalogues().map((name) => loadMessages(name, locale));
  }

  keys(): string[] {
    return this.catalogues.flatMap((catalogue) => catalogue.keys());
  }

  has(key: string): boolean {
    return this.catalogues.some((catalogue) => catalogue.has(key));
  }

  /** The text of a key. @throws Error when no catalogue has it */
  text = (key: string, values: MessageValues = {}): string => {
    const catalogue = this.catalogues.find((one) => one.has(key)) ?? this.catalogues[0]!;
    return catalogue.format(key, values);
  };
}
