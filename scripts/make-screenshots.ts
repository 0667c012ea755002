/**
 * Makes the pictures of the README from demo data: `docs/img/opening.png` and `docs/img/explanation.png`, 1280 px wide.
 * Starts the program on an embedded database in a folder of its own, which is removed afterwards.
 *
 *   node -r @swc-node/register scripts/make-screenshots.ts
 */
import 'reflect-metadata';
import { mkdirSync, mkdtempSync, chmodSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from '../src/app.module';
import { configureApi } from '../src/common/api/configure-api';
import { projectRoot } from '../src/common/project-root';
import { loadConfig } from '../src/config/config';
import { matchEverything, seedDemoIfEmpty } from '../src/demo/first-start';
import { loadReferenceData } from '../src/reference-data';
import { openRuntime } from '../src/runtime';
import { Worker } from '../src/worker.module';
import { openBrowser } from '../test/support/browser';

const TARGET = path.join(projectRoot(), 'docs', 'img');

/** A cleaning job shows every factor; the first of that branch with a full list is taken. */
const SHOWN = `
  select o.id, (select s.candidate_id from suggestions s where s.opening_id = o.id and s.rank = 3) as candidate,
    c.owner, c.municipality
  from openings o join suggestions s on s.opening_id = o.id and s.rank = 3 join candidates c on c.id = s.candidate_id
  where o.state = 'aaben' and o.branchepakke = 'RENG' and 'igu' = any(o.schemes) and o.title not ilike '%igu%'
  order by (select count(*) from opening_tasks t where t.opening_id = o.id) desc, o.external_id limit 1`;

/** Takes the pictures of a running program. */
async function takePictures(url: string, shown: Record<string, string>): Promise<void> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(`${url}/log-ind`);
    await page.locator('select[name=bruger]').selectOption(`${shown.municipality}:${shown.owner}`);
    await page.locator('form:has(select[name=bruger]) button').click();
    await page.waitForURL(`${url}/`);
    for (const [name, address, height] of [
      ['opening', `/aabninger/${shown.id}?antal=10`, 1200],
      ['explanation', `/match/${shown.id}/${shown.candidate}`, 1350],
    ] as const) {
      await page.setViewportSize({ width: 1280, height });
      await page.goto(url + address, { waitUntil: 'networkidle' });
      await page.screenshot({ path: path.join(TARGET, `${name}.png`) });
      console.log(`docs/img/${name}.png`);
    }
  } finally {
    await browser.close();
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-pictures-'));
  chmodSync(folder, 0o755);
  mkdirSync(TARGET, { recursive: true });
  const config = loadConfig({ DATA_DIR: path.join(folder, 'data'), PORT: '0', LOG_LEVEL: 'error' });
  const runtime = await openRuntime(config);
  try {
    await loadReferenceData(runtime.dataSource);
    const app = await NestFactory.create<NestExpressApplication>(AppModule.forRuntime(runtime), {
      logger: ['error'],
      bodyParser: false,
    });
    configureApi(app);
    await app.listen(0, '127.0.0.1');
    await app.get(Worker).start();
    await seedDemoIfEmpty(runtime.dataSource, {});
    await matchEverything(app);
    const [shown] = await runtime.dataSource.query<Record<string, string>[]>(SHOWN);
    const { port } = app.getHttpServer().address() as AddressInfo;
    await takePictures(`http://127.0.0.1:${port}`, shown!);
    await app.close();
  } finally {
    await runtime.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
