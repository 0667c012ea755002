/** What an index holds, to be kept and compared. */
import type { EntityManager } from 'typeorm';
import type { SeenChanges } from '../../database/change-sequence';
import type { CandidateFacts, IsoDate } from '../core/facts';

/** Everybody in an index, as of one reading. */
export interface IndexContents {
  /** the day the facts were judged on */
  day: IsoDate;
  seen: SeenChanges;
  people: readonly CandidateFacts[];
  /** number of the transaction that last wrote each of `people`, in their order */
  versions: readonly number[];
}

/** The largest prime below 2^52: sums of two rests stay exact. */
const MODULUS = 4503599627370449;
const VERSION_MODULUS = 1048573;

/** The same for a row as `VersionSum` adds up; `id` and `version` are columns. */
const TERM = `(('x' || right(id::text, 8))::bit(32)::bigint * (changed_xid % ${VERSION_MODULUS} + 1))`;

/**
 * The versions of all rows in a copy, with a sum over them that the database can work out too. Equal sums and counts
 * show that both hold the same rows in the same versions.
 */
export class VersionSum {
  private readonly versions = new Map<string, number>();
  private total = 0;

  get size(): number {
    return this.versions.size;
  }

  /** A whole number below 2^52; does not depend on the order. */
  get sum(): number {
    return this.total;
  }

  get(id: string): number | undefined {
    return this.versions.get(id);
  }

  put(id: string, version: number): void {
    this.remove(id);
    this.versions.set(id, version);
    this.total = (this.total + term(id, version)) % MODULUS;
  }

  remove(id: string): void {
    const version = this.versions.get(id);
    if (version === undefined) return;
    this.versions.delete(id);
    this.total = (this.total - term(id, version) + MODULUS) % MODULUS;
  }

  ids(): IterableIterator<string> {
    return this.versions.keys();
  }
}

/** The same count and sum over the rows of the database, in the caller's snapshot. */
export async function storedVersions(manager: EntityManager): Promise<{ people: number; checksum: number }> {
  const [row] = await manager.query<{ people: number; checksum: string }[]>(
    `select count(*)::int as people, coalesce(sum(${TERM}) % ${MODULUS}, 0)::text as checksum
     from candidates where deleted_at is null`,
  );
  return { people: row!.people, checksum: Number(row!.checksum) };
}

function term(id: string, version: number): number {
  return (Number.parseInt(id.slice(-8), 16) * ((version % VERSION_MODULUS) + 1)) % MODULUS;
}
