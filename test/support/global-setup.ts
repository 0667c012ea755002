import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres';

/** One ephemeral PostgreSQL for the whole run; every test file makes its own database in it. */
export default async function globalSetup(): Promise<void> {
  if (process.env.TEST_DATABASE_URL) return;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jobbro-test-'));
  fs.chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres(folder, { ephemeral: true });
  process.env.TEST_DATABASE_URL = server.url;
  (globalThis as { stopTestServer?: () => Promise<void> }).stopTestServer = async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
}
