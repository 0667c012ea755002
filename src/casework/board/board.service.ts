import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock';
import type { CandidateStatus, IsoDate } from '../../matching/core/facts';
import { daysBetween } from '../../schemes/dates';
import { isOf, nextToMeet, NO_DAY, type PackedDeadline, unpacked } from '../deadlines/packed-deadline';
import { PersonKeeper } from '../deadlines/person-keeper';
import type { PersonRecord } from '../scheme-facts.loader';
import { BOARD_COLUMNS, type BoardColumn, type BoardPlace, recordedPlace } from './board-column';
import { type HandMove, placeOnBoard } from './board-moves';
import { countingMoves } from './board.store';

/** Whose people are wanted. */
export interface BoardFilter {
  municipality: string;
  /** initials; null = people nobody has the case of; undefined = everybody */
  owner?: string | null;
  /** whether the one who asks may see a person with these facts; left out = a program that sees everybody */
  sees?: (facts: { municipality: string }) => boolean;
}

/** A person on the boards. Never a name. */
export interface BoardCard {
  candidateId: string;
  pseudonym: string;
  municipality: string;
  /** initials of the consultant who has the case */
  owner: string | null;
  status: CandidateStatus;
  column: BoardColumn;
  /** first day in the column; null = not recorded */
  since: IsoDate | null;
  /** whole days in the column; null = not recorded */
  days: number | null;
  /** where the record alone would put the person; another column than `column` after a move by hand */
  recorded: BoardColumn;
  /** deadlines that have passed */
  overdue: number;
  /** deadlines that are near */
  due: number;
  /** the nearest deadline that is neither past nor settled; null when none is known */
  next: { kind: string; dueOn: IsoDate } | null;
}

/** Everybody on the boards of domain.md §1.4: each person of the caseload in exactly one column. */
@Injectable()
export class BoardService {
  /** Where the record puts each person on a day: a record that changes is another one, so only the day can make it wrong. */
  private recordedOn: IsoDate | null = null;
  // no WeakMap: the collector walks through a large one while everything waits
  private readonly places = new Map<string, { of: PersonRecord; place: BoardPlace }>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly keeper: PersonKeeper,
    private readonly clock: Clock,
  ) {}

  /** The cards of a filter: within a column those with the nearest deadline first, then who has been there longest. */
  async cards(filter: BoardFilter): Promise<BoardCard[]> {
    const today = this.clock.today();
    await this.keeper.catchUp();
    const people = this.wanted(filter);
    const ids = filter.owner === undefined ? undefined : people.map(({ id }) => id);
    const moves = await countingMoves(this.dataSource.manager, filter.municipality, ids);
    return byUrgency(people.map((person) => this.card(person, moves.get(person.id), today)));
  }

  /** How many people stand in each column; cheaper than the cards, for it asks for no deadlines and no order. */
  async counts(filter: BoardFilter): Promise<Map<BoardColumn, number>> {
    const today = this.clock.today();
    await this.keeper.catchUp();
    const people = this.wanted(filter);
    const ids = filter.owner === undefined ? undefined : people.map(({ id }) => id);
    const moves = await countingMoves(this.dataSource.manager, filter.municipality, ids);
    const counts = new Map<BoardColumn, number>(BOARD_COLUMNS.map((column) => [column, 0]));
    for (const person of people) {
      const { column } = placeOnBoard(this.recorded(person, today), moves.get(person.id));
      counts.set(column, counts.get(column)! + 1);
    }
    return counts;
  }

  /** How many people each consultant has the case of; null = those nobody has. */
  async caseloads(filter: Omit<BoardFilter, 'owner'>): Promise<Map<string | null, number>> {
    await this.keeper.catchUp();
    const counts = new Map<string | null, number>();
    for (const { owner } of this.wanted({ ...filter, owner: undefined }))
      counts.set(owner, (counts.get(owner) ?? 0) + 1);
    return counts;
  }

  /** One person's card; null when the person is not on the boards, or not on those of the municipality. */
  async cardOf(candidateId: string, municipality?: string): Promise<BoardCard | null> {
    await this.keeper.catchUp();
    const person = this.keeper.person(candidateId);
    if (!person || person.municipality !== (municipality ?? person.municipality)) return null;
    const moves = await countingMoves(this.dataSource.manager, person.municipality, [candidateId]);
    return this.card(person, moves.get(candidateId), this.clock.today());
  }

  private wanted({ municipality, owner, sees }: BoardFilter): PersonRecord[] {
    // the same for everybody of the municipality
    if (sees && !sees({ municipality })) return [];
    return [...this.keeper.people()].filter(
      (person) => person.municipality === municipality && (owner === undefined || person.owner === owner),
    );
  }

  private recorded(person: PersonRecord, today: IsoDate): BoardPlace {
    if (this.recordedOn !== today) {
      this.recordedOn = today;
      this.places.clear();
    }
    const known = this.places.get(person.id);
    if (known?.of === person) return known.place;
    const place = recordedPlace(person, today);
    this.places.set(person.id, { of: person, place });
    return place;
  }

  private card(person: PersonRecord, move: HandMove | undefined, today: IsoDate): BoardCard {
    const recorded = this.recorded(person, today);
    const { column, since } = placeOnBoard(recorded, move);
    return {
      candidateId: person.id,
      pseudonym: person.pseudonym,
      municipality: person.municipality,
      owner: person.owner,
      status: person.candidate.status?.code ?? 'aktiv',
      column,
      since,
      days: since === null ? null : Math.max(0, daysBetween(since, today)),
      recorded: recorded.column,
      ...deadlinesOnCard(this.keeper.marks(person, today), today),
    };
  }
}

const [isOverdue, isDue] = [isOf('overdue'), isOf('due')];

/** What a card says about deadlines (domain.md §2.3): how many have passed or are near, and which comes next. */
function deadlinesOnCard(
  deadlines: readonly PackedDeadline[],
  today: IsoDate,
): Pick<BoardCard, 'overdue' | 'due' | 'next'> {
  const next = nextToMeet(deadlines, today);
  const { kind, dueOn } = next === undefined ? { kind: '', dueOn: null } : unpacked(next);
  return {
    overdue: deadlines.filter(isOverdue).length,
    due: deadlines.filter(isDue).length,
    next: dueOn === null ? null : { kind, dueOn },
  };
}

/** What cards are sorted by: the nearest deadline, then who has been there longest, then the id. */
export function cardKeys({ next, since, candidateId }: BoardCard): [string, string, string] {
  return [next?.dueOn ?? NO_DAY, since ?? NO_DAY, candidateId];
}

function byUrgency(cards: readonly BoardCard[]): BoardCard[] {
  return cards
    .map((card) => ({ card, keys: cardKeys(card) }))
    .sort(({ keys: a }, { keys: b }) => compare(a[0], b[0]) || compare(a[1], b[1]) || compare(a[2], b[2]))
    .map(({ card }) => card);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
