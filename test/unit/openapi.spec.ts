import { readFileSync } from 'node:fs';
import path from 'node:path';
import { apiDocumentText } from '../../scripts/api-document';

interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; description?: string }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}

interface Document {
  openapi: string;
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties?: Record<string, { description?: string; $ref?: string }> }> };
}

describe('docs/openapi.json', () => {
  let text: string;
  let document: Document;
  let operations: [route: string, operation: Operation][];

  beforeAll(async () => {
    text = await apiDocumentText();
    document = JSON.parse(text) as Document;
    operations = Object.entries(document.paths).flatMap(([route, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${route}`, operation]),
    );
  });

  it('is what the modules say now (run scripts/generate-openapi.ts)', () => {
    const file = path.join(__dirname, '../../docs/openapi.json');
    expect(readFileSync(file, 'utf8') === text).toBe(true);
  });

  it('is OpenAPI 3.1, without the keyword nullable of 3.0', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(text).not.toContain('"nullable"');
  });

  it('says of every operation what it is for, under one known tag and an id of its own', () => {
    const tags = document.tags.map(({ name }) => name);
    for (const [route, operation] of operations) {
      expect([route, operation.summary, operation.description]).toEqual([
        route,
        expect.any(String),
        expect.any(String),
      ]);
      expect([route, operation.tags?.filter((tag) => tags.includes(tag)).length]).toEqual([route, 1]);
    }
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length);
    expect(operations.length).toBeGreaterThan(45);
  });

  it('describes every parameter, once', () => {
    for (const [route, { parameters = [] }] of operations) {
      const names = parameters.map(({ name, in: place }) => `${place}:${name}`);
      expect([route, new Set(names).size]).toEqual([route, names.length]);
      for (const { name, description } of parameters) {
        expect([route, name, description]).toEqual([route, name, expect.stringMatching(/./)]);
      }
    }
  });

  it('gives every operation a success with a body or none, and problems as refusals', () => {
    for (const [route, { responses }] of operations) {
      const statuses = Object.keys(responses);
      expect([route, statuses.filter((status) => status.startsWith('2')).length]).toEqual([route, 1]);
      for (const [status, { content }] of Object.entries(responses)) {
        const types = Object.keys(content ?? {});
        if (/^[45]/.test(status)) expect([route, types]).toEqual([route, ['application/problem+json']]);
        else if (status !== '204') expect([route, types.length]).toEqual([route, 1]);
      }
    }
  });

  it('demands If-Match wherever a stale version is refused', () => {
    for (const [route, { parameters = [], responses }] of operations) {
      const demanded = parameters.some(({ name }) => name === 'If-Match');
      expect([route, demanded]).toEqual([route, '412' in responses]);
      expect([route, demanded]).toEqual([route, '428' in responses]);
    }
  });

  it('describes every field of every schema', () => {
    const silent = Object.entries(document.components.schemas).flatMap(([schema, { properties = {} }]) =>
      Object.entries(properties).flatMap(([field, { description, $ref }]) =>
        description || $ref ? [] : [`${schema}.${field}`],
      ),
    );
    expect(silent).toEqual([]);
  });

  it('refers to nothing that is not there', () => {
    const references = new Set([...text.matchAll(/"\$ref": "([^"]+)"/g)].map((match) => match[1]!));
    for (const reference of references) {
      const name = reference.replace('#/components/schemas/', '');
      expect([reference, name in document.components.schemas]).toEqual([reference, true]);
    }
    expect(references.size).toBeGreaterThan(30);
  });
});
