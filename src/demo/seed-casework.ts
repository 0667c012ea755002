import type { EntityManager } from 'typeorm';
import { CandidateGoalObservation } from '../casework/branchepakker/goal-observation.entity';
import { CandidateStepChange } from '../casework/branchepakker/step-change.entity';
import { CASEWORK_KINDS } from '../casework/casework-facts';
import { CandidateMeasurement } from '../casework/measurements/measurement.entity';
import { CASEWORK_RECORDS } from '../casework/records/casework-records';
import { CandidateCaseworkFile } from '../casework/records/casework-file.entity';
import type { CaseworkRow } from '../casework/records/casework-row';
import { newId } from '../common/id';
import { insertRows } from '../database/insert-rows';
import type { DemoCasework } from './casework.types';

/** One record of any kind, without its key. */
interface Recorded {
  by: string;
}

/** Stores the demo's casework inside the caller's transaction. `ids` are the people's by key. */
export async function storeCasework(
  manager: EntityManager,
  municipality: string,
  casework: readonly DemoCasework[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const rowsOf = <T extends object>(each: (person: DemoCasework) => readonly T[]) =>
    casework.flatMap((person) =>
      each(person).map((record) => ({
        id: newId(),
        municipality,
        candidateId: ids.get(person.candidateKey)!,
        by: person.by,
        ...record,
      })),
    );
  for (const kind of CASEWORK_KINDS) {
    const { entity, columns } = CASEWORK_RECORDS[kind] as {
      entity: new () => CaseworkRow;
      columns(input: Recorded): object;
    };
    const rows = rowsOf((person) =>
      (person.records[kind] ?? []).map((record) => columns({ by: person.by, ...record })),
    );
    await insertRows(manager, entity, rows);
  }
  await insertRows(
    manager,
    CandidateCaseworkFile,
    casework.map(({ candidateKey, stated }) => ({
      municipality,
      candidateId: ids.get(candidateKey)!,
      stated: [...stated],
    })),
  );
  const stepChanges = rowsOf(({ stepChanges: moves }) => moves.map((move) => ({ ...move, reason: null })));
  await insertRows(manager, CandidateStepChange, stepChanges);
  await insertRows(
    manager,
    CandidateGoalObservation,
    rowsOf(({ observations }) => observations),
  );
  const measured = rowsOf(({ measurements }) => measurements.map((one) => ({ ...one, reason: one.reason ?? null })));
  await insertRows(manager, CandidateMeasurement, measured);
}
