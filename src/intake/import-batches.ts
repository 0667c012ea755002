/** Stores the records of an import, batch by batch; a batch that cannot be stored is taken record by record. */
import { type EntityManager, QueryFailedError } from 'typeorm';
import type { CandidatesService } from '../candidates/candidates.service';
import type { FieldProblem } from '../common/errors';
import { Refusal } from '../common/errors';
import type { OpeningsService } from '../openings/openings.service';
import type { Outbox, Publish } from '../queue/outbox';
import { ImportRow, type ImportOutcome } from './import-row.entity';
import type { NumberedRecord } from './import-report';

/** Records in one transaction. */
const BATCH = 200;

/** What became of one record. */
export interface StoredRecord {
  record: NumberedRecord;
  outcome: ImportOutcome;
  recordId: string | null;
  problems: FieldProblem[];
}

/** The import the records belong to. */
interface Target {
  id: string;
  municipality: string;
}

export class ImportBatches {
  constructor(
    private readonly outbox: Outbox,
    private readonly candidates: CandidatesService,
    private readonly openings: OpeningsService,
  ) {}

  /** Stores the records; `onBatch` hears how many are done. Each batch and its import rows are one transaction. */
  async store(
    target: Target,
    records: readonly NumberedRecord[],
    onBatch: (done: number) => Promise<void>,
  ): Promise<void> {
    for (let start = 0; start < records.length; start += BATCH) {
      const batch = records.slice(start, start + BATCH);
      try {
        await this.storeTogether(target, batch);
      } catch (error) {
        if (!isFaultOfTheRecord(error)) throw error;
        for (const record of batch) await this.storeAlone(target, record);
      }
      await onBatch(start + batch.length);
    }
  }

  private async storeTogether(target: Target, records: readonly NumberedRecord[]): Promise<void> {
    await this.outbox.transaction(async (manager, publish) => {
      await insertRows(manager, target, await this.save(manager, publish, records));
    });
  }

  private async storeAlone(target: Target, record: NumberedRecord): Promise<void> {
    try {
      await this.storeTogether(target, [record]);
    } catch (error) {
      if (!isFaultOfTheRecord(error)) throw error;
      const problems = error instanceof Refusal && error.problems.length > 0 ? [...error.problems] : [CANNOT_BE_STORED];
      await this.outbox.transaction((manager) =>
        insertRows(manager, target, [{ record, outcome: 'refused', recordId: null, problems }]),
      );
    }
  }

  private async save(
    manager: EntityManager,
    publish: Publish,
    records: readonly NumberedRecord[],
  ): Promise<StoredRecord[]> {
    const people = records.filter((record) => record.kind === 'candidates');
    const savedPeople = await this.candidates.registerAll(
      manager,
      publish,
      people.map(({ input }) => input),
    );
    const jobs = records.filter((record) => record.kind === 'openings');
    const inputs = jobs.map(({ input }) => input);
    const problems = await this.openings.unknownWorkplaces(manager, inputs);
    const known = jobs.filter((_, index) => problems[index]!.length === 0);
    const savedJobs = await this.openings.registerAll(
      manager,
      publish,
      known.map(({ input }) => input),
    );
    return [
      ...people.map((record, index) => stored(record, savedPeople[index]!)),
      ...known.map((record, index) => stored(record, savedJobs[index]!)),
      ...jobs.flatMap((record, index) =>
        problems[index]!.length === 0
          ? []
          : [{ record, outcome: 'refused' as const, recordId: null, problems: problems[index]! }],
      ),
    ];
  }
}

const CANNOT_BE_STORED: FieldProblem = {
  pointer: '',
  code: 'RECORD.CANNOT_BE_STORED',
  detail: 'the database does not take the record, e.g. because its key belongs to a deleted one',
  expected: 'a record of its own, with a key of its own',
};

function stored(
  record: NumberedRecord,
  saved: { id: string; outcome: 'created' | 'updated' | 'unchanged' },
): StoredRecord {
  return { record, outcome: saved.outcome, recordId: saved.id, problems: [] };
}

/** Refused values (SQLSTATE 22) and broken constraints (23); all else, e.g. a lost connection, is tried again. */
function isFaultOfTheRecord(error: unknown): boolean {
  if (error instanceof Refusal) return true;
  const state = error instanceof QueryFailedError ? (error.driverError as { code?: string }).code : undefined;
  return state !== undefined && /^2[23]/.test(state);
}

async function insertRows(manager: EntityManager, target: Target, rows: readonly StoredRecord[]): Promise<void> {
  await manager.insert(
    ImportRow,
    rows.map(({ record, outcome, recordId, problems }) => ({
      municipality: target.municipality,
      importId: target.id,
      line: record.number,
      outcome,
      recordKind: record.kind === 'candidates' ? ('candidate' as const) : ('opening' as const),
      recordId,
      problems,
    })),
  );
}
