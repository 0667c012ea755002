/** Readings in and out of the database. All functions run inside the caller's transaction. */
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { newId } from '../../common/id';
import { insertRows } from '../../database/insert-rows';
import type { Reading, TextKind } from '../reading/reading.types';
import type { Proposal, ReadingSubject } from './proposal.types';
import { isKnown, type PlainRecord, writeOf } from './record-writes';
import { ReadingFinding } from './reading-finding.entity';
import { StoredReading } from './reading.entity';

/** The record a text is about. */
export interface SubjectRecord {
  subject: ReadingSubject;
  id: string;
  municipality: string;
  record: PlainRecord;
}

/** A text that was read. */
export interface ReadText {
  kind: TextKind;
  text: string;
  reading: Reading;
  proposals: readonly Proposal[];
}

const COLUMN = { candidate: 'candidate_id', opening: 'opening_id' } as const;

/** SHA-256 of a text, hexadecimal. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Id of the reading of this very text of the record; undefined when it was not read yet. */
export async function findReading(
  manager: EntityManager,
  { subject, id }: Pick<SubjectRecord, 'subject' | 'id'>,
  text: string,
): Promise<string | undefined> {
  const [row] = await manager.query<{ id: string }[]>(
    `select id from readings where ${COLUMN[subject]} = $1 and text_hash = $2`,
    [id, textHash(text)],
  );
  return row?.id;
}

/** Hashes of the texts of these records that were read already, as `id hash`. */
export async function knownTexts(manager: EntityManager, records: readonly SubjectRecord[]): Promise<Set<string>> {
  const rows = await manager.query<{ id: string; hash: string }[]>(
    `select coalesce(candidate_id, opening_id) as id, text_hash as hash from readings
     where candidate_id = any($1::uuid[]) or opening_id = any($1::uuid[])`,
    [records.map(({ id }) => id)],
  );
  return new Set(rows.map(({ id, hash }) => `${id} ${hash}`));
}

/**
 * Stores readings with their proposals, one or many in few statements; answers their ids. What the record says already,
 * and what a person has decided about this record before, is not proposed again.
 */
export async function storeReadings(
  manager: EntityManager,
  readings: readonly { about: SubjectRecord; read: ReadText }[],
): Promise<string[]> {
  const decided = await decidedKeys(
    manager,
    readings.map(({ about }) => about),
  );
  const numbered = readings.map((one) => ({ ...one, id: newId() }));
  await manager.insert(
    StoredReading,
    numbered.map(({ id, about: { subject, id: record, municipality }, read }) => ({
      id,
      municipality,
      candidateId: subject === 'candidate' ? record : null,
      openingId: subject === 'opening' ? record : null,
      textKind: read.kind,
      language: read.reading.language,
      text: read.text,
      textHash: textHash(read.text),
    })),
  );
  await insertRows(
    manager,
    ReadingFinding,
    numbered.flatMap(({ id: readingId, about, read }) =>
      asked(about, read, decided).map(({ writable, ...proposal }, position) => ({
        ...proposal,
        municipality: about.municipality,
        readingId,
        position,
        state: writable ? ('proposed' as const) : ('noted' as const),
        decidedBy: null,
        decidedAt: null,
        applied: null,
      })),
    ),
  );
  return numbered.map(({ id }) => id);
}

function asked({ subject, id, record }: SubjectRecord, read: ReadText, decided: ReadonlySet<string>): Proposal[] {
  return read.proposals.filter((proposal) => {
    if (!proposal.writable) return true;
    const write = writeOf(subject, proposal, proposal.proposed);
    return write !== null && !decided.has(`${id} ${proposal.key}`) && !isKnown(record, write);
  });
}

/** What was decided about the records, as `id key`. */
async function decidedKeys(manager: EntityManager, records: readonly SubjectRecord[]): Promise<Set<string>> {
  const rows = await manager.query<{ id: string; key: string }[]>(
    `select distinct coalesce(r.candidate_id, r.opening_id) as id, f.key
     from readings r join reading_findings f on f.reading_id = r.id
     where (r.candidate_id = any($1::uuid[]) or r.opening_id = any($1::uuid[])) and f.state <> 'noted'`,
    [records.map(({ id }) => id)],
  );
  return new Set(rows.map(({ id, key }) => `${id} ${key}`));
}
