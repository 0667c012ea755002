/** schema.org `JobPosting`: found anywhere in a JSON-LD document (alone, in a list, a graph, a page), read as an opening. */
import { countryCode, iscoUnitGroup, wholeNumber } from '../records/codes';
import { fullDate } from '../records/dates';
import { finishOpening, type RecordPlace } from '../records/finish-record';
import { keepOrganization, readHours, readTitle } from '../records/opening-fields';
import { INTAKE_LIMITS, type ParsedRecord, type ParseOptions } from '../records/parsed-file';
import { readDanishPostalCode } from '../records/person-fields';
import { RecordDraft } from '../records/record-draft';
import { tooDeep, type SourceNode, treeOfJson } from '../records/source-node';

const EXPECTED_DATE = 'A date YYYY-MM-DD.';

type JsonObject = Readonly<Record<string, unknown>>;

/** A posting found in a document: its tree, with a path that says where it stood. */
export interface FoundPosting {
  root: SourceNode;
  path: string;
}

/**
 * All postings of a JSON-LD document, in its order. A field that only names another node of the document by `@id` is
 * read as that node.
 * @throws UnreadableFile `FILE.TOO_DEEP`
 */
export function findJobPostings(document: unknown): FoundPosting[] {
  const byId = new Map<string, JsonObject>();
  const found: { posting: JsonObject; path: string }[] = [];
  const visit = (value: unknown, path: string, depth: number): void => {
    if (depth > INTAKE_LIMITS.depth) throw tooDeep();
    if (Array.isArray(value)) return value.forEach((item, index) => visit(item, `${path}[${index}]`, depth + 1));
    if (!isObject(value)) return;
    const id = value['@id'];
    if (typeof id === 'string' && Object.keys(value).length > 1) byId.set(id, value);
    if (isJobPosting(value)) found.push({ posting: value, path });
    for (const [name, part] of Object.entries(value)) visit(part, path === '' ? name : `${path}.${name}`, depth + 1);
  };
  visit(document, '', 0);
  return found.map(({ posting, path }) => ({ path, root: treeOfJson(resolved(posting, byId)) }));
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJobPosting(value: JsonObject): boolean {
  const types: unknown[] = Array.isArray(value['@type']) ? value['@type'] : [value['@type']];
  return types.some(
    (type) => typeof type === 'string' && /^(?:https?:\/\/schema\.org\/|schema:)?JobPosting$/.test(type),
  );
}

/** One step of references is enough for postings, and cannot run in a circle. */
function resolved(posting: JsonObject, byId: ReadonlyMap<string, JsonObject>): JsonObject {
  const entries = Object.entries(posting).map(([name, value]) => {
    const target = isObject(value) && typeof value['@id'] === 'string' ? byId.get(value['@id']) : undefined;
    const isReference = isObject(value) && Object.keys(value).every((key) => key === '@id' || key === '@type');
    return [name, target !== undefined && isReference && !isJobPosting(target) ? target : value] as const;
  });
  return Object.fromEntries(entries);
}

/**
 * Reads one posting; `root` is its own place.
 * @throws UnreadableFile `FIELD.REQUIRED` without a title
 */
export function readJobPosting(root: SourceNode, place: RecordPlace, options: ParseOptions): ParsedRecord {
  const draft = new RecordDraft(root, options);
  draft.markup = true;
  for (const name of ['@context', '@type']) draft.maybe(root.first(name), (text) => text);
  const address = danishAddress(root) ?? root.first('jobLocation.address');
  keepOrganization(draft, root.first('hiringOrganization.name', 'hiringOrganization.legalName', 'hiringOrganization'));
  const workHours = root.first('workHours');
  return finishOpening(draft, place, {
    externalId: readIdentifier(draft, root),
    title: readTitle(draft, root.first('title', 'name')),
    source: 'import',
    description: draft.html(root.first('description'), 5000, '/description'),
    postalCode: readDanishPostalCode(
      draft,
      address?.first('postalCode'),
      address?.first('addressCountry.name', 'addressCountry'),
    ),
    remote: draft.maybe(root.first('jobLocationType'), (text) => (/^TELECOMMUTE$/i.test(text) ? true : undefined)),
    places: draft.maybe(root.first('totalJobOpenings'), (text) => wholeNumber(text, 1, 500)),
    isco08: readOccupation(draft, root),
    ...readHours(draft, workHours, root.all('employmentType')),
    startsOn: draft.maybe(root.first('jobStartDate'), fullDate),
    deadlineOn: draft.value(root.first('validThrough'), '/deadlineOn', EXPECTED_DATE, fullDate),
  });
}

function danishAddress(root: SourceNode): SourceNode | undefined {
  return root
    .all('jobLocation.address')
    .find((address) => countryCode(address.peek('addressCountry.name', 'addressCountry') ?? '') === 'DK');
}

/** The posting's own identifier, else its address on the web (which also stays unmapped, being useful as such). */
function readIdentifier(draft: RecordDraft, root: SourceNode): string | undefined {
  const own = root.first('identifier.value', 'identifier');
  const issuer = root.peek('identifier.name', 'identifier.propertyID');
  const value = draft.maybe(own, (text) => (text !== '' && text.length <= 120 ? text : undefined));
  if (value !== undefined) return issuer && issuer.length < 80 ? `${issuer}:${value}` : value;
  const address = root.peek('@id', 'url');
  return address !== undefined && /^https?:\/\/\S{4,190}$/.test(address) ? address : undefined;
}

function readOccupation(draft: RecordDraft, root: SourceNode): string | undefined {
  for (const node of root.all('occupationalCategory')) {
    const set = node.peek('inCodeSet.name', 'inCodeSet');
    if (set !== undefined && !/isco|disco/i.test(set)) continue;
    const code = draft.maybe(node.first('codeValue', 'termCode', '@id') ?? node, iscoUnitGroup);
    if (code !== undefined) return code;
  }
  return undefined;
}
