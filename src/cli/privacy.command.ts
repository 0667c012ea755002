/** `privacy …`: keys of the encrypted fields, subject access, erasure and retention. */
import { writeFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { loadMessages, type Locale } from '../common/messages';
import { say } from '../console';
import { RetentionReader } from '../privacy/retention/retention-reader';
import { RetentionService } from '../privacy/retention/retention.service';
import { ErasureService } from '../privacy/subject/erasure.service';
import { SubjectExportService } from '../privacy/subject/subject-export.service';
import { subjectPdf } from '../privacy/subject/subject-pdf';
import { fieldKeys } from '../privacy/fields/field-keys';
import { newKeyLine } from '../privacy/fields/key-ring';
import { checkFieldKeys } from '../privacy/fields/known-keys';
import { rotateKeys } from '../privacy/fields/rotate-keys';
import { withDatabase } from './engines';
import { columns, plain } from './terminal/text-layout';
import { ToldError } from './terminal/told-error';
import { withServices } from './with-services';

/** Prints a new key, as it stands in FIELD_KEYS. */
export function newKey(): void {
  say(newKeyLine());
}

/** Encrypts everything anew with the first key of FIELD_KEYS. */
export async function rotateKeysCommand({ lang }: { lang: Locale }): Promise<void> {
  await withDatabase(async (dataSource) => {
    const keys = fieldKeys();
    await checkFieldKeys(dataSource, keys);
    const { key, values, retired } = await rotateKeys(dataSource, keys);
    const messages = loadMessages('cli', lang);
    say(messages.format('privacy.rotated', { key, values }));
    if (retired.length > 0) say(messages.format('privacy.retired', { keys: retired.join(', ') }));
  });
}

/** Options of `privacy export`. */
export interface ExportOptions {
  /** file to write; one that ends in `.pdf` becomes a document, any other JSON */
  out: string;
  lang: Locale;
}

/** Writes everything held about a person into a file. @throws ToldError when there is no such person */
export async function exportSubject(person: string, { out, lang }: ExportOptions): Promise<void> {
  await withServices(async (app, dataSource) => {
    const subject = await app.get(SubjectExportService, { strict: false }).export(await personId(dataSource, person));
    const bytes = out.endsWith('.pdf') ? await subjectPdf(subject, lang) : JSON.stringify(subject, null, 2);
    writeFileSync(out, bytes, { mode: 0o600 });
    say(
      loadMessages('cli', lang).format('privacy.exported', { file: out, tables: Object.keys(subject.records).length }),
    );
  });
}

/** Erases a person; irrevocable, so the pseudonym must be given twice. @throws ToldError */
export async function eraseSubject(
  person: string,
  { confirm, lang }: { confirm: string; lang: Locale },
): Promise<void> {
  if (confirm !== person) throw new ToldError('--confirm must repeat the person: an erasure cannot be undone.');
  await withServices(async (app, dataSource) => {
    const erased = await app
      .get(ErasureService, { strict: false })
      .erase(await personId(dataSource, person), 'request');
    const { openings, jobs } = erased;
    say(loadMessages('cli', lang).format('privacy.erased', { openings, jobs }));
  });
}

/** Erases again whoever was erased before the backup that this database was restored from. */
export async function repeatErasures({ lang }: { lang: Locale }): Promise<void> {
  await withServices(async (app) => {
    const people = await app.get(ErasureService, { strict: false }).repeat();
    say(loadMessages('cli', lang).format('privacy.repeated', { people }));
  });
}

/** Options of `privacy retention`. */
export interface RetentionOptions {
  asOf?: string;
  apply?: boolean;
  json?: boolean;
}

/** Tells what has run out by the retention rules, or lets it go, and when the rules last ran. A look is no run. */
export async function retentionCommand({ asOf, apply, json }: RetentionOptions): Promise<void> {
  await withServices(async (app) => {
    const retention = app.get(RetentionService, { strict: false });
    const lines = apply ? await retention.apply(asOf) : await retention.report(asOf);
    if (json) {
      say(JSON.stringify(lines, null, 2));
      return;
    }
    const rows = lines.map((line) => [
      line.rule,
      `${line.months} m`,
      line.cutoff,
      `${line.due} due`,
      `${line.held} held`,
      `${line.done} done`,
      plain(line.what),
    ]);
    for (const row of columns(rows)) say(row);
    const last = await app.get(RetentionReader, { strict: false }).lastRun(null);
    say(last ? `last run ${last.at.toISOString()} (${last.mode}), rules ${last.version}` : 'never run');
  });
}

/** Id of a person named by id or pseudonym; a deleted person whose row is still kept is found too. */
async function personId({ manager }: DataSource, person: string): Promise<string> {
  const [found] = await manager.query<{ id: string }[]>(
    'select id from candidates where id::text = $1 or pseudonym = $1',
    [person],
  );
  if (!found) throw new ToldError(`There is no person ${person}.`);
  return found.id;
}
