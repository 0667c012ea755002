/**
 * XML as a tree, without document types, entities or anything fetched. Names lose their namespace prefix, attributes
 * are parts named `@name`, and all values stay text (`15.20` is not a number).
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { INTAKE_LIMITS, problem, UnreadableFile } from '../records/parsed-file';
import { joinPath, SourceNode, tooDeep } from '../records/source-node';

type Ordered = readonly Readonly<Record<string, unknown>>[];

/** The root element of a document: its local name, its namespaces as written, and its content. */
export interface XmlDocument {
  root: string;
  tree: SourceNode;
}

/**
 * Reads a document.
 * @throws UnreadableFile `FILE.DTD_NOT_ALLOWED`, `FILE.BROKEN_XML` (with the line) or `FILE.TOO_DEEP`
 */
export function parseXml(text: string): XmlDocument {
  if (/^<!DOCTYPE/i.test(afterProlog(text))) {
    throw new UnreadableFile(
      problem(
        'FILE.DTD_NOT_ALLOWED',
        'The file has a document type declaration, which can define entities.',
        'The same file without <!DOCTYPE …>.',
      ),
    );
  }
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw brokenXml(`Line ${verdict.err.line}: the XML is not well formed.`);
  const roots = elementsOf(orderedTree(text)).filter(([name]) => !name.startsWith('?'));
  const [first] = roots;
  if (first === undefined || roots.length > 1) throw brokenXml('The XML does not have exactly one root element.');
  const [root, element] = first;
  return { root, tree: treeOfElement(element, root, '', 0) };
}

/** The text from the first `<` that is neither a comment nor a processing instruction; one pass, no backtracking. */
function afterProlog(text: string): string {
  let start = 0;
  for (;;) {
    start = text.indexOf('<', start);
    const end = text.startsWith('<!--', start) ? '-->' : text.startsWith('<?', start) ? '?>' : undefined;
    if (start < 0 || end === undefined) return start < 0 ? '' : text.slice(start, start + 20);
    const close = text.indexOf(end, start + 2);
    if (close < 0) return '';
    start = close + end.length;
  }
}

function orderedTree(text: string): Ordered {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    cdataPropName: '#cdata',
    trimValues: false,
    maxNestedTags: INTAKE_LIMITS.depth,
  });
  try {
    return parser.parse(text) as Ordered;
  } catch (error) {
    if (error instanceof Error && error.message.includes('nested tags')) throw tooDeep();
    throw brokenXml('The XML cannot be read.');
  }
}

function brokenXml(detail: string): UnreadableFile {
  return new UnreadableFile(problem('FILE.BROKEN_XML', detail, 'A well-formed XML file with one root element.'));
}

function elementsOf(content: Ordered): [string, Readonly<Record<string, unknown>>][] {
  return content.flatMap((element) => {
    const name = Object.keys(element).find((key) => key !== ':@');
    return name === undefined || name.startsWith('#') ? [] : [[name, element] as const];
  }) as [string, Readonly<Record<string, unknown>>][];
}

function treeOfElement(
  element: Readonly<Record<string, unknown>>,
  name: string,
  path: string,
  depth: number,
): SourceNode {
  if (depth > INTAKE_LIMITS.depth) throw tooDeep();
  const node = new SourceNode(path);
  for (const [attribute, value] of Object.entries((element[':@'] ?? {}) as Record<string, unknown>)) {
    if (attribute === 'schemaLocation' || attribute === 'xmlns') continue;
    const part = new SourceNode(joinPath(path, `@${attribute}`));
    part.text = decodeEntities(String(value));
    node.add(`@${attribute}`, part);
  }
  const content = element[name] as Ordered;
  node.text = content.map(textOf).join('');
  const children = elementsOf(content);
  const counts = new Map<string, number>();
  for (const [child] of children) counts.set(child, (counts.get(child) ?? 0) + 1);
  const seen = new Map<string, number>();
  for (const [child, part] of children) {
    const index = seen.get(child) ?? 0;
    seen.set(child, index + 1);
    const childPath = joinPath(path, (counts.get(child) ?? 0) > 1 ? `${child}[${index}]` : child);
    node.add(child, treeOfElement(part, child, childPath, depth + 1));
  }
  return node;
}

function textOf(part: Readonly<Record<string, unknown>>): string {
  if (part['#text'] !== undefined) return decodeEntities(String(part['#text']));
  const cdata = part['#cdata'] as Ordered | undefined;
  return cdata ? cdata.map((piece) => String(piece['#text'] ?? '')).join('') : '';
}

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities XML defines itself, and character numbers; every other entity stays as it is written. */
function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return PREDEFINED[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
