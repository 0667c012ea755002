import type { TextRange } from '../reading.types';

/** A text made readable, with the way back to where each letter stood. */
export interface CleanText {
  text: string;
  /** Range of the original that a range of `text` was made of. */
  toOriginal(start: number, end: number): TextRange;
}

const BLOCKS =
  /^\/?(?:p|br|li|ul|ol|div|h[1-6]|tr|td|th|table|section|article|header|footer|dt|dd|dl|hr|blockquote)\b/i;
const HIDDEN = /^(?:script|style|head|title)\b/i;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', shy: '', aelig: 'æ', oslash: 'ø', aring: 'å',
  AElig: 'Æ', Oslash: 'Ø', Aring: 'Å', eacute: 'é', uuml: 'ü', ouml: 'ö', auml: 'ä', ndash: '–', mdash: '—',
  bull: '•', middot: '·', hellip: '…', rsquo: '’', lsquo: '‘', rdquo: '”', ldquo: '“', sect: '§',
}; // prettier-ignore
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/;
/** What stands at the head of a list line; a hyphen or star needs a blank after it. */
const BULLET = /^(?:[•·▪▫◦‣●○■□►➢✓✔]\s*|[-–—*+]\s+|\d{1,2}[.)]\s+(?=\p{L}))/u;

/**
 * Cleans a text for reading: HTML gone (blocks become lines), entities decoded, bullets and invisible characters gone,
 * words hyphenated at a line end joined, letters composed (å of a and ring), blanks single,
 * columns told apart by `|`. Never throws.
 */
export function cleanText(original: string): CleanText {
  const builder = new Builder();
  const html = /<\/?[a-z][^<>]*>/i.test(original);
  let at = 0;
  while (at < original.length) {
    at =
      (html && original[at] === '<' ? readTag(original, at, builder) : undefined) ??
      (html ? undefined : readColumnGap(original, at, builder)) ??
      readCharacter(original, at, builder);
  }
  return builder.finish();
}

/** Reads a tag; undefined when it is none. */
function readTag(text: string, at: number, builder: Builder): number | undefined {
  if (text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at);
    return end < 0 ? text.length : end + 3;
  }
  const match = /^<(\/?[a-z][^<>]*)>/i.exec(text.slice(at, at + 2000));
  if (!match) return undefined;
  const after = at + match[0].length;
  if (BLOCKS.test(match[1]!)) builder.add('\n', at, after);
  if (!HIDDEN.test(match[1]!)) return after;
  const name = /^[a-z]+/i.exec(match[1]!)![0];
  const close = text.slice(after).search(new RegExp(`</${name}\\s*>`, 'i'));
  return close < 0 ? text.length : after + close;
}

/** A tab or three blanks inside a line: the next cell of a table begins, written `|`. */
const COLUMN_GAP = /[^\S\r\n]*\t[^\S\r\n]*|[^\S\r\n]{3,}/y;

function readColumnGap(text: string, at: number, builder: Builder): number | undefined {
  if (text[at] !== ' ' && text[at] !== '\t') return undefined;
  COLUMN_GAP.lastIndex = at;
  const gap = COLUMN_GAP.exec(text)?.[0];
  if (gap === undefined) return undefined;
  builder.cell(at, at + gap.length);
  return at + gap.length;
}

function readCharacter(text: string, at: number, builder: Builder): number {
  if (text[at] === '&') {
    const match = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/i.exec(text.slice(at, at + 12));
    const decoded = match ? decode(match) : undefined;
    if (match && decoded !== undefined) {
      builder.add(decoded, at, at + match[0].length);
      return at + match[0].length;
    }
  }
  // A letter and the marks that follow it are one character.
  let end = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
  while (end < text.length && /\p{M}/u.test(text[end]!)) end += 1;
  builder.add(text.slice(at, end).normalize('NFC'), at, end);
  return end;
}

function decode([, decimal, hex, name]: RegExpExecArray): string | undefined {
  if (name !== undefined) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()];
  const code = decimal !== undefined ? parseInt(decimal, 10) : parseInt(hex!, 16);
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
}

/** Collects clean characters with the range each came from. */
class Builder {
  private readonly characters: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  add(text: string, start: number, end: number): void {
    for (const unit of text.split('')) {
      if (INVISIBLE.test(unit)) continue;
      if (unit === '\n' || unit === '\r' || unit === '\u2028' || unit === '\v' || unit === '\f') this.line(start, end);
      else if (/\s/.test(unit)) this.blank(start, end);
      else this.push(unit, start, end);
    }
  }

  /** The end of a cell; at the begin and the end of a line, and beside a `|` that is written, there is none. */
  cell(start: number, end: number): void {
    const last = this.last(this.last() === ' ' ? 2 : 1);
    if (last === undefined || last === '\n' || last === '|') return this.blank(start, end);
    this.blank(start, end);
    this.push('|', start, end);
    this.push(' ', start, end);
  }

  finish(): CleanText {
    while (this.last() === ' ' || this.last() === '|') this.drop(1);
    this.trimBullets();
    const { starts, ends } = this;
    return {
      text: this.characters.join(''),
      toOriginal: (start, end) =>
        start < end
          ? { start: starts[start]!, end: ends[end - 1]! }
          : { start: starts[start] ?? 0, end: starts[start] ?? 0 },
    };
  }

  private last(back = 1): string | undefined {
    return this.characters[this.characters.length - back];
  }

  private push(unit: string, start: number, end: number): void {
    if (this.joinsHyphenated(unit)) this.drop(2);
    this.characters.push(unit);
    this.starts.push(start);
    this.ends.push(end);
  }

  /** `Maskin-⏎operatør`: a small letter after hyphen and line end goes on with the word, unless it is a binding word. */
  private joinsHyphenated(unit: string): boolean {
    return this.last() === '\n' && this.last(2) === '-' && /\p{L}/u.test(this.last(3) ?? '') && /\p{Ll}/u.test(unit);
  }

  private blank(start: number, end: number): void {
    const last = this.last();
    if (last !== undefined && last !== ' ' && last !== '\n') this.push(' ', start, end);
  }

  private line(start: number, end: number): void {
    while (this.last() === ' ' || this.last() === '|') this.drop(1);
    if (this.last() !== undefined && this.last() !== '\n') this.push('\n', start, end);
  }

  private drop(count: number): void {
    for (const list of [this.characters, this.starts, this.ends]) list.splice(list.length - count, count);
  }

  private trimBullets(): void {
    const text = this.characters.join('');
    const keep: number[] = [];
    let lineStart = 0;
    for (const line of text.split('\n')) {
      const bullet = BULLET.exec(line)?.[0].length ?? 0;
      for (let at = lineStart + bullet; at <= lineStart + line.length && at < text.length; at += 1) keep.push(at);
      lineStart += line.length + 1;
    }
    for (const list of [this.starts, this.ends]) list.splice(0, list.length, ...keep.map((at) => list[at]!));
    this.characters.splice(0, this.characters.length, ...keep.map((at) => text[at]!));
  }
}
