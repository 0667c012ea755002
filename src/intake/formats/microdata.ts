/** Web pages: JSON-LD blocks, and microdata turned into the JSON it would be, so that one reader serves both. */
import { XMLParser } from 'fast-xml-parser';
import sanitizeHtml from 'sanitize-html';
import { INTAKE_LIMITS } from '../records/parsed-file';

/** The contents of the page's `application/ld+json` scripts, in order. */
export function jsonLdScripts(html: string): string[] {
  const scripts: string[] = [];
  const tags = /<(\/?)script\b([^>]{0,2000})>?/gi;
  let start: number | undefined;
  // One pass over all script tags, so that a page of nothing but opening tags is no more work than any other.
  for (const { index, 0: tag, 1: slash, 2: attributes = '' } of html.matchAll(tags)) {
    if (slash !== '' && start !== undefined) {
      scripts.push(withoutWrapping(html.slice(start, index)));
      start = undefined;
    } else if (slash === '' && start === undefined && /type\s*=\s*["']?application\/ld\+json/i.test(attributes)) {
      start = index + tag.length;
    }
  }
  return scripts;
}

/** Without the comment or CDATA marks that older pages put around scripts. */
function withoutWrapping(script: string): string {
  return script
    .trim()
    .replace(/^(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\]\]>|\]\]>)$/, '');
}

type Element = Readonly<Record<string, unknown>>;
type Content = readonly Element[];

/** The page's `JobPosting` items as JSON-LD objects; nested items become nested objects, repeated properties lists. */
export function microdataPostings(html: string): Readonly<Record<string, unknown>>[] {
  if (html.length > INTAKE_LIMITS.pageLength) return [];
  if (!/itemtype\s*=\s*["']?[^"'>]*schema\.org\/JobPosting/i.test(html)) return [];
  // Cleaning closes what HTML leaves open, so that an XML parser can walk the page.
  const clean = sanitizeHtml(html, {
    allowedTags: [
      'div',
      'span',
      'p',
      'ul',
      'ol',
      'li',
      'h1',
      'h2',
      'h3',
      'h4',
      'section',
      'article',
      'main',
      'a',
      'time',
    ]
      .concat([
        'meta',
        'link',
        'br',
        'table',
        'tbody',
        'tr',
        'td',
        'th',
        'dl',
        'dt',
        'dd',
        'strong',
        'em',
        'b',
        'i',
        'img',
      ])
      .concat(['header', 'footer', 'address', 'body', 'html', 'h5', 'h6', 'data', 'pre', 'small']),
    allowedAttributes: {
      '*': ['itemscope', 'itemtype', 'itemprop', 'itemid', 'content', 'datetime', 'href', 'src', 'value'],
    },
    selfClosing: ['meta', 'link', 'br', 'img'],
    allowedSchemesAppliedToAttributes: [],
    nestingLimit: INTAKE_LIMITS.depth - 5,
  });
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    allowBooleanAttributes: true,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    trimValues: false,
    maxNestedTags: INTAKE_LIMITS.depth,
  });
  const postings: Readonly<Record<string, unknown>>[] = [];
  findItems(parser.parse(`<page>${clean}</page>`) as Content, postings);
  return postings;
}

function nameOf(element: Element): string | undefined {
  return Object.keys(element).find((key) => key !== ':@' && !key.startsWith('#'));
}

function attributesOf(element: Element): Readonly<Record<string, unknown>> {
  return (element[':@'] ?? {}) as Readonly<Record<string, unknown>>;
}

function contentOf(element: Element): Content {
  const name = nameOf(element);
  return name === undefined ? [] : (element[name] as Content);
}

function findItems(content: Content, postings: Readonly<Record<string, unknown>>[]): void {
  for (const element of content) {
    if (/schema\.org\/JobPosting$/i.test(String(attributesOf(element)['itemtype'] ?? ''))) {
      const item: Record<string, unknown> = { '@type': 'JobPosting' };
      collect(contentOf(element), item);
      postings.push(item);
    } else findItems(contentOf(element), postings);
  }
}

function collect(content: Content, item: Record<string, unknown>): void {
  for (const element of content) {
    const attributes = attributesOf(element);
    const property = attributes['itemprop'];
    if (typeof property !== 'string' || !/^[A-Za-z]/.test(property)) {
      collect(contentOf(element), item);
      continue;
    }
    const nested = attributes['itemscope'] !== undefined || attributes['itemtype'] !== undefined;
    const part: Record<string, unknown> = {};
    if (nested) collect(contentOf(element), part);
    const value = nested ? part : (valueOf(attributes) ?? markupOf(contentOf(element)));
    const loose = nested ? looseText(contentOf(element), part) : undefined;
    if (loose !== undefined) part['text'] = loose;
    const before = item[property];
    if (Array.isArray(before)) before.push(value);
    else item[property] = before === undefined ? value : [before, value];
    if (!nested) collectNested(contentOf(element), item);
  }
}

/** Properties inside a text property belong to the same item. */
function collectNested(content: Content, item: Record<string, unknown>): void {
  for (const element of content) {
    if (attributesOf(element)['itemprop'] === undefined) collectNested(contentOf(element), item);
    else collect([element], item);
  }
}

function valueOf(attributes: Readonly<Record<string, unknown>>): string | undefined {
  const value = ['content', 'datetime', 'href', 'src', 'value'].map((name) => attributes[name]);
  const found = value.find((text) => typeof text === 'string');
  return typeof found === 'string' ? decode(found) : undefined;
}

/** The element's content as HTML again, so that lists keep their lines. */
function markupOf(content: Content): string {
  return content
    .map((element) => {
      if (element['#text'] !== undefined) return String(element['#text']);
      const name = nameOf(element);
      return name === undefined ? '' : `<${name}>${markupOf(contentOf(element))}</${name}>`;
    })
    .join('')
    .trim();
}

function plainOf(content: Content): string {
  return decode(
    markupOf(content)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** The text of a nested item, when it says more than the item's properties do. */
function looseText(content: Content, part: Readonly<Record<string, unknown>>): string | undefined {
  const text = plainOf(content);
  const said = JSON.stringify(part);
  const isSaid = text.split(' ').every((word) => said.includes(JSON.stringify(word).slice(1, -1)));
  return isSaid ? undefined : text;
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
