/** What waits at each consultant of a team, as lines of one table. Pure. */
import type { DeadlinePeople } from '../../casework/deadlines/deadlines.service';
import { address } from '../view/address';

/** What is known of the caseloads, by initials; null = cases and openings that nobody has. */
export interface TeamFigures {
  caseloads: ReadonlyMap<string | null, number>;
  deadlines: ReadonlyMap<string | null, DeadlinePeople>;
  waiting: ReadonlyMap<string | null, number>;
  openings: ReadonlyMap<string | null, number>;
}

/** A number with the page where one deals with it; no page where there is nothing. */
export interface LinkedCount {
  count: number;
  href: string | null;
}

/** One line of the table. */
export interface TeamLine {
  /** initials; null = nobody has the case */
  owner: string | null;
  people: LinkedCount;
  overdue: LinkedCount & { lately: number };
  due: LinkedCount;
  waiting: LinkedCount;
  openings: LinkedCount;
}

/** A line for each of the team who has anything, whoever has most overdue first, what nobody has at the end. */
export function teamLines(figures: TeamFigures, team: ReadonlySet<string> | null): TeamLine[] {
  const owners = new Set(Object.values(figures).flatMap((by: ReadonlyMap<string | null, unknown>) => [...by.keys()]));
  return [...owners]
    .filter((owner) => owner === null || team === null || team.has(owner))
    .map((owner) => lineOf(owner, figures))
    .sort(
      (a, b) =>
        Number(a.owner === null) - Number(b.owner === null) ||
        b.overdue.count - a.overdue.count ||
        ((a.owner ?? '') < (b.owner ?? '') ? -1 : 1),
    );
}

/** The numbers of all lines together. @param everybody the lines are the whole municipality's, which pages can show */
export function teamTotals(lines: readonly TeamLine[], everybody: boolean): Record<string, LinkedCount> {
  const sum = (count: (line: TeamLine) => number, href: string | null) =>
    linked(
      lines.reduce((total, line) => total + count(line), 0),
      everybody ? href : null,
    );
  return {
    people: sum(({ people }) => people.count, '/tavler?ejer=alle'),
    overdue: sum(({ overdue }) => overdue.count, '/tavler?ejer=alle&frist=overskredet'),
    lately: sum(({ overdue }) => overdue.lately, null),
    due: sum(({ due }) => due.count, '/tavler?ejer=alle&frist=naer'),
    waiting: sum(({ waiting }) => waiting.count, '/forslag?ejer=alle'),
    openings: sum(({ openings }) => openings.count, '/aabninger?kortliste=ingen'),
  };
}

function lineOf(owner: string | null, { caseloads, deadlines, waiting, openings }: TeamFigures): TeamLine {
  const { overdue, lately, due } = deadlines.get(owner) ?? { overdue: 0, lately: 0, due: 0 };
  const board = (frist?: string) => address('/tavler', { ejer: owner ?? 'ingen', frist });
  return {
    owner,
    people: linked(caseloads.get(owner), board()),
    overdue: { ...linked(overdue, board('overskredet')), lately },
    due: linked(due, board('naer')),
    // neither the queue nor the list of openings can be asked for what nobody has
    waiting: linked(waiting.get(owner), owner && address('/forslag', { ejer: owner })),
    openings: linked(openings.get(owner), owner && address('/aabninger', { ejer: owner, kortliste: 'ingen' })),
  };
}

function linked(count = 0, href: string | null): LinkedCount {
  return { count, href: count > 0 ? href : null };
}
