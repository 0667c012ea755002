import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withMadeParts } from '../../scripts/privacy-doc';

const page = readFileSync(path.join(__dirname, '../../docs/privacy.md'), 'utf8');

describe('docs/privacy.md', () => {
  it('says what the program does now (else: node -r @swc-node/register scripts/generate-privacy-doc.ts)', () => {
    expect(withMadeParts(page)).toBe(page);
  });

  it('names the tables about people and their encrypted columns', () => {
    expect(page).toMatch(/\| `candidate_identities` \| .*\*\*cpr\*\*.*\*\*email\*\*/);
    expect(page).toContain('`suggestion_events`');
  });
});
