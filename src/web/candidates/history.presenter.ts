/** The course of a person as one line of time, newest first: for whoever has the case. */
import type { CaseworkDto } from '../../casework/records/casework.dto';
import type { PastMove } from '../../casework/board/board.store';

/** Something that happened, or is planned. `kind` and `what` are codes of texts. */
export interface HistoryLine {
  on: string;
  kind: 'visitation' | 'conversation' | 'planned' | 'offer' | 'status' | 'move' | 'phase';
  what: string;
  /** initials */
  by: string | null;
  until: string | null;
  /** words a colleague wrote, or a second code for moves */
  note: string | null;
}

/** All of it in one order; what has no day is left out. */
export function historyLines(casework: CaseworkDto, moves: readonly PastMove[]): HistoryLine[] {
  const line = (
    kind: HistoryLine['kind'],
    on: string,
    what: string,
    more: Partial<Pick<HistoryLine, 'by' | 'until' | 'note'>> = {},
  ): HistoryLine => ({ kind, on, what, by: null, until: null, note: null, ...more });
  const lines = [
    ...casework.visitations.map(({ on, result, reason, by }) => line('visitation', on, result, { by, note: reason })),
    ...casework.conversations.map(({ kind, heldOn, plannedOn, by }) =>
      heldOn ? line('conversation', heldOn, kind, { by }) : line('planned', plannedOn ?? '', kind, { by }),
    ),
    ...casework.offers.flatMap(({ blocks, by, accepted }) =>
      accepted === false
        ? []
        : blocks.map(({ kind, from, until }) => line('offer', from, kind, { by, until: until ?? null })),
    ),
    ...casework.programmePhases.map(({ phase, from, until, by }) =>
      line('phase', from, phase, { by, until: until ?? null }),
    ),
    ...casework.statuses.map(({ status, from, until, recordedAt }) =>
      line('status', from ?? recordedAt.slice(0, 10), status, { until: until ?? null }),
    ),
    ...moves
      .filter(({ undoneBy }) => undoneBy === null)
      .map(({ from, to, by, at }) => line('move', at.toISOString().slice(0, 10), to, { by, note: from })),
  ];
  return lines.filter(({ on }) => on !== '').sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
