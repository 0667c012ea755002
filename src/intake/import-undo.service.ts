import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Conflict, NotFound } from '../common/errors';
import { Outbox } from '../queue/outbox';
import type { ImportDto } from './import.dto';
import { Import } from './import.entity';
import { presentImport } from './import-report';

/** Records taken back together; each batch is one transaction. */
const BATCH = 500;

const TABLES = { candidate: 'candidates', opening: 'openings' } as const;
const COLUMNS = { candidate: 'candidate_id', opening: 'opening_id' } as const;
type Kind = keyof typeof TABLES;

/** Takes an import back as far as nobody has worked on what it brought. */
@Injectable()
export class ImportUndoService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Removes the records that the import created and that nobody has touched since: not changed, no casework, no
   * decision about a suggestion or a text. Records it only updated stay as they are, for what stood there before is not
   * kept. A removed record gives its key free, so that the file can be brought in again. Asking twice does no harm.
   * @throws NotFound; Conflict `IMPORT.NOT_STORED` while it is not done
   */
  async undo(id: string): Promise<ImportDto> {
    const row = await this.dataSource.manager.findOneBy(Import, { id });
    if (!row) throw new NotFound('import', id);
    if (row.state === 'undone') return presentImport(row);
    if (row.state !== 'done') {
      throw new Conflict('IMPORT.NOT_STORED', 'Only an import that is done can be undone.', { id, state: row.state });
    }
    for (const kind of ['candidate', 'opening'] as const) {
      for (let removed = BATCH; removed === BATCH;) removed = await this.undoBatch(id, kind);
    }
    await this.dataSource.query(
      `update imports set state = 'undone', totals = totals || jsonb_build_object('undone',
         (select count(*)::int from import_rows where import_id = $1 and outcome = 'undone'))
       where id = $1`,
      [id],
    );
    return presentImport(await this.dataSource.manager.findOneByOrFail(Import, { id }));
  }

  private undoBatch(id: string, kind: Kind): Promise<number> {
    const table = TABLES[kind];
    const column = COLUMNS[kind];
    return this.outbox.transaction(async (manager, publish) => {
      const untouched = await manager.query<{ id: string; municipality: string }[]>(
        `select t.id, t.municipality from import_rows r join ${table} t on t.id = r.record_id
         where r.import_id = $1 and r.record_kind = $2 and r.outcome = 'created'
           and t.deleted_at is null and t.version = 1 and t.updated_at = t.created_at
           and not exists (select 1 from suggestions s where s.${column} = t.id and s.decided_at is not null)
           and not exists (select 1 from readings d join reading_findings f on f.reading_id = d.id
             where d.${column} = t.id and f.decided_at is not null)
         order by t.id limit ${BATCH} for no key update of t`,
        [id, kind],
      );
      const ids = untouched.map((one) => one.id);
      await manager.query(
        `update ${table} set external_id = null, deleted_at = now(), updated_at = now(), version = version + 1
         where id = any($1::uuid[])`,
        [ids],
      );
      await manager.query(
        `update import_rows set outcome = 'undone' where import_id = $1 and record_id = any($2::uuid[])`,
        [id, ids],
      );
      for (const one of untouched) {
        publish({ aggregate: kind, aggregateId: one.id, municipality: one.municipality, reason: 'deleted' });
      }
      return untouched.length;
    });
  }
}
