/**
 * Message catalogues: YAML files of `locales/`, Danish first, in ICU MessageFormat. Danish is the language of last
 * resort; a key that no catalogue has is a fault of the program and is told as one.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { parse } from 'yaml';
import { projectRoot } from './project-root';

export const LOCALES = ['da', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** Values of the placeholders. */
export type MessageValues = Readonly<Record<string, string | number | boolean | null>>;

type Branch = { [key: string]: string | Branch };

/** One catalogue in one language. */
export class Messages {
  private readonly compiled = new Map<string, IntlMessageFormat>();

  constructor(
    readonly locale: Locale,
    private readonly texts: ReadonlyMap<string, string>,
  ) {}

  has(key: string): boolean {
    return this.texts.has(key);
  }

  keys(): string[] {
    return [...this.texts.keys()];
  }

  /**
   * The sentence for a key, e.g. `gate.status.not_met`. A value that is null is given to the pattern as `none`.
   * @throws Error when the catalogue lacks the key
   */
  format(key: string, values: MessageValues = {}): string {
    const text = this.texts.get(key);
    if (text === undefined) throw new Error(`the ${this.locale} catalogue has no message ${key}`);
    let message = this.compiled.get(key);
    if (!message) {
      message = new IntlMessageFormat(text, this.locale);
      this.compiled.set(key, message);
    }
    const filled = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, value === null ? 'none' : String(value)]),
    );
    return String(message.format(filled));
  }
}

const cache = new Map<string, Messages>();

/** Loads `locales/<name>.<locale>.yaml`; once per process. */
export function loadMessages(name: string, locale: Locale): Messages {
  const file = `${name}.${locale}.yaml`;
  let messages = cache.get(file);
  if (!messages) {
    const tree = parse(readFileSync(path.join(projectRoot(), 'locales', file), 'utf8'), {
      maxAliasCount: -1,
    }) as Branch;
    messages = new Messages(locale, new Map(flatten(tree)));
    cache.set(file, messages);
  }
  return messages;
}

function* flatten(tree: Branch, prefix = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') yield [prefix + key, value];
    else yield* flatten(value, `${prefix}${key}.`);
  }
}
