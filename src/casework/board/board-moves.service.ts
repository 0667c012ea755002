import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import { Candidate } from '../../candidates/candidate.entity';
import type { StatusDto } from '../../candidates/candidate-input.dto';
import { changeStatus } from '../../candidates/candidate-status';
import { loadCandidate, saveCandidate } from '../../candidates/candidate.store';
import { refuse } from '../../common/api/refuse';
import { Clock } from '../../common/clock';
import { type FieldProblem, NotFound } from '../../common/errors';
import { newId } from '../../common/id';
import type { CandidateStatus } from '../../matching/core/facts';
import { Outbox, type Publish } from '../../queue/outbox';
import { isIsoDate } from '../../schemes/dates';
import { loadPersonRecords } from '../scheme-facts.loader';
import { type BoardColumn, recordedPlace } from './board-column';
import { BoardMove } from './board-move.entity';
import {
  type ColumnMeaning,
  isPause,
  meaningsOf,
  moveRefusal,
  type MoveRefusal,
  placeOnBoard,
  statusAfter,
} from './board-moves';
import { countingMoves } from './board.store';

/** How many people can be moved in one go. */
export const MOST_AT_ONCE = 200;

/** A move as somebody asks for it. */
export interface MoveOrder {
  municipality: string;
  /** whom, each with the column the person stood in when the colleague looked; null = not said */
  people: readonly { id: string; seen: BoardColumn | null }[];
  to: BoardColumn;
  /** what the column means here; null = not said */
  meaning: ColumnMeaning | null;
  /** last day or review day of a pause */
  until: string | null;
}

/** One person of a move that is planned or done. */
export interface MoveLine {
  candidateId: string;
  pseudonym: string;
  owner: string | null;
  from: BoardColumn;
  /** why the person is not moved; null = is moved */
  refusal: MoveRefusal | 'MOVED_MEANWHILE' | null;
  /** the status the person gets; null = keeps the present one */
  status: CandidateStatus | null;
}

/** Moves people between the columns of the boards: looks ahead, moves, takes back. */
@Injectable()
export class BoardMovesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** What a move would do to each person, in the order asked for; people of other municipalities are left out. */
  async preview(order: MoveOrder): Promise<MoveLine[]> {
    return (await this.plan(this.dataSource.manager, order)).map(({ line }) => line);
  }

  /** What is missing before a move can be made; empty = nothing. */
  problems({ to, meaning, until }: Pick<MoveOrder, 'to' | 'meaning' | 'until'>): FieldProblem[] {
    const problems: FieldProblem[] = [];
    const meanings = meaningsOf(to);
    if (meanings.length > 1 && (meaning === null || !meanings.includes(meaning))) {
      problems.push({
        pointer: '/meaning',
        code: 'BOARD.MEANING_REQUIRED',
        detail: 'is missing',
        expected: meanings.join(', '),
      });
    }
    const dated = until !== null && isIsoDate(until);
    if (isPause(to) && (!dated || until < this.clock.today())) {
      problems.push({
        pointer: '/until',
        code: dated ? 'BOARD.UNTIL_PASSED' : 'BOARD.UNTIL_REQUIRED',
        detail: dated ? 'has passed' : 'is missing or no date',
        expected: 'the day on which the pause ends or is looked at again, today or later',
      });
    }
    return problems;
  }

  /**
   * Moves everybody who can be moved and answers who was and who was not. A pause or an end changes the person's status
   * too, and with it the lists.
   * @throws InvalidInput `BOARD.MEANING_REQUIRED`, `BOARD.UNTIL_REQUIRED`, `BOARD.UNTIL_PASSED`
   */
  async move(order: MoveOrder, by: string): Promise<{ batch: string; lines: MoveLine[] }> {
    refuse(this.problems(order));
    const batch = newId();
    const lines = await this.outbox.transaction(async (manager, publish) => {
      const planned = await this.plan(manager, order, { lock: true });
      for (const { line, status } of planned) {
        if (line.refusal === null) await this.carryOut(manager, publish, { order, line, former: status, batch, by });
      }
      return planned.map(({ line }) => line);
    });
    return { batch, lines };
  }

  /**
   * Takes back what one go has moved, where nothing has happened since. Answers how many people stand where they stood
   * before, and how many do not because they were moved or got another status meanwhile.
   * @throws NotFound when the municipality has no such moves
   */
  async undo(batch: string, municipality: string, by: string): Promise<{ undone: number; left: number }> {
    return this.outbox.transaction(async (manager, publish) => {
      const moves = await manager.find(BoardMove, {
        where: { batch, municipality },
        lock: { mode: 'pessimistic_write' },
      });
      if (moves.length === 0) throw new NotFound('board_move', batch);
      const open = moves.filter(({ undoneAt }) => undoneAt === null);
      const newest = await countingMoves(
        manager,
        municipality,
        open.map(({ candidateId }) => candidateId),
      );
      let undone = 0;
      for (const move of open) {
        if (newest.get(move.candidateId)?.id !== move.id) continue;
        const [row] = await lockPeople(manager, municipality, [move.candidateId]);
        if (!row || (move.setStatus !== null && row.status !== move.setStatus)) continue;
        if (move.setStatus !== null) {
          await this.setStatus(manager, publish, row.id, municipality, move.formerStatus ?? { code: 'aktiv' });
        }
        await manager.update(BoardMove, { id: move.id }, { undoneAt: this.clock.now(), undoneBy: by });
        undone += 1;
      }
      return { undone, left: open.length - undone };
    });
  }

  /** The municipality whose people were moved in one go; null when there is no such move. */
  async municipalityOf(batch: string): Promise<string | null> {
    return (await this.dataSource.manager.findOneBy(BoardMove, { batch }))?.municipality ?? null;
  }

  private async plan(
    manager: EntityManager,
    { municipality, people, to, meaning }: MoveOrder,
    options: { lock?: boolean } = {},
  ): Promise<{ line: MoveLine; status: StatusDto }[]> {
    const today = this.clock.today();
    const ids = people.slice(0, MOST_AT_ONCE).map(({ id }) => id);
    if (options.lock) await lockPeople(manager, municipality, ids);
    const records = await loadPersonRecords(manager, { ids });
    const moves = await countingMoves(manager, municipality, ids);
    const known = new Map(records.filter((one) => one.municipality === municipality).map((one) => [one.id, one]));
    return people.flatMap(({ id, seen }) => {
      const record = known.get(id);
      if (!record) return [];
      known.delete(id);
      const { column: from } = placeOnBoard(recordedPlace(record, today), moves.get(id));
      const status = record.candidate.status ?? { code: 'aktiv' };
      const meanings = meaningsOf(to);
      const chosen = meaning ?? (meanings.length === 1 ? meanings[0]! : null);
      const refusal = seen !== null && seen !== from ? 'MOVED_MEANWHILE' : moveRefusal(from, to, status.code);
      const { pseudonym, owner } = record;
      const after = refusal === null ? statusAfter(to, chosen, status.code) : null;
      return [{ line: { candidateId: id, pseudonym, owner, from, refusal, status: after }, status }];
    });
  }

  private async carryOut(
    manager: EntityManager,
    publish: Publish,
    move: { order: MoveOrder; line: MoveLine; former: StatusDto; batch: string; by: string },
  ): Promise<void> {
    const { order, line, former, batch, by } = move;
    const { municipality, to } = order;
    const { candidateId, status } = line;
    const today = this.clock.today();
    const pause = isPause(to) && order.until !== null ? { until: order.until } : {};
    if (status !== null) {
      const code = changeStatus(former.code, status);
      await this.setStatus(manager, publish, candidateId, municipality, { code, from: today, ...pause });
    }
    const [record] = await loadPersonRecords(manager, { ids: [candidateId] });
    await manager.insert(BoardMove, {
      id: newId(),
      municipality,
      batch,
      candidateId,
      fromColumn: line.from,
      toColumn: to,
      recordedColumn: recordedPlace(record!, today).column,
      movedOn: today,
      by,
      formerStatus: status === null ? null : former,
      setStatus: status,
    });
  }

  private async setStatus(
    manager: EntityManager,
    publish: Publish,
    id: string,
    municipality: string,
    status: StatusDto,
  ): Promise<void> {
    const before = await loadCandidate(manager, id);
    const { outcome } = await saveCandidate(manager, { ...before.input, status }, { id, before });
    if (outcome === 'unchanged') return;
    publish({ aggregate: 'candidate', aggregateId: id, municipality, reason: 'status' });
  }
}

/** Locks people in the order of their ids, so that two moves of the same people cannot wait for each other. */
function lockPeople(manager: EntityManager, municipality: string, ids: readonly string[]): Promise<Candidate[]> {
  return manager.find(Candidate, {
    where: { id: In([...ids]), municipality, deletedAt: IsNull() },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}
