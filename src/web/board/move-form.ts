/** The form that moves people on the boards, in the address of its preview and in what is sent. */
import { BOARD_COLUMNS, type BoardColumn } from '../../casework/board/board-column';
import { type ColumnMeaning, meaningsOf } from '../../casework/board/board-moves';

/** Most people of one move: their ids must fit into an address. */
export const MOST_IN_ADDRESS = 100;

/** What a form asks for. */
export interface MoveForm {
  people: { id: string; seen: BoardColumn | null }[];
  /** null = not chosen */
  to: BoardColumn | null;
  meaning: ColumnMeaning | null;
  /** as typed */
  until: string;
}

const PERSON = /^([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?:\.(\w+))?$/;

/** Reads it. People are named `<id>.<column>`, with the column in which they were seen. */
export function moveForm(fields: URLSearchParams): MoveForm {
  const people = new Map<string, BoardColumn | null>();
  for (const text of fields.getAll('k')) {
    const [, id, seen] = PERSON.exec(text) ?? [];
    if (id) people.set(id, BOARD_COLUMNS.find((column) => column === seen) ?? null);
  }
  const to = BOARD_COLUMNS.find((column) => column === fields.get('til')) ?? null;
  const meanings = to === null ? [] : meaningsOf(to);
  return {
    people: [...people].slice(0, MOST_IN_ADDRESS).map(([id, seen]) => ({ id, seen })),
    to,
    meaning: meanings.find((meaning) => meaning === fields.get('betyder')) ?? null,
    until: (fields.get('til-og-med') ?? '').trim().slice(0, 20),
  };
}

/** A person as the form names one. */
export function personKey(id: string, seen: BoardColumn | null): string {
  return seen === null ? id : `${id}.${seen}`;
}
