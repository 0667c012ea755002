import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Access } from '../access';
import { CandidateInputDto } from '../candidates/candidate-input.dto';
import { CandidatesService } from '../candidates/candidates.service';
import { guardBody } from '../common/api/body-guard';
import { fieldProblems } from '../common/api/validate';
import { unknownMunicipality } from '../common/code-book';
import { Conflict, type FieldProblem, InvalidInput, NotFound, Refusal } from '../common/errors';
import { newestFirst } from '../common/api/listing';
import type { Page } from '../common/api/pages';
import { newId } from '../common/id';
import { Geography } from '../geography/geography';
import { OpeningInputDto } from '../openings/opening-input.dto';
import { OpeningsService } from '../openings/openings.service';
import { JobQueue } from '../queue/job-queue';
import { Outbox } from '../queue/outbox';
import { Taxonomy } from '../taxonomy/taxonomy';
import { errorFile, type ProblemWords } from './tables/csv-writer';
import { ImportBatches } from './import-batches';
import { contradiction } from './files/file-kind';
import { type ImportReport, presentImport, reportOf, totalsOf } from './import-report';
import { ImportRow } from './import-row.entity';
import type { ImportDto, ImportQueryDto } from './import.dto';
import { Import } from './import.entity';
import { ImportFile, type StoredOptions } from './import-file.entity';
import { parseFile } from './parse-file';
import { ReadingsService } from './readings/readings.service';
import type { ColumnMap, FileFormat, ParsedRecord, RecordKind, SourceFile } from './records/parsed-file';

/** Hours that a file which was only read is kept. */
const KEPT_HOURS = 24;

/** How files are read. */
export interface ImportOptions {
  municipality: string;
  columnMap?: ColumnMap;
  kind?: RecordKind;
  /** initials of whoever hands the file in: drafts made of documents become theirs */
  owner?: string;
}

/** Files of people and openings: read, reported on, and stored when somebody says so. */
@Injectable()
export class ImportsService {
  private readonly batches: ImportBatches;

  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: JobQueue,
    private readonly candidates: CandidatesService,
    private readonly openings: OpeningsService,
    private readonly taxonomy: Taxonomy,
    private readonly geography: Geography,
    private readonly readings: ReadingsService,
    outbox: Outbox,
  ) {
    this.batches = new ImportBatches(outbox, candidates, openings);
  }

  /**
   * Reads a file and reports on it; nothing of it is stored as a record yet. The same file read in the same way
   * answers the import it already has, unless that one refused records.
   * @throws InvalidInput when there is no such municipality, or the file is not what its name or type says
   */
  async read(file: SourceFile, options: ImportOptions): Promise<ImportDto> {
    const places = unknownMunicipality(options.municipality, '/municipality', {
      geography: this.geography,
      taxonomy: this.taxonomy,
      today: '',
    });
    if (places.length > 0) throw new InvalidInput(places);
    const wrong = await contradiction(file);
    if (wrong) throw new InvalidInput([wrong]);
    const parsed = await parseFile(file, { ...options, taxonomy: this.taxonomy });
    const how = JSON.stringify({ columnMap: options.columnMap ?? {}, kind: options.kind ?? null });
    const report = reportOf(parsed, how, (record) => this.problemsOf(record));
    const earlier = await this.earlier(options.municipality, parsed.contentHash, how);
    if (earlier) return presentImport(earlier);
    const id = newId();
    const { manager } = this.dataSource;
    await manager.insert(Import, {
      id,
      municipality: options.municipality,
      fileName: storableName(file.name),
      contentHash: parsed.contentHash,
      format: parsed.format,
      state: 'received',
      totals: { ...totalsOf(report) },
      report: report as never,
    });
    await manager.insert(ImportFile, {
      importId: id,
      municipality: options.municipality,
      content: file.bytes,
      options: { columnMap: options.columnMap, kind: options.kind },
    });
    return this.get(id);
  }

  /** Newest first. */
  async list(access: Access, query: ImportQueryDto): Promise<Page<ImportDto>> {
    const rows = this.dataSource.manager.createQueryBuilder(Import, 'i');
    if (query.municipality) rows.andWhere('i.municipality = :municipality', { municipality: query.municipality });
    if (query.state) rows.andWhere('i.state = :state', { state: query.state });
    return newestFirst(access.narrow(rows, 'read', 'Import'), query, presentImport);
  }

  /** The file of an import that was not stored yet, and how it was read; null once it is gone. */
  async fileOf(id: string): Promise<{ file: SourceFile; options: StoredOptions } | null> {
    const { manager } = this.dataSource;
    const stored = await manager.findOneBy(ImportFile, { importId: id });
    const row = stored && (await manager.findOneBy(Import, { id }));
    return row ? { file: { name: row.fileName, bytes: stored.content }, options: stored.options } : null;
  }

  /** Forgets a file that was only read. @throws Conflict `IMPORT.ALREADY_STORED`, NotFound */
  async discard(id: string): Promise<void> {
    const { state } = await find(this.dataSource.manager, id);
    const { affected } = await this.dataSource.manager.delete(Import, { id, state: 'received' });
    if (!affected) throw new Conflict('IMPORT.ALREADY_STORED', 'The file is stored; it can be undone.', { id, state });
  }

  /** Job `forget-imports`: files that were only read and left lying hold personal data; after a day they go. */
  async forgetOld(): Promise<void> {
    await this.dataSource.query(
      `delete from imports where state = 'received' and created_at < now() - make_interval(hours => $1)`,
      [KEPT_HOURS],
    );
  }

  /** @throws NotFound */
  async get(id: string): Promise<ImportDto> {
    return presentImport(await find(this.dataSource.manager, id));
  }

  /**
   * How far it is, for who looks often: without the report, which holds all records until they are stored.
   * @throws NotFound
   */
  async progress(id: string): Promise<Pick<ImportDto, 'state' | 'totals'>> {
    const row = await this.dataSource.manager.findOne(Import, {
      select: { id: true, state: true, totals: true },
      where: { id },
    });
    if (!row) throw new NotFound('import', id);
    return { state: row.state, totals: row.totals as unknown as ImportDto['totals'] };
  }

  /**
   * Has the records stored in the background. Asking again for a running import puts a job that was given up back
   * into the queue; for a finished one nothing happens.
   * @throws Conflict `IMPORT.NOTHING_TO_STORE` when every record was refused
   */
  async commit(id: string): Promise<ImportDto> {
    const row = await find(this.dataSource.manager, id);
    if (row.state === 'done' || row.state === 'undone') return presentImport(row);
    const report = row.report as ImportReport;
    if (report.records.length === 0) {
      throw new Conflict('IMPORT.NOTHING_TO_STORE', 'The file holds no record that can be stored.', { id });
    }
    await this.dataSource.manager.update(Import, { id }, { state: 'running' });
    await this.queue.add('import-file', { importId: id }, id);
    return this.get(id);
  }

  /** Job `import-file`: stores the records that are not stored yet, and reads their texts. Safe to run twice and to be killed anywhere. */
  async run(id: string): Promise<void> {
    const { manager } = this.dataSource;
    const row = await manager.findOneBy(Import, { id });
    if (row?.state !== 'running') return;
    const report = row.report as ImportReport;
    const done = await manager.find(ImportRow, { select: { line: true }, where: { importId: id } });
    const numbers = new Set(done.map(({ line }) => line));
    const left = report.records.filter(({ number }) => !numbers.has(number));
    await this.batches.store(row, left, async () => this.count(row, report));
    await this.readings.readImported(id);
    await this.finish(row, report);
  }

  /**
   * What was refused and noted, as CSV for a spreadsheet.
   * @param words how problems of records of that kind are told; in English, with pointers, when left out
   * @throws NotFound
   */
  async errors(id: string, language: 'da' | 'en', words?: (kind: RecordKind) => ProblemWords): Promise<string> {
    const row = await find(this.dataSource.manager, id);
    const report = row.report as ImportReport;
    return errorFile(
      {
        format: row.format as FileFormat,
        contentHash: row.contentHash,
        kind: report.kind,
        refusals: report.refusals,
        // the file needs place and notes of a record, not its content
        records: report.notes.map(({ line, path, problems }) => ({ line, path, notes: problems }) as ParsedRecord),
      },
      language,
      words?.(report.kind),
    );
  }

  private problemsOf(record: ParsedRecord): FieldProblem[] {
    try {
      guardBody(record.input);
    } catch (error) {
      if (error instanceof Refusal) return error.problems.length > 0 ? [...error.problems] : [TOO_DEEP];
      throw error;
    }
    if (record.kind === 'candidates') {
      const form = fieldProblems(CandidateInputDto, record.input);
      return form.length > 0 ? form : this.candidates.check(record.input);
    }
    const form = fieldProblems(OpeningInputDto, record.input);
    return form.length > 0 ? form : this.openings.check(record.input);
  }

  private async earlier(municipality: string, contentHash: string, options: string): Promise<Import | undefined> {
    const rows = await this.dataSource.manager.find(Import, {
      where: { municipality, contentHash },
      order: { id: 'DESC' },
    });
    return rows.find(
      ({ state, report }) =>
        state !== 'failed' &&
        state !== 'undone' &&
        (report as ImportReport).options === options &&
        (report as ImportReport).refusals.length === 0,
    );
  }

  /** Brings the totals up to date from the rows. */
  private async count(row: Import, report: ImportReport): Promise<void> {
    const outcomes = await this.dataSource.query<{ outcome: string; records: number }[]>(
      'select outcome, count(*)::int as records from import_rows where import_id = $1 group by outcome',
      [row.id],
    );
    const of = (outcome: string): number => outcomes.find((one) => one.outcome === outcome)?.records ?? 0;
    const totals = {
      ...row.totals,
      refused: report.refusals.length + of('refused'),
      created: of('created'),
      updated: of('updated'),
      unchanged: of('unchanged'),
    };
    await this.dataSource.manager.update(Import, { id: row.id }, { totals });
  }

  /** The records leave the report: they are stored, and hold personal data. */
  private async finish(row: Import, report: ImportReport): Promise<void> {
    await this.count(row, report);
    const { manager } = this.dataSource;
    const refused = await manager.find(ImportRow, { where: { importId: row.id, outcome: 'refused' } });
    const byNumber = new Map(report.records.map((record) => [record.number, record]));
    const late = refused.flatMap(({ line: number, problems }) => {
      const record = byNumber.get(number);
      return record ? [{ number, line: record.line, path: record.path, problems: [...problems] }] : [];
    });
    const kept: ImportReport = { ...report, records: [], refusals: [...report.refusals, ...late] };
    await manager.update(Import, { id: row.id }, { state: 'done', report: kept as never });
    await manager.delete(ImportFile, { importId: row.id });
  }
}

const TOO_DEEP: FieldProblem = {
  pointer: '',
  code: 'BODY.TOO_DEEP',
  detail: 'is nested too deeply',
  expected: 'a flatter record',
};

function storableName(name: string): string {
  return name.replaceAll('\0', '').slice(0, 255) || 'file';
}

async function find(manager: EntityManager, id: string): Promise<Import> {
  const row = await manager.findOneBy(Import, { id });
  if (!row) throw new NotFound('import', id);
  return row;
}
