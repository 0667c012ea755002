/** What the address of the boards says. Anything unknown in it is ignored. */
import { BOARD_COLUMNS, type BoardColumn } from '../../casework/board/board-column';
import type { BoardFilter } from '../../casework/board/board.service';
import type { Viewer } from '../viewer/viewer';

/** The columns in their groups, as the page shows them. */
export const BOARD_GROUPS: readonly { code: string; columns: readonly BoardColumn[] }[] = [
  { code: 'venter', columns: ['ny_visitation', 'klar_til_match'] },
  {
    code: 'igang',
    columns: [
      'praktik',
      'praktik_med_timer',
      'loentilskud',
      'igu',
      'ordinaert_deltid',
      'ordinaert_fuldtid',
      'uddannelse',
      'kursus_vejledning',
    ],
  },
  { code: 'pause', columns: ['barsel', 'sygemeldt', 'fritaget_andet'] },
  { code: 'efter', columns: ['eftervaern', 'afsluttet'] },
];

/** Whose people: one's own, everybody's, those nobody has the case of, or a colleague's by initials. */
export type OwnerChoice = 'mine' | 'alle' | 'ingen' | (string & {});

/** Deadlines that a person must have to be shown. */
export const BOARD_DEADLINES = ['overskredet', 'naer'] as const;

/** The boards somebody asks for. */
export interface BoardQuery {
  owner: OwnerChoice;
  /** only people with such a deadline; empty = everybody */
  deadline: (typeof BOARD_DEADLINES)[number] | '';
  /** one column alone, in pages; empty = all columns */
  column: BoardColumn | '';
  page: number;
}

/** Reads the query of an address. */
export function boardQuery(query: URLSearchParams): BoardQuery {
  const owner = query.get('ejer') ?? '';
  const page = Number(query.get('side'));
  return {
    owner: /^[\p{L}\d]{1,8}$/u.test(owner) ? owner : 'mine',
    deadline: BOARD_DEADLINES.find((one) => one === query.get('frist')) ?? '',
    column: BOARD_COLUMNS.find((column) => column === query.get('kolonne')) ?? '',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The same boards as parameters of an address. */
export function boardParameters({ owner, deadline, column, page }: BoardQuery): Record<string, string | number | null> {
  return { ejer: owner === 'mine' ? null : owner, frist: deadline, kolonne: column, side: page === 1 ? null : page };
}

/** Whose people a choice means; somebody who works as nobody has none of their own and sees everybody's. */
export function boardFilter({ owner }: Pick<BoardQuery, 'owner'>, { access, colleague }: Viewer): BoardFilter {
  const municipality = access?.principal.municipality ?? '';
  const sees: BoardFilter['sees'] = (facts) => access?.may('read', 'Candidate', facts) ?? false;
  if (owner === 'alle' || (owner === 'mine' && !colleague)) return { municipality, sees };
  if (owner === 'ingen') return { municipality, sees, owner: null };
  return { municipality, sees, owner: owner === 'mine' ? colleague!.initials : owner };
}
