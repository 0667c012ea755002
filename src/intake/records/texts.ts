/** Text hygiene for imports: what the database can hold, cuts at a limit, and HTML turned into readable lines. */
import sanitizeHtml from 'sanitize-html';

/**
 * Text that PostgreSQL and JSON can hold: U+0000 and halves of surrogate pairs become U+FFFD; nothing else changes.
 */
export function storable(text: string): string {
  return text
    .replaceAll('\u0000', '\uFFFD')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

/** The first `max` UTF-16 units of a text, never ending in half a character. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(max - 1)) ? max - 1 : max;
  return text.slice(0, end);
}

/** Pieces of at most `max` UTF-16 units that give the text back when joined. */
export function splitText(text: string, max: number): string[] {
  const pieces: string[] = [];
  for (let rest = text; rest.length > 0; rest = rest.slice(pieces.at(-1)!.length)) pieces.push(cutText(rest, max));
  return pieces;
}

/** A text without the spaces around it; `undefined` when nothing is left. */
export function presence(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed ? trimmed : undefined;
}

const BLOCKS = 'p|div|section|article|ul|ol|table|tr|blockquote|pre|h[1-6]|dl|dt|dd|header|footer';
const INLINE = 'a|b|i|u|em|strong|span|small|sub|sup|font|img|br|hr|li|td|th|tbody|thead|label|code';
const HIDDEN = 'script|style|textarea|option|noscript|iframe|object|svg|math|template|title|select';
const KNOWN_TAG = new RegExp(`</?(?:${BLOCKS}|${INLINE}|${HIDDEN})(?:[\\s/][^<>]*)?>|<!--`, 'i');
const ENTITY = /&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});/i;
const WRAPPERS =
  'html|head|body|main|nav|figure|figcaption|center|mark|s|strike|ins|del|big|tt|q|cite|abbr|time|meta|link';
const SHOWN_TAG = new RegExp(`^(?:${BLOCKS}|${INLINE}|${WRAPPERS})$`, 'i');

/** True when a tag would take text with it: hidden elements, comments, and tags that HTML does not know. */
function losesText(html: string): boolean {
  if (html.includes('<!--')) return true;
  return [...html.matchAll(/<\/?([a-z][a-z0-9:-]*)/gi)].some((match) => !SHOWN_TAG.test(match[1]!));
}

/** No field holds nearly so much; a longer text is converted up to here and stays whole as unmapped text. */
const CONVERTED_LENGTH = 100_000;

/** HTML as plain text, and whether text that a browser would not show was left out on the way. */
export interface PlainText {
  text: string;
  complete: boolean;
}

/**
 * Turns HTML into plain text: blocks and list items become lines, a link keeps its address in parentheses. Text
 * without any HTML tag or entity comes back unchanged (trimmed), so `a < b` survives.
 */
export function htmlToText(html: string): PlainText {
  if (html.length > CONVERTED_LENGTH) {
    return { text: htmlToText(cutText(html, CONVERTED_LENGTH)).text, complete: false };
  }
  if (!KNOWN_TAG.test(html) && !ENTITY.test(html)) return { text: html.trim(), complete: true };
  if (!KNOWN_TAG.test(html))
    return { text: unescapeHtml(sanitizeHtml(escapeLoneBrackets(html))).trim(), complete: true };
  const clean = sanitizeHtml(html, {
    allowedTags: [
      ...BLOCKS.replace('h[1-6]', 'h1|h2|h3|h4|h5|h6').split('|'),
      'a',
      'br',
      'hr',
      'li',
      'img',
      'td',
      'th',
    ],
    allowedAttributes: { a: ['href'], img: ['alt'] },
    nonTextTags: HIDDEN.split('|'),
    nestingLimit: 100,
  });
  const lines = clean
    .replace(/\s+/g, ' ')
    .replace(/<a href="([^"]*)">(.*?)<\/a>/g, (_all, href: string, text: string) => linkText(href, text))
    .replace(/<img[^>]*alt="([^"]*)"[^>]*>/g, '$1')
    .replace(/<li>/g, '\n- ')
    .replace(/<(?:td|th)>/g, '\t')
    .replace(new RegExp(`</?(?:${BLOCKS}|br|hr)\\b[^>]*>`, 'g'), '\n')
    .replace(/<[^>]*>/g, '');
  const text = unescapeHtml(lines)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '-')
    .join('\n');
  return { text, complete: !losesText(html) };
}

function linkText(href: string, text: string): string {
  const bare = href.replace(/^(?:mailto|tel):/, '');
  return text.includes(bare) ? text : `${text} (${bare})`;
}

function escapeLoneBrackets(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function unescapeHtml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
