/** Moves of the boards in and out of the database. */
import type { EntityManager } from 'typeorm';
import type { BoardColumn } from './board-column';
import type { HandMove } from './board-moves';

/** The move by hand that counts for each person: the newest that was not taken back. `ids` limits it to some people. */
export async function countingMoves(
  manager: EntityManager,
  municipality: string,
  ids?: readonly string[],
): Promise<Map<string, HandMove & { id: string }>> {
  const rows = await manager.query<
    { id: string; candidateId: string; to: BoardColumn; on: string; recorded: BoardColumn }[]
  >(
    `select distinct on (candidate_id) id, candidate_id as "candidateId", to_column as "to", moved_on::text as "on",
       recorded_column as recorded
     from board_moves where municipality = $1 and undone_at is null${ids ? ' and candidate_id = any($2::uuid[])' : ''}
     order by candidate_id, id desc`,
    ids ? [municipality, ids] : [municipality],
  );
  return new Map(rows.map(({ candidateId, ...move }) => [candidateId, move]));
}

/** A move in somebody's history. */
export interface PastMove {
  from: BoardColumn;
  to: BoardColumn;
  by: string;
  at: Date;
  undoneBy: string | null;
}

/** All moves of one person, the newest first. */
export async function movesOf(manager: EntityManager, candidateId: string): Promise<PastMove[]> {
  return manager.query(
    `select from_column as "from", to_column as "to", moved_by as by, moved_at as at, undone_by as "undoneBy"
     from board_moves where candidate_id = $1 order by id desc`,
    [candidateId],
  );
}
