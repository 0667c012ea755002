/**
 * The contents of an index in a file, so that a start reads one file and the few rows changed since, not everybody. A
 * file is used only when it fits: same form, same schema, same rules and taxonomy, same database, same day, unbroken. Any
 * other is thrown away, and whatever it says is compared with the database before a single answer rests on it. It holds
 * facts of people under their ids, no names; only this user can read it.
 */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Logger } from '@nestjs/common';
import type { SeenChanges } from '../../database/change-sequence';
import type { CandidateFacts, IsoDate } from '../core/facts';
import { FactsDecoder, FactsEncoder } from './facts-codec';
import type { IndexContents } from './index-contents';

/** Raise it when the form of the file or the meaning of a fact changes. */
const FORM = 1;
/** People in one line: the program answers other questions between two lines. */
const LINE = 200;

interface Head {
  form: number;
  /** everything the facts rest on besides the rows; see `basis` */
  basis: string;
  day: IsoDate;
  seen: SeenChanges;
  people: number;
}

/** A file that cannot be used. */
class Unusable extends Error {}

export class SnapshotFile {
  private readonly log = new Logger('SnapshotFile');
  private writing: Promise<void> = Promise.resolve();

  /**
   * @param folder made when it is missing
   * @param basis tells apart everything the facts rest on besides the rows: database, schema, rules, taxonomy
   */
  constructor(
    private readonly folder: string,
    private readonly basis: () => Promise<string>,
  ) {}

  /** The kept contents; null, and the file thrown away, when they cannot be used on this day. */
  async load(day: IsoDate): Promise<IndexContents | null> {
    const file = this.file();
    try {
      return await readContents(file, day, await this.basis());
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      this.log.debug(`the kept index is not used: ${(error as Error).message}`);
      await rm(file, { force: true }).catch(() => undefined);
      return null;
    }
  }

  /** Keeps the contents, one writing after the other; a file that cannot be written is told and is no fault. */
  keep(contents: IndexContents): void {
    this.writing = this.writing
      .then(async () => {
        await mkdir(this.folder, { recursive: true });
        await writeContents(this.file(), contents, await this.basis());
      })
      .catch((error: Error) => this.log.warn(`the index is not kept for the next start: ${error.message}`));
  }

  /** Ends when everything handed in is written. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private file(): string {
    return path.join(this.folder, 'index-snapshot.jsonl');
  }
}

async function writeContents(
  file: string,
  { people, versions, day, seen }: IndexContents,
  basis: string,
): Promise<void> {
  const half = `${file}.${process.pid}`;
  const handle = await open(half, 'w', 0o600);
  const hash = createHash('sha256');
  const write = async (line: string): Promise<void> => {
    hash.update(line);
    await handle.write(`${line}\n`);
  };
  try {
    await write(JSON.stringify({ form: FORM, basis, day, seen, people: people.length } satisfies Head));
    const encoder = new FactsEncoder();
    for (let start = 0; start < people.length; start += LINE) {
      await write(JSON.stringify(versions.slice(start, start + LINE)));
      await write(encoder.encode(people.slice(start, start + LINE)));
    }
    await handle.write(`${hash.digest('hex')}\n`);
    await handle.close();
    await rename(half, file);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(half, { force: true });
    throw error;
  }
}

async function readContents(file: string, day: IsoDate, basis: string): Promise<IndexContents> {
  const handle = await open(file, 'r');
  await handle.close();
  const hash = createHash('sha256');
  const decoder = new FactsDecoder();
  const people: CandidateFacts[] = [];
  const versions: number[] = [];
  let head: Head | undefined;
  let sum: string | undefined;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    if (!head) {
      head = headOf(line, day, basis, hash);
    } else if (people.length === head.people) {
      sum = line;
    } else {
      hash.update(line);
      if (versions.length === people.length) versions.push(...(JSON.parse(line) as number[]));
      else people.push(...decoder.decode(line));
    }
  }
  if (!head || sum !== hash.digest('hex') || versions.length !== people.length) throw new Unusable('it is broken');
  return { day, seen: head.seen, people, versions };
}

function headOf(line: string, day: IsoDate, basis: string, hash: Hash): Head {
  const head = JSON.parse(line) as Head;
  if (head.form !== FORM) throw new Unusable('its form is another one');
  if (head.basis !== basis) throw new Unusable('database, schema, rules or taxonomy are others');
  if (head.day !== day) throw new Unusable('it is of another day');
  hash.update(line);
  return head;
}
