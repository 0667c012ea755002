import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { isPlainObject } from './validate';

const TAGS: Readonly<Record<string, string>> = {
  candidates: 'Who seeks work',
  casework: 'What happens around a person’s course: decisions, offers, conversations, branchepakker',
  board: 'Who stands where: everybody of the caseload in one column, and moves between them',
  deadlines: 'What must not be missed, and what was',
  restricted: 'Measurements of progress: no part of any other answer, of no ranking',
  employers: 'Who hires: employers, their places of work, the people to talk to there',
  openings: 'What is offered',
  matching: 'Ranked lists and their reasons',
  suggestions: 'What people decide about the suggestions',
  imports: 'Files of candidates and openings',
  readings: 'Texts read into proposals, and what people decide about them',
  reference: 'Code lists for pick-lists, and the policy',
  privacy: 'What people are owed: their data, its erasure, permissions, and figures on fairness',
  audit: 'Who did and saw what',
  jobs: 'What the queue does',
};

const DESCRIPTION = `
The matching engine's API. What holds everywhere:

- Bodies are JSON in UTF-8, dates are \`YYYY-MM-DD\` in Europe/Copenhagen, points of time ISO 8601 in UTC, codes are text.
- A field that is left out is unknown. Unknown never excludes a person. Unknown fields are refused, with the nearest
  known name.
- Every refusal is \`application/problem+json\` (RFC 9457) with a stable \`code\`; \`errors\` names each field by JSON
  pointer and says what would be right. Values that were sent are not repeated.
- A record's version is its weak \`ETag\`. Changing a record demands it in \`If-Match\` (428 when missing, 412 when
  stale); \`PATCH\` takes a JSON merge patch (RFC 7396).
- Creating takes an \`Idempotency-Key\`: the same key with the same body within 24 hours gets the same answer.
- Lists come in pages: follow \`nextCursor\`, or the \`Link\` header, until it is null.
- Every answer carries \`X-Request-Id\`; name it when you report a fault.
- Lists and rankings name people by pseudonym. A ranking is a proposal for one opening; a person decides.
`.trim();

/** The OpenAPI 3.1 description of all routes of the API. */
export function apiDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Jobbro API')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('EUPL-1.2', 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12')
    .addServer('/', 'This installation');
  for (const [tag, description] of Object.entries(TAGS)) builder.addTag(tag, description);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (controller, method) => `${lowerFirst(controller.replace(/Controller$/, ''))}_${method}`,
  });
  return completed(document) as OpenAPIObject;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Ids in addresses, by the name of the parameter. */
const IDS: Readonly<Record<string, string>> = {
  id: 'Id of the record',
  workplaceId: 'Id of the workplace',
  openingId: 'Id of the opening',
  candidateId: 'Id of the candidate',
  recordId: 'Id of the record about the person',
  contactId: 'Id of the contact',
  agreementId: 'Id of the agreement',
  permissionId: 'Id of the permission',
  runId: 'Id of the ranking',
};

interface Node {
  [key: string]: unknown;
}

/** What the decorators leave open: ids in addresses, null in patches, null in the words of 3.1. */
function completed(document: OpenAPIObject): unknown {
  const { components, paths, ...rest } = document as unknown as Node & { components: { schemas: Node }; paths: Node };
  const schemas = Object.entries(asOpenApi31(components.schemas) as Record<string, Node>)
    // by name, so that the file changes only where the API does
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => [name, name.endsWith('PatchDto') ? withNullFields(schema) : schema]);
  return {
    ...rest,
    paths: withIds(asOpenApi31(paths)),
    components: { ...components, schemas: Object.fromEntries(schemas) as Node },
  };
}

/** 3.1 knows no `nullable`: null is one of the types, or one of the alternatives. */
function asOpenApi31(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(asOpenApi31);
  if (!isPlainObject(node)) return node;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, asOpenApi31(value)]),
  ) as Node;
  return nullable === true ? orNull(rest) : rest;
}

function orNull(schema: Node): Node {
  if (typeof schema.type === 'string') {
    const choice = Array.isArray(schema.enum) ? { enum: [...(schema.enum as unknown[]), null] } : {};
    return { ...schema, ...choice, type: [schema.type, 'null'] };
  }
  const { description, ...rest } = schema;
  const alternatives = Array.isArray(rest.allOf) && rest.allOf.length === 1 ? (rest.allOf as unknown[])[0] : rest;
  return { ...(description === undefined ? {} : { description }), anyOf: [alternatives, { type: 'null' }] };
}

function withNullFields(schema: Node): Node {
  const fields = Object.entries((schema.properties ?? {}) as Record<string, Node>);
  return { ...schema, properties: Object.fromEntries(fields.map(([name, field]) => [name, orNull(field)])) };
}

function withIds(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withIds);
  if (!isPlainObject(node)) return node;
  if (node.in === 'path' && node.description === undefined && typeof node.name === 'string') {
    return { ...node, description: IDS[node.name], schema: { type: 'string', format: 'uuid' } };
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withIds(value)]));
}
