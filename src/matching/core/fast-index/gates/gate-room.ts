/** What the gates of one set of columns share: room for what is kept, and arrays to work in. */
import { BLOCK_WORDS, BlockPool } from '../collections/block-pool';
import type { FacetName } from '../people/facets';
import type { PeopleColumns } from '../people/people-columns';

/** Bytes of bitmaps kept: so many for each person, and at least so many. */
const BYTES_PER_PERSON = 26;
const LEAST_BYTES = 1_000_000;
/** The same for tables of answers by class. */
const TABLE_BYTES_PER_PERSON = 2;
const LEAST_TABLE_BYTES = 200_000;
/** A table is kept when it takes so many times fewer bytes than there are people. */
const WORTH_A_TABLE = 16;

/** Bytes of bitmaps that may be kept for so many people. */
export type BitmapRoom = (people: number) => number;

export const USUAL_ROOM: BitmapRoom = (people) => Math.max(LEAST_BYTES, BYTES_PER_PERSON * people);

/** A table of answers that whoever asks next takes over. */
export interface LentTable {
  /** whoever asked last */
  owner: object;
  table: Uint8Array;
  /** classes answered, from the first one on; others may be answered too */
  answered: number;
}

/** What the questions of one set of columns share. */
export class GateRoom {
  readonly pool = new BlockPool();
  /** bytes of tables kept */
  tables = 0;
  /** how often bitmaps were dropped to make room */
  roomMade = 0;
  /** words of a block being filled */
  readonly closed = new Uint32Array(BLOCK_WORDS);
  readonly open = new Uint32Array(BLOCK_WORDS);
  private readonly lent: Partial<Record<FacetName, LentTable>> = {};

  constructor(
    readonly columns: PeopleColumns,
    private readonly room: BitmapRoom,
  ) {}

  /** A table for answers that are not kept: as the owner left it, or filled with `empty` when another one had it since. */
  lend(owner: object, facet: FacetName, empty: number): LentTable {
    const { size } = this.columns.facets[facet].rows;
    const last = this.lent[facet];
    if (last?.owner === owner && last.table.length >= size) return last;
    const table = last && last.table.length >= size ? last.table : new Uint8Array(size + (size >> 3));
    return (this.lent[facet] = { owner, table: table.fill(empty), answered: 0 });
  }

  /** The bitmaps take no more room than they may. */
  get hasRoom(): boolean {
    return this.pool.size * BLOCK_WORDS * Uint32Array.BYTES_PER_ELEMENT <= this.room(this.columns.high);
  }

  /** Room for a table of so many bytes. */
  keepsTable(bytes: number): boolean {
    const most = Math.max(LEAST_TABLE_BYTES, TABLE_BYTES_PER_PERSON * this.columns.high);
    return bytes * WORTH_A_TABLE <= this.columns.high && this.tables + bytes <= most;
  }

  /** Bytes of bitmaps and tables. */
  get bytes(): number {
    const lent = Object.values(this.lent).reduce((sum, { table }) => sum + table.byteLength, 0);
    return this.pool.bytes + this.tables + lent;
  }
}
