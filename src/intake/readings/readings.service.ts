import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Access } from '../../access';
import { CandidatesService } from '../../candidates/candidates.service';
import { loadCandidates } from '../../candidates/candidate.store';
import { newestFirst } from '../../common/api/listing';
import type { Page } from '../../common/api/pages';
import { NotFound } from '../../common/errors';
import { loadOpenings } from '../../openings/opening.store';
import { OpeningsService } from '../../openings/openings.service';
import { Taxonomy } from '../../taxonomy/taxonomy';
import { withoutCpr } from '../reading/findings/personal-data';
import type { TextKind } from '../reading/reading.types';
import { proposalsOf } from './proposals';
import type { ReadingSubject } from './proposal.types';
import { ReadingFinding } from './reading-finding.entity';
import { StoredReading } from './reading.entity';
import { findReading, knownTexts, type ReadText, storeReadings, type SubjectRecord, textHash } from './readings.store';
import { presentReading, presentReadingLine } from './readings.presenter';
import type { ReadingDto, ReadingLineDto, ReadingQueryDto } from './reading.dto';
import { type TextParts, subjectText } from './subject-text';
import { TextReader } from './text-reader.service';

/** Records read together; each batch is one transaction. */
const BATCH = 100;

/** Texts of people and openings, read into proposals. */
@Injectable()
export class ReadingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly taxonomy: Taxonomy,
    private readonly reader: TextReader,
    private readonly candidates: CandidatesService,
    private readonly openings: OpeningsService,
  ) {}

  /**
   * Reads a text about a record; the same text a second time answers the reading it already has.
   * @param text of the record itself when left out; kept without CPR numbers
   * @throws NotFound, also when the record holds no text
   */
  async read(subject: ReadingSubject, id: string, text?: string): Promise<{ reading: ReadingDto; created: boolean }> {
    await (subject === 'candidate' ? this.candidates.exists(id) : this.openings.exists(id));
    return this.dataSource.transaction(async (manager) => {
      // of two requests with the same text the second waits here and finds what the first stored
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
      const about = await subjectRecord(manager, subject, id);
      const words = text === undefined ? subjectText(about.record as TextParts) : withoutCpr(text);
      if (words === undefined) throw new NotFound('text', id);
      const known = await findReading(manager, about, words);
      const stored = known ?? (await this.store(manager, about, words));
      return { reading: await this.load(manager, stored), created: known === undefined };
    });
  }

  /** Newest first; those of deleted records are left out. */
  async list(access: Access, query: ReadingQueryDto): Promise<Page<ReadingLineDto>> {
    const rows = this.dataSource.manager
      .createQueryBuilder(StoredReading, 'r')
      .leftJoin('r.candidate', 'c')
      .leftJoin('r.opening', 'o')
      .where('c.deletedAt is null and o.deletedAt is null');
    for (const filter of ['candidateId', 'openingId'] as const) {
      if (query[filter] !== undefined) rows.andWhere(`r.${filter} = :${filter}`, { [filter]: query[filter] });
    }
    const waits = `exists (select 1 from reading_findings f where f.reading_id = r.id and f.state = 'proposed')`;
    if (query.waiting !== undefined) rows.andWhere(query.waiting === 'true' ? waits : `not ${waits}`);
    const page = await newestFirst(access.narrow(rows, 'read', 'Reading'), query, (row) => row);
    const counts = await this.dataSource.query<{ id: string; waiting: number }[]>(
      `select reading_id as id, count(*)::int as waiting from reading_findings
       where reading_id = any($1::uuid[]) and state = 'proposed' group by reading_id`,
      [page.items.map(({ id }) => id)],
    );
    const waiting = new Map(counts.map((row) => [row.id, row.waiting]));
    return { ...page, items: page.items.map((row) => presentReadingLine(row, waiting.get(row.id) ?? 0)) };
  }

  /** @throws NotFound also when the record it is about was deleted */
  async get(id: string): Promise<ReadingDto> {
    return this.load(this.dataSource.manager, id);
  }

  /**
   * Reads what an import brought and no field took. Records whose text was read already are passed over, so it may be
   * run again after an interruption.
   */
  async readImported(importId: string): Promise<void> {
    const rows = await this.dataSource.query<{ subject: ReadingSubject; id: string }[]>(
      `select record_kind as subject, record_id as id from import_rows r
       where import_id = $1 and outcome in ('created', 'updated') and record_id is not null
         and (exists (select 1 from candidate_texts t where t.candidate_id = r.record_id)
           or exists (select 1 from opening_texts t where t.opening_id = r.record_id))
       order by line`,
      [importId],
    );
    for (let start = 0; start < rows.length; start += BATCH) {
      await this.dataSource.transaction(async (manager) => {
        await this.readStored(manager, await subjectRecords(manager, rows.slice(start, start + BATCH)));
      });
    }
  }

  private async readStored(manager: EntityManager, records: readonly SubjectRecord[]): Promise<void> {
    const known = await knownTexts(manager, records);
    const readings: { about: SubjectRecord; read: ReadText }[] = [];
    for (const about of records) {
      const text = subjectText(about.record as TextParts);
      if (text === undefined || known.has(`${about.id} ${textHash(text)}`)) continue;
      readings.push({ about, read: await this.propose(about, text) });
    }
    if (readings.length > 0) await storeReadings(manager, readings);
  }

  private async store(manager: EntityManager, about: SubjectRecord, text: string): Promise<string> {
    const [id] = await storeReadings(manager, [{ about, read: await this.propose(about, text) }]);
    return id!;
  }

  private async propose({ subject }: SubjectRecord, text: string): Promise<ReadText> {
    const kind: TextKind = subject === 'candidate' ? 'cv' : 'ad';
    const reading = await this.reader.read(text, kind);
    return { kind, text, reading, proposals: proposalsOf(reading, subject, this.taxonomy) };
  }

  private async load(manager: EntityManager, id: string): Promise<ReadingDto> {
    const reading = await findStored(manager, id);
    const findings = await manager.find(ReadingFinding, { where: { readingId: id }, order: { position: 'ASC' } });
    return presentReading(reading, findings, this.taxonomy);
  }
}

/** A reading whose record is still there. @throws NotFound */
export async function findStored(manager: EntityManager, id: string): Promise<StoredReading> {
  const row = await manager
    .createQueryBuilder(StoredReading, 'r')
    .leftJoin('r.candidate', 'c')
    .leftJoin('r.opening', 'o')
    .where('r.id = :id and c.deletedAt is null and o.deletedAt is null', { id })
    .getOne();
  if (!row) throw new NotFound('reading', id);
  return row;
}

async function subjectRecord(manager: EntityManager, subject: ReadingSubject, id: string): Promise<SubjectRecord> {
  const [about] = await subjectRecords(manager, [{ subject, id }]);
  if (!about) throw new NotFound(subject, id);
  return about;
}

/** People, then openings, in the order asked; those deleted since are left out. */
async function subjectRecords(
  manager: EntityManager,
  asked: readonly { subject: ReadingSubject; id: string }[],
): Promise<SubjectRecord[]> {
  const idsOf = (kind: ReadingSubject) => asked.filter(({ subject }) => subject === kind).map(({ id }) => id);
  const candidates = await loadCandidates(manager, idsOf('candidate'));
  const openings = await loadOpenings(manager, idsOf('opening'));
  return [
    ...candidates.map(({ candidate, input }) => recordOf('candidate', candidate.id, input)),
    ...openings.map(({ opening, input }) => recordOf('opening', opening.id, input)),
  ];
}

function recordOf(subject: ReadingSubject, id: string, input: { municipality: string }): SubjectRecord {
  return { subject, id, municipality: input.municipality, record: input as unknown as SubjectRecord['record'] };
}
