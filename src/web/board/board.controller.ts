import { Get, Post } from '@nestjs/common';
import { Allow, inAddress, inBody } from '../../access';
import { BOARD_COLUMNS } from '../../casework/board/board-column';
import { BoardMovesService } from '../../casework/board/board-moves.service';
import { InvalidInput } from '../../common/errors';
import { address } from '../view/address';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import type { Viewer } from '../viewer/viewer';
import { type BoardNews, BoardPageService } from './board-page.service';
import { boardParameters, boardQuery } from './board-query';
import { moveForm } from './move-form';
import { moveOrder, MovePageService } from './move-page.service';

const BATCH = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The boards: everybody of the caseload in one column each, and moves between the columns (domain.md §1.4). */
@PageController('tavler')
export class BoardController {
  constructor(
    private readonly boards: BoardPageService,
    private readonly moving: MovePageService,
    private readonly moves: BoardMovesService,
  ) {}

  @Allow('read', 'Workspace')
  @Get()
  show(@CurrentViewer() viewer: Viewer, @AddressQuery() parameters: URLSearchParams): Promise<PageAnswer> {
    return this.boards.of(boardQuery(parameters), viewer, newsOf(parameters));
  }

  /** Shows what a move would do, before it is made. */
  @Allow('update', 'Candidate', inAddress('k', 'Candidate'))
  @Get('flyt')
  preview(@CurrentViewer() viewer: Viewer, @AddressQuery() parameters: URLSearchParams): Promise<PageAnswer> {
    return this.moving.of(moveForm(parameters), boardQuery(parameters), viewer, false);
  }

  /** Moves; where something is missing or nobody can be moved the page says so, with everything typed. */
  @Allow('update', 'Candidate', inBody('k', 'Candidate'))
  @Post('flyt')
  async move(
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() parameters: URLSearchParams,
    @FormFields() fields: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    const form = moveForm(fields);
    const query = boardQuery(parameters);
    const order = moveOrder(form, viewer);
    if (order === null) return this.moving.of(form, query, viewer, true);
    // a choice on a card comes without what the column asks for: then it is asked, and is no mistake
    const asking = this.moves.problems(order).length > 0 && !fields.has('set');
    if (asking) return this.moving.of(form, query, viewer, false);
    try {
      const { batch, lines } = await this.moves.move(order, viewer.colleague?.initials ?? '–');
      const moved = lines.filter(({ refusal }) => refusal === null).length;
      if (moved === 0) return await this.moving.of(form, query, viewer, true);
      const left = lines.length - moved;
      return new SeeOther(
        address('/tavler', {
          ...boardParameters(query),
          fortryd: batch,
          flyttet: moved,
          hen: order.to,
          blev: left === 0 ? null : left,
        }),
      );
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return this.moving.of(form, query, viewer, true);
    }
  }

  /** Takes a move back, as far as nothing has happened since. */
  @Allow('update', 'Candidate')
  @Post('fortryd')
  async undo(
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() parameters: URLSearchParams,
    @FormFields() fields: URLSearchParams,
  ): Promise<SeeOther> {
    const batch = fields.get('flytning') ?? '';
    const asked = boardParameters(boardQuery(parameters));
    if (!BATCH.test(batch) || !viewer.colleague) return new SeeOther(address('/tavler', asked));
    const { municipality, initials } = viewer.colleague;
    const { undone, left } = await this.moves.undo(batch, municipality, initials);
    return new SeeOther(address('/tavler', { ...asked, fortrudt: undone, blev: left === 0 ? null : left }));
  }
}

function newsOf(parameters: URLSearchParams): BoardNews {
  const number = (name: string) => {
    const value = Number(parameters.get(name));
    return Number.isInteger(value) && value >= 0 && value <= 1000 ? value : 0;
  };
  const batch = parameters.get('fortryd') ?? '';
  const to = BOARD_COLUMNS.find((column) => column === parameters.get('hen')) ?? null;
  return {
    undo: BATCH.test(batch) ? { batch, moved: number('flyttet'), to, left: number('blev') } : null,
    undone: parameters.has('fortrudt') ? { people: number('fortrudt'), left: number('blev') } : null,
  };
}
