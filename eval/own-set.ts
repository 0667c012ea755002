/** The project's own marked texts (`test/reading-set`): a reader's answers against what a person marked. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { TextKind } from '../src/intake/reading/reading.types';

/** What the marks say: has or asked for, not, wished or to be learnt, welcome. */
export type MarkSign = '' | '!' | '~' | '?';

export interface Mark {
  code: string;
  sign: MarkSign;
  start: number;
  end: number;
}

export interface MarkedText {
  id: string;
  kind: TextKind;
  split: 'dev' | 'holdout';
  text: string;
  marks: readonly Mark[];
}

/** Reads `[words](code)` marks out of the texts; the text that is returned has none. */
export function loadOwnSet(folder: string): MarkedText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap((name) => {
      const entries = parse(readFileSync(path.join(folder, name), 'utf8')) as {
        id: string;
        kind: TextKind;
        split: 'dev' | 'holdout';
        text: string;
      }[];
      return entries.map((entry) => ({ ...entry, ...unmark(entry.text) }));
    });
}

/** Takes the marks out of a text and says where the marked words stand in what is left. */
export function unmark(marked: string): { text: string; marks: Mark[] } {
  const marks: Mark[] = [];
  let text = '';
  let from = 0;
  for (const match of marked.matchAll(/\[([^[\]]+)\]\(([!~?]?)([a-z0-9_. ]+)\)/g)) {
    text += marked.slice(from, match.index);
    for (const code of match[3]!.split(' ')) {
      marks.push({ code, sign: match[2] as MarkSign, start: text.length, end: text.length + match[1]!.length });
    }
    text += match[1]!;
    from = match.index + match[0].length;
  }
  return { text: text + marked.slice(from), marks };
}
