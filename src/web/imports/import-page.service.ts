import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ImportDto } from '../../intake/import.dto';
import { ImportsService } from '../../intake/imports.service';
import { tableColumns, tableFields } from '../../intake/tables/table-headers';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { problemInWords, problemLines } from './problem-lines';

/** Imports on the first page. */
const SHOWN = 20;

/** The pages of imports. */
@Injectable()
export class ImportPageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly imports: ImportsService,
    private readonly view: ViewService,
  ) {}

  /** The list with the form for a new file; `fault` is the code of what was wrong with the one just sent. */
  async list(viewer: Viewer, fault?: string): Promise<PageAnswer> {
    const { colleague, locale } = viewer;
    const { items } = await this.imports.list(rightsOf(viewer), { limit: SHOWN });
    const title = this.view.text(locale, 'import.title');
    return new PageAnswer(
      'imports/index',
      { title, nav: 'imports', municipality: colleague?.municipality ?? null, lines: items, fault: fault ?? null },
      { status: fault ? 422 : 200 },
    );
  }

  /** One file: what was found in it, its columns, how far it is, what became of it. @throws NotFound */
  async of(id: string, viewer: Viewer): Promise<PageAnswer> {
    const { locale } = viewer;
    const read = await this.imports.get(id);
    const { records, refused, created, updated, unchanged } = read.totals;
    const undone = read.totals.undone ?? 0;
    const title = this.view.text(locale, 'import.one', { file: read.fileName });
    return new PageAnswer('imports/show', {
      title,
      nav: 'imports',
      read,
      problems: problemLines(read.problems, tableFields(read.kind), locale, (key, values) =>
        this.view.text(locale, key, values),
      ),
      progress: { done: created + updated + unchanged, of: read.totals.accepted },
      // what stays after an undo: touched since, or there before
      stays: { changed: created - undone, updated, unchanged },
      outcomes: { created, updated, unchanged, refused, undone, records },
      columns: read.state === 'received' ? await this.columns(id, read, viewer) : null,
      readings: await this.waitingReadings(id),
      known: read.state === 'received' ? await this.alreadyStored(read) : 0,
    });
  }

  /** The problems as a file, told as on the page. @throws NotFound */
  errors(id: string, { locale }: Viewer): Promise<string> {
    return this.imports.errors(id, locale, (kind) =>
      problemInWords(tableFields(kind), locale, (key, values) => this.view.text(locale, key, values)),
    );
  }

  private async columns(id: string, read: ImportDto, { locale }: Viewer) {
    const stored = await this.imports.fileOf(id);
    if (!stored) return null;
    const columns = await tableColumns(stored.file, read.kind, stored.options.columnMap);
    if (!columns) return null;
    const fields = tableFields(read.kind).map(({ name, labels }) => ({ value: name, text: labels[locale] }));
    return { list: columns, fields, kind: read.kind, taken: columns.filter(({ field }) => field !== null).length };
  }

  private async waitingReadings(id: string): Promise<number> {
    const [row] = await this.dataSource.query<{ count: number }[]>(
      `select count(distinct d.id)::int as count from import_rows r
         join readings d on d.candidate_id = r.record_id or d.opening_id = r.record_id
         join reading_findings f on f.reading_id = d.id and f.state = 'proposed'
       where r.import_id = $1 and r.outcome in ('created', 'updated')`,
      [id],
    );
    return row?.count ?? 0;
  }

  /** Records of the file whose key is stored already: they would be changed, or found unchanged. */
  private async alreadyStored({ id, municipality, kind }: ImportDto): Promise<number> {
    const [row] = await this.dataSource.query<{ known: number }[]>(
      `select count(*)::int as known
       from imports i, jsonb_array_elements(i.report -> 'records') r
         join ${kind === 'candidates' ? 'candidates' : 'openings'} t on t.external_id = r -> 'input' ->> 'externalId'
       where i.id = $1 and t.municipality = $2 and t.deleted_at is null`,
      [id, municipality],
    );
    return row?.known ?? 0;
  }
}
