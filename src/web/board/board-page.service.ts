import { Injectable } from '@nestjs/common';
import { BOARD_COLUMNS, type BoardColumn } from '../../casework/board/board-column';
import { moveRefusal } from '../../casework/board/board-moves';
import { type BoardCard, BoardService } from '../../casework/board/board.service';
import { ownerChip, type OwnerChip } from '../openings/ranked-line.presenter';
import { address } from '../view/address';
import { PageAnswer } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { BOARD_DEADLINES, BOARD_GROUPS, boardFilter, boardParameters, type BoardQuery } from './board-query';
import { personKey } from './move-form';

/** Cards of a column beside the others; more stand on the column's own pages. */
const BESIDE_OTHERS = 15;
const ON_A_PAGE = 60;

/** A card as the page shows it: no name, nothing about the reasons of a pause. */
interface CardView extends Pick<BoardCard, 'candidateId' | 'pseudonym' | 'days' | 'since' | 'overdue' | 'next'> {
  key: string;
  chip: OwnerChip | null;
  /** where the record alone would put the person, when that is another column */
  otherwise: BoardColumn | null;
}

interface ColumnView {
  code: BoardColumn;
  count: number;
  cards: CardView[];
  /** address of all its cards, when some are not shown */
  more: string | null;
  /** columns a card can be moved to, and those it cannot: their choice is answered with the reason */
  possible: BoardColumn[];
  refused: BoardColumn[];
}

/** What is told at the top: a move that can be taken back, or one that was. */
export interface BoardNews {
  undo: { batch: string; moved: number; to: BoardColumn | null; left: number } | null;
  undone: { people: number; left: number } | null;
}

/** The page of the boards (domain.md §1.4). */
@Injectable()
export class BoardPageService {
  constructor(
    private readonly boards: BoardService,
    private readonly view: ViewService,
  ) {}

  async of(query: BoardQuery, viewer: Viewer, news: BoardNews): Promise<PageAnswer> {
    const filter = boardFilter(query, viewer);
    const [all, caseloads] = await Promise.all([this.boards.cards(filter), this.boards.caseloads(filter)]);
    const cards = all.filter((card) => hasDeadline(card, query));
    const byColumn = new Map<BoardColumn, BoardCard[]>(BOARD_COLUMNS.map((column) => [column, []]));
    for (const card of cards) byColumn.get(card.column)!.push(card);
    const shown = query.column === '' ? BESIDE_OTHERS : ON_A_PAGE;
    const inColumn = query.column === '' ? 0 : byColumn.get(query.column)!.length;
    const pages = Math.max(1, Math.ceil(inColumn / ON_A_PAGE));
    const page = Math.min(query.page, pages);
    const from = query.column === '' ? 0 : (page - 1) * ON_A_PAGE;
    const column = (code: BoardColumn): ColumnView => {
      const inIt = byColumn.get(code)!;
      const targets = BOARD_COLUMNS.filter((to) => to !== code);
      const possible = targets.filter((to) => moveRefusal(code, to, 'aktiv') === null);
      return {
        code,
        count: inIt.length,
        cards: inIt.slice(from, from + shown).map((card) => cardView(card, viewer)),
        more: query.column === '' && inIt.length > shown ? this.link({ ...query, column: code, page: 1 }) : null,
        possible,
        refused: targets.filter((to) => !possible.includes(to)),
      };
    };
    const groups = BOARD_GROUPS.map((group) => {
      const columns = group.columns.filter((code) => query.column === '' || code === query.column).map(column);
      return { code: group.code, columns, empty: columns.filter(({ count }) => count === 0) };
    }).filter(({ columns }) => columns.length > 0);
    const asked = boardParameters(query);
    return new PageAnswer(
      'board/index',
      {
        title: this.view.text(viewer.locale, 'board.title'),
        nav: 'board',
        query,
        total: cards.length,
        overdue: cards.filter((card) => card.overdue > 0).length,
        groups,
        targets: BOARD_COLUMNS,
        counts: BOARD_COLUMNS.map((code) => ({
          code,
          count: byColumn.get(code)!.length,
          href: query.column === '' ? `#kolonne-${code}` : this.link({ ...query, column: code, page: 1 }),
        })),
        owners: ownerChoices(caseloads, viewer),
        deadlines: BOARD_DEADLINES,
        news,
        links: {
          all: this.link({ ...query, column: '', page: 1 }),
          move: address('/tavler/flyt', asked),
          undo: address('/tavler/fortryd', asked),
        },
        pages: {
          current: page,
          total: pages,
          previous: page > 1 ? this.link({ ...query, page: page - 1 }) : null,
          next: page < pages ? this.link({ ...query, page: page + 1 }) : null,
        },
      },
      { saved: true },
    );
  }

  private link(query: BoardQuery): string {
    return address('/tavler', boardParameters(query));
  }
}

function hasDeadline({ overdue, due }: BoardCard, { deadline }: BoardQuery): boolean {
  if (deadline === '') return true;
  return deadline === 'overskredet' ? overdue > 0 : due > 0;
}

function cardView(card: BoardCard, { colleagues }: Viewer): CardView {
  const { candidateId, pseudonym, days, since, overdue, next, column, recorded, owner } = card;
  return {
    candidateId,
    pseudonym,
    days,
    since,
    overdue,
    next,
    key: personKey(candidateId, column),
    chip: ownerChip(owner, colleagues),
    otherwise: recorded === column ? null : recorded,
  };
}

/** Everybody who has cases here, with how many; people nobody has the case of are counted as well. */
function ownerChoices(caseloads: ReadonlyMap<string | null, number>, viewer: Viewer) {
  const initials = [...new Set([...viewer.colleagues.keys(), ...[...caseloads.keys()].flatMap((one) => one ?? [])])];
  return {
    mine: caseloads.get(viewer.colleague?.initials ?? '') ?? 0,
    everybody: [...caseloads.values()].reduce((sum, count) => sum + count, 0),
    nobody: caseloads.get(null) ?? 0,
    colleagues: initials.sort().map((each) => ({
      initials: each,
      name: viewer.colleagues.get(each)?.name ?? null,
      count: caseloads.get(each) ?? 0,
    })),
  };
}
