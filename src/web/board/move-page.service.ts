import { Injectable } from '@nestjs/common';
import { BOARD_COLUMNS } from '../../casework/board/board-column';
import { isPause, meaningsOf } from '../../casework/board/board-moves';
import { BoardMovesService, type MoveLine, type MoveOrder } from '../../casework/board/board-moves.service';
import { ownerChip } from '../openings/ranked-line.presenter';
import { address } from '../view/address';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { boardParameters, type BoardQuery } from './board-query';
import { type MoveForm, personKey } from './move-form';

/** The page that shows a move before it is made, asks for what is missing, and explains what cannot be done. */
@Injectable()
export class MovePageService {
  constructor(
    private readonly moves: BoardMovesService,
    private readonly view: ViewService,
  ) {}

  /** @param tried a form that could not be carried out: its faults are shown beside the fields */
  async of(form: MoveForm, query: BoardQuery, viewer: Viewer, tried: boolean): Promise<PageAnswer> {
    const order = moveOrder(form, viewer);
    const lines: readonly MoveLine[] = order === null ? [] : await this.moves.preview(order);
    const going = lines.filter(({ refusal }) => refusal === null);
    const asked = boardParameters(query);
    const problems = tried && order !== null ? this.moves.problems(order).map(({ code }) => code) : [];
    const to = form.to;
    return new PageAnswer(
      'board/move',
      {
        title: this.view.text(viewer.locale, 'board.move.title', {
          count: lines.length,
          column: to === null ? '–' : this.view.text(viewer.locale, `board.column.${to}`),
        }),
        nav: 'board',
        nobody: form.people.length === 0,
        to,
        targets: BOARD_COLUMNS,
        people: form.people.map(({ id, seen }) => personKey(id, seen)),
        going: going.map((line) => lineView(line, viewer)),
        staying: lines.filter(({ refusal }) => refusal !== null).map((line) => lineView(line, viewer)),
        keys: going.map(({ candidateId, from }) => personKey(candidateId, from)),
        asks: {
          meanings: to === null || meaningsOf(to).length < 2 ? [] : meaningsOf(to),
          until: to !== null && isPause(to),
        },
        form,
        problems,
        links: {
          move: address('/tavler/flyt', asked),
          back: address('/tavler', asked),
          parameters: Object.entries(asked).flatMap(([name, value]) =>
            value === null || value === '' ? [] : [{ name, value }],
          ),
        },
      },
      { status: problems.length > 0 ? 422 : tried ? 409 : 200 },
    );
  }
}

/** The form as a move of the viewer's municipality; null when it names nobody or no column. */
export function moveOrder({ people, to, meaning, until }: MoveForm, { colleague }: Viewer): MoveOrder | null {
  if (to === null || people.length === 0 || !colleague) return null;
  return { municipality: colleague.municipality, people, to, meaning, until: until === '' ? null : until };
}

function lineView({ candidateId, pseudonym, owner, from, refusal, status }: MoveLine, { colleagues }: Viewer) {
  return { candidateId, pseudonym, chip: ownerChip(owner, colleagues), from, refusal, status };
}
