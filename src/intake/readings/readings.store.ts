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

/**
 * Stores a reading with its proposals. What the record says already, and what a person has decided about this record
 * before, is not proposed again.
 */
export async function storeReading(manager: EntityManager, about: SubjectRecord, read: ReadText): Promise<string> {
  const { subject, municipality, record } = about;
  const decided = await decidedKeys(manager, about);
  const id = newId();
  await manager.insert(StoredReading, {
    id,
    municipality,
    candidateId: subject === 'candidate' ? about.id : null,
    openingId: subject === 'opening' ? about.id : null,
    textKind: read.kind,
    language: read.reading.language,
    text: read.text,
    textHash: textHash(read.text),
  });
  const asked = read.proposals.filter((proposal) => {
    if (!proposal.writable) return true;
    const write = writeOf(subject, proposal, proposal.proposed);
    return write !== null && !decided.has(proposal.key) && !isKnown(record, write);
  });
  await insertRows(
    manager,
    ReadingFinding,
    asked.map(({ writable, ...proposal }, position) => ({
      ...proposal,
      municipality,
      readingId: id,
      position,
      state: writable ? ('proposed' as const) : ('noted' as const),
      decidedBy: null,
      decidedAt: null,
      applied: null,
    })),
  );
  return id;
}

async function decidedKeys(manager: EntityManager, { subject, id }: SubjectRecord): Promise<Set<string>> {
  const rows = await manager.query<{ key: string }[]>(
    `select distinct f.key from reading_findings f join readings r on r.id = f.reading_id
     where r.${COLUMN[subject]} = $1 and f.state <> 'noted'`,
    [id],
  );
  return new Set(rows.map(({ key }) => key));
}
