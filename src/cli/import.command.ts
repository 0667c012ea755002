/** `import`: reads files, tells what would happen, and with `--commit` stores and ranks through the queue. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module';
import { loadMessages, type Locale, type Messages } from '../common/messages';
import { isPlainObject } from '../common/api/validate';
import { progress, say } from '../console';
import { matchEverything } from '../demo/first-start';
import type { ColumnMap, RecordKind } from '../intake';
import type { ImportDto } from '../intake/import.dto';
import { ImportsService } from '../intake/imports.service';
import { JobQueue } from '../queue/job-queue';
import { Worker } from '../worker.module';
import { closing } from './closing';
import { withRuntime } from './engines';
import { quietLogger } from './terminal/quiet-log';
import { outcomeLines, renderImport } from './render-import';
import { ToldError } from './terminal/told-error';

/** Options of the command. */
export interface ImportCommandOptions {
  municipality: string;
  /** file with the user's own column map */
  map?: string;
  kind?: RecordKind;
  /** file for everything refused or noted */
  errors?: string;
  commit?: boolean;
  lang: Locale;
}

const LOOK_EVERY = 100;

/** Runs the command over all files. The program ends with 1 when a file holds nothing that can be stored. */
export async function importFiles(files: readonly string[], options: ImportCommandOptions): Promise<void> {
  const sources = files.map((file) => ({ name: path.basename(file), bytes: contentOf(file) }));
  const columnMap = options.map === undefined ? undefined : columnMapOf(options.map);
  const texts = loadMessages('cli', options.lang);
  await withRuntime(
    async (runtime) => {
      const app = await NestFactory.createApplicationContext(AppModule.forRuntime(runtime), { logger: quietLogger() });
      await closing(
        () => app.close(),
        async () => {
          const imports = app.get(ImportsService);
          const errors: string[] = [];
          for (const source of sources) {
            const before = await receivedIds(app);
            const read = await imports.read(source, { ...options, columnMap });
            for (const line of renderImport(read, await alreadyStored(app, read), texts)) say(line);
            if (read.problems.length > 0) errors.push(await imports.errors(read.id, options.lang));
            if (read.totals.accepted === 0 && read.totals.records > 0) process.exitCode = 1;
            if (read.state === 'done') say(texts.format('import.already'));
            else if (options.commit && read.totals.accepted > 0) await store(app, read, texts);
            else if (!before.has(read.id)) await forget(app, read.id);
          }
          if (options.errors !== undefined && errors.length > 0) {
            writeFileSync(options.errors, joined(errors));
            say(texts.format('import.errors_written', { file: options.errors }));
          }
          if (options.commit) await matchEverything(app);
          else say(texts.format('import.dry_run'));
        },
      );
    },
    { migrate: false },
  );
}

/** Has the records stored by the queue and waits for it; this process takes jobs too, so that no other has to run. */
async function store(app: INestApplicationContext, read: ImportDto, texts: Messages): Promise<void> {
  const imports = app.get(ImportsService);
  await app.get(Worker).start();
  await imports.commit(read.id);
  const bar = progress('Import', read.totals.accepted);
  const failed = (await app.get(JobQueue).counts()).failed;
  try {
    for (;;) {
      const now = await imports.progress(read.id);
      const { created, updated, unchanged } = now.totals;
      bar.update(created + updated + unchanged);
      if (now.state === 'done') break;
      if ((await app.get(JobQueue).counts()).failed > failed) {
        throw new ToldError(`The import ${read.id} was given up; see GET /api/v1/jobs?state=failed.`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
  } finally {
    bar.stop();
  }
  const { totals } = await imports.progress(read.id);
  say(texts.format('import.committed'));
  for (const line of outcomeLines(totals, texts)) say(line);
}

async function receivedIds(app: INestApplicationContext): Promise<Set<string>> {
  const rows = await app.get(DataSource).query<{ id: string }[]>(`select id from imports where state = 'received'`);
  return new Set(rows.map(({ id }) => id));
}

/** Records of the file whose key is stored already: they would be changed, or found unchanged. */
async function alreadyStored(app: INestApplicationContext, { id, municipality, kind }: ImportDto): Promise<number> {
  const table = kind === 'candidates' ? 'candidates' : 'openings';
  const [row] = await app.get(DataSource).query<{ known: number }[]>(
    `select count(*)::int as known
     from imports i, jsonb_array_elements(i.report -> 'records') r
       join ${table} t on t.external_id = r -> 'input' ->> 'externalId'
     where i.id = $1 and t.municipality = $2 and t.deleted_at is null`,
    [id, municipality],
  );
  return row!.known;
}

/** A dry run leaves nothing behind: what was read holds personal data. */
async function forget(app: INestApplicationContext, id: string): Promise<void> {
  await app.get(DataSource).query(`delete from imports where id = $1 and state = 'received'`, [id]);
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new ToldError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function columnMapOf(file: string): ColumnMap {
  let content: unknown;
  try {
    content = JSON.parse(contentOf(file).toString('utf8'));
  } catch (error) {
    if (error instanceof ToldError) throw error;
    throw new ToldError(`${file} is not JSON; it must look like {"Postnr": "postalCode"}.`);
  }
  if (!isPlainObject(content) || Object.values(content).some((field) => typeof field !== 'string')) {
    throw new ToldError(`${file} is no column map; it must look like {"Postnr": "postalCode"}.`);
  }
  return content as ColumnMap;
}

/** One file of several: the headers stand once. */
function joined(files: readonly string[]): string {
  return files.map((text, index) => (index === 0 ? text : text.slice(text.indexOf('\n') + 1))).join('');
}
