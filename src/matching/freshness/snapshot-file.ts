/**
 * The contents of an index in a file, so that a start reads one file and the few rows changed since, not everybody. A
 * file is used only when it fits: same form, same schema, same rules and taxonomy, same database, same day, unbroken. Any
 * other is thrown away, and whatever it says is compared with the database before a single answer rests on it. It holds
 * facts of people under their ids, no names, encrypted with the key of the encrypted fields.
 */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Logger } from '@nestjs/common';
import type { SeenChanges } from '../../database/change-sequence';
import type { KeyRing } from '../../privacy/fields/key-ring';
import { FileSealer, openSealed } from '../../privacy/fields/sealed-file';
import type { CandidateFacts, IsoDate } from '../core/facts';
import { FactsDecoder, FactsEncoder } from './facts-codec';
import type { IndexContents } from './index-contents';

/** Raise it when the form of the file or the meaning of a fact changes. */
const FORM = 2;
/** People in one part: the program answers other questions between two parts. */
const PART = 200;
/** Name of the file in the form before, which was not encrypted. */
const FORMER = 'index-snapshot.jsonl';

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
   * @param keys of the encrypted fields
   */
  constructor(
    private readonly folder: string,
    private readonly basis: () => Promise<string>,
    private readonly keys: () => KeyRing,
  ) {}

  /** The kept contents; null, and the file thrown away, when they cannot be used on this day. */
  async load(day: IsoDate): Promise<IndexContents | null> {
    const file = this.file();
    await rm(path.join(this.folder, FORMER), { force: true }).catch(() => undefined);
    try {
      return await readContents(file, { day, basis: await this.basis(), keys: this.keys() });
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
        await writeContents(this.file(), contents, { basis: await this.basis(), keys: this.keys() });
      })
      .catch((error: Error) => this.log.warn(`the index is not kept for the next start: ${error.message}`));
  }

  /** Throws the file away, after what is being written. */
  forget(): void {
    this.writing = this.writing
      .then(() => rm(this.file(), { force: true }))
      .catch((error: Error) => this.log.warn(`the kept index could not be thrown away: ${error.message}`));
  }

  /** Ends when everything handed in is written. */
  async settled(): Promise<void> {
    await this.writing;
  }

  private file(): string {
    return path.join(this.folder, 'index-snapshot.sealed');
  }
}

async function writeContents(
  file: string,
  { people, versions, day, seen }: IndexContents,
  { basis, keys }: { basis: string; keys: KeyRing },
): Promise<void> {
  const half = `${file}.${process.pid}`;
  const handle = await open(half, 'w', 0o600);
  try {
    const sealer = new FileSealer(keys);
    await handle.write(sealer.head);
    await handle.write(
      sealer.seal(JSON.stringify({ form: FORM, basis, day, seen, people: people.length } satisfies Head)),
    );
    const encoder = new FactsEncoder();
    for (let start = 0; start < people.length; start += PART) {
      await handle.write(sealer.seal(JSON.stringify(versions.slice(start, start + PART))));
      await handle.write(sealer.seal(encoder.encode(people.slice(start, start + PART))));
    }
    await handle.write(sealer.seal('', true));
    await handle.close();
    await rename(half, file);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(half, { force: true });
    throw error;
  }
}

async function readContents(
  file: string,
  { day, basis, keys }: { day: IsoDate; basis: string; keys: KeyRing },
): Promise<IndexContents> {
  const handle = await open(file, 'r');
  try {
    const decoder = new FactsDecoder();
    const people: CandidateFacts[] = [];
    const versions: number[] = [];
    let head: Head | undefined;
    for await (const part of openSealed(handle, keys)) {
      if (!head) head = headOf(part, day, basis);
      else if (people.length === head.people) break;
      else if (versions.length === people.length) versions.push(...(JSON.parse(part) as number[]));
      else people.push(...decoder.decode(part));
    }
    if (!head || people.length !== head.people || versions.length !== people.length) throw new Unusable('it is broken');
    return { day, seen: head.seen, people, versions };
  } finally {
    await handle.close();
  }
}

function headOf(part: string, day: IsoDate, basis: string): Head {
  const head = JSON.parse(part) as Head;
  if (head.form !== FORM) throw new Unusable('its form is another one');
  if (head.basis !== basis) throw new Unusable('database, schema, rules or taxonomy are others');
  if (head.day !== day) throw new Unusable('it is of another day');
  return head;
}
