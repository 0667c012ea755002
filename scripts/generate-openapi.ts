/**
 * Writes `docs/openapi.json`. Run it after every change of the API; a test fails when the file is behind.
 *
 * `node -r @swc-node/register scripts/generate-openapi.ts`
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { apiDocumentText } from './api-document';

const FILE = path.join(__dirname, '..', 'docs', 'openapi.json');

async function main(): Promise<void> {
  const text = await apiDocumentText();
  writeFileSync(FILE, text);
  console.log(`docs/openapi.json written: ${text.length} characters`);
}

void main();
