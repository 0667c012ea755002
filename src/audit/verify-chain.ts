/** Walks the whole chain and says where it is broken first. */
import type { EntityManager } from 'typeorm';
import type { AuditEvent } from './audit-event.entity';
import { type ChainHead, GENESIS, seal, type SealedEvent } from './hash-chain';
import type { WrittenHead } from './head-file';

/** Rows read at a time. */
const BATCH = 5000;

/** Why a row breaks the chain. */
export type ChainFault =
  /** what the row says is not what was sealed */
  | 'event_changed'
  /** the sealed event is gone */
  | 'event_missing'
  /** a link between two rows is gone, or its former hash was changed */
  | 'seal_missing'
  /** the chain is shorter than, or differs from, a head that was written outside */
  | 'head_differs';

/** What the walk found. */
export interface ChainReport {
  /** links that were found in order */
  checked: number;
  /** events that are not sealed yet; a few are usual, they wait for the sealing job */
  unsealed: number;
  head: ChainHead;
  /** the first broken row; null when the chain is whole */
  broken: { seq: number; eventId: string | null; at: string | null; fault: ChainFault } | null;
}

type Link = { seq: string; sealedId: string; prevHash: string; hash: string } & {
  [F in keyof AuditEvent]: AuditEvent[F] | null;
};

/**
 * Verifies every link, and every head that was written outside the database.
 * @param heads what the head file holds, oldest first
 */
export async function verifyChain(manager: EntityManager, heads: readonly WrittenHead[] = []): Promise<ChainReport> {
  const expected = new Map(heads.map((head) => [head.seq, head]));
  let head: ChainHead = { seq: 0, hash: GENESIS };
  let broken: ChainReport['broken'] = null;
  const removed = await removedByRetention(manager);
  for (
    let links = await linksAfter(manager, 0);
    links.length > 0 && !broken;
    links = await linksAfter(manager, head.seq)
  ) {
    for (const link of links) {
      const fault = faultOf(head, link, removed) ?? headFault(expected, link);
      if (fault) {
        broken = { seq: Number(link.seq), eventId: link.sealedId, at: link.at?.toISOString() ?? null, fault };
        break;
      }
      head = { seq: Number(link.seq), hash: link.hash };
    }
  }
  const farthest = heads.reduce((most, { seq }) => Math.max(most, seq), 0);
  if (!broken && farthest > head.seq) {
    broken = { seq: head.seq + 1, eventId: null, at: null, fault: 'head_differs' };
  }
  return { checked: head.seq, unsealed: await countUnsealed(manager), head, broken };
}

function faultOf(head: ChainHead, link: Link, removed: ReadonlySet<string>): ChainFault | null {
  if (Number(link.seq) !== head.seq + 1 || link.prevHash !== head.hash) return 'seal_missing';
  if (link.id === null) return removed.has(link.sealedId) ? null : 'event_missing';
  return seal(head, link as SealedEvent).hash === link.hash ? null : 'event_changed';
}

function headFault(expected: ReadonlyMap<number, WrittenHead>, link: Link): ChainFault | null {
  const written = expected.get(Number(link.seq));
  return written && written.hash !== link.hash ? 'head_differs' : null;
}

async function linksAfter(manager: EntityManager, seq: number): Promise<Link[]> {
  return manager.query<Link[]>(
    `select s.seq, s.event_id as "sealedId", s.prev_hash as "prevHash", s.hash, e.id, e.at, e.municipality, e.action,
       e.subject_type as "subjectType", e.subject_id as "subjectId", e.purpose, e.actor_id as "actorId",
       e.actor_role as "actorRole", e.details
     from audit_seals s left join audit_events e on e.id = s.event_id
     where s.seq > $1 order by s.seq limit ${BATCH}`,
    [seq],
  );
}

/**
 * Events that retention let go: each removal wrote an event of its own, which names them and is itself sealed. That
 * event being false would be found as a changed one.
 */
async function removedByRetention(manager: EntityManager): Promise<Set<string>> {
  const rows = await manager.query<{ first: string; last: string }[]>(
    `select e.details->>'firstId' as first, e.details->>'lastId' as last from audit_events e
     join audit_seals s on s.event_id = e.id
     where e.action = 'erasure' and e.subject_type = 'audit_events'`,
  );
  const removed = new Set<string>();
  for (const { first, last } of rows) {
    const gone = await manager.query<{ id: string }[]>(
      `select s.event_id as id from audit_seals s
       where s.event_id between $1 and $2 and not exists (select 1 from audit_events e where e.id = s.event_id)`,
      [first, last],
    );
    for (const { id } of gone) removed.add(id);
  }
  return removed;
}

async function countUnsealed(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ count: number }[]>(
    'select count(*)::int as count from audit_events e where not exists (select 1 from audit_seals s where s.event_id = e.id)',
  );
  return row?.count ?? 0;
}
