import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { ALL_MUNICIPALITIES, type Access, NotAllowed } from '../../access';
import { expectVersion } from '../../common/api/etag';
import { decodeCursor, pageOf } from '../../common/api/pages';
import { refuse } from '../../common/api/refuse';
import { Conflict, NotFound } from '../../common/errors';
import type {
  BoardCardDto,
  BoardDto,
  BoardMoveDto,
  BoardMoveOutcomeDto,
  BoardMovesDto,
  BoardQueryDto,
} from './board.dto';
import { BOARD_COLUMNS } from './board-column';
import { BoardMovesService, type MoveLine } from './board-moves.service';
import { type BoardCard, BoardService, cardKeys } from './board.service';

/** The boards for programs: cards in pages, moves of one person or several. */
@Injectable()
export class BoardApiService {
  constructor(
    private readonly boards: BoardService,
    private readonly moves: BoardMovesService,
  ) {}

  /** @throws NotAllowed for another municipality; InvalidInput when a program of all municipalities names none */
  async list(access: Access, query: BoardQueryDto): Promise<BoardDto> {
    const municipality = municipalityOf(access, query.municipality);
    const owner = query.owner === 'none' ? null : query.owner;
    const all = await this.boards.cards({ municipality, owner });
    const counts = new Map(BOARD_COLUMNS.map((column) => [column, 0]));
    for (const { column } of all) counts.set(column, counts.get(column)! + 1);
    const wanted = query.column === undefined ? all : all.filter(({ column }) => column === query.column);
    const after = query.cursor === undefined ? null : (decodeCursor(query.cursor, CURSOR) as [string, string, string]);
    const rest = after === null ? wanted : wanted.filter((card) => isAfter(cardKeys(card), after));
    return {
      ...pageOf(rest.slice(0, query.limit + 1), query.limit, cardKeys, presentCard),
      municipality,
      total: all.length,
      columns: [...counts].map(([column, count]) => ({ column, count })),
    };
  }

  /** @throws NotFound */
  async card(candidateId: string): Promise<BoardCardDto> {
    return presentCard(await this.known(candidateId));
  }

  /**
   * Moves one person, who still stands as the caller has seen.
   * @throws NotFound; InvalidInput; Refusal 412; Conflict `BOARD.<why>`
   */
  async move(candidateId: string, order: BoardMoveDto, seen: number, by: string): Promise<BoardCardDto> {
    const before = await this.known(candidateId);
    expectVersion(presentCard(before), seen);
    const { to, meaning = null, until = null } = order;
    const people = [{ id: candidateId, seen: before.column }];
    const { lines } = await this.moves.move({ municipality: before.municipality, people, to, meaning, until }, by);
    const refusal = lines[0]?.refusal ?? null;
    // somebody was faster between the look and the move
    if (refusal === 'MOVED_MEANWHILE') expectVersion(presentCard(await this.known(candidateId)), seen);
    if (refusal !== null)
      throw new Conflict(`BOARD.${refusal}`, `The person cannot go from ${before.column} to ${to}.`);
    return this.card(candidateId);
  }

  /** Moves everybody who can be moved, or only tells what would happen. @throws InvalidInput */
  async moveSeveral(order: BoardMovesDto, by: string): Promise<BoardMoveOutcomeDto> {
    const { municipality, to, meaning = null, until = null } = order;
    const people = order.people.map(({ candidateId, seen = null }) => ({ id: candidateId, seen }));
    const asked = { municipality, people, to, meaning, until };
    if (order.dryRun === true) {
      refuse(this.moves.problems(asked));
      return { batch: null, lines: (await this.moves.preview(asked)).map(presentLine) };
    }
    const { batch, lines } = await this.moves.move(asked, by);
    return { batch, lines: lines.map(presentLine) };
  }

  /** @throws NotFound also for moves of a municipality out of reach */
  async undo(access: Access, batch: string, by: string): Promise<{ undone: number; left: number }> {
    const municipality = await this.moves.municipalityOf(batch);
    if (municipality === null || !access.may('update', 'Candidate', { municipality })) {
      throw new NotFound('board_move', batch);
    }
    return this.moves.undo(batch, municipality, by);
  }

  private async known(candidateId: string): Promise<BoardCard> {
    const card = await this.boards.cardOf(candidateId);
    if (!card) throw new NotFound('candidate', candidateId);
    return card;
  }
}

const CURSOR = ['string', 'string', 'uuid'] as const;

function isAfter(keys: readonly string[], last: readonly string[]): boolean {
  const at = keys.findIndex((key, index) => key !== last[index]);
  return at >= 0 && keys[at]! > last[at]!;
}

function municipalityOf(access: Access, asked: string | undefined): string {
  const own = access.principal.municipality;
  const municipality = asked ?? (own === ALL_MUNICIPALITIES ? undefined : own);
  if (municipality === undefined) {
    refuse([
      { pointer: '?municipality', code: 'FIELD.REQUIRED', detail: 'is missing', expected: 'a municipality code' },
    ]);
  } else if (!access.may('read', 'Candidate', { municipality, sharedWith: [] })) {
    throw new NotAllowed('read', 'Candidate');
  }
  return municipality!;
}

function presentCard(card: BoardCard): BoardCardDto {
  const { candidateId, pseudonym, owner, status, column, recorded, since, days, overdue, next } = card;
  return {
    candidateId,
    version: versionOfCard(card),
    pseudonym,
    owner,
    status,
    column,
    recorded,
    since,
    days,
    overdue,
    next: next && { kind: next.kind, dueOn: next.dueOn },
  };
}

/** A number of at most nine digits that is another one whenever the card says something else about the place. */
function versionOfCard({ column, recorded, since, status }: BoardCard): number {
  const hash = createHash('sha256').update([column, recorded, since, status].join(' ')).digest();
  return hash.readUInt32BE(0) % 1_000_000_000;
}

function presentLine({ candidateId, pseudonym, from, refusal, status }: MoveLine) {
  return { candidateId, pseudonym, from, refusal, status };
}
