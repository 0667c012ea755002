import { teamLines, teamTotals } from './team-lines';

const figures = {
  caseloads: new Map<string | null, number>([
    ['ABCD', 30],
    ['EFGH', 20],
    ['OTHE', 10],
    [null, 3],
  ]),
  deadlines: new Map<string | null, { overdue: number; lately: number; due: number }>([
    ['EFGH', { overdue: 4, lately: 1, due: 2 }],
    ['ABCD', { overdue: 2, lately: 2, due: 0 }],
    [null, { overdue: 9, lately: 0, due: 1 }],
  ]),
  waiting: new Map<string | null, number>([['ABCD', 7]]),
  openings: new Map<string | null, number>([
    ['ABCD', 1],
    ['SERV', 5],
    [null, 2],
  ]),
};

describe('the lines of a team', () => {
  it('stand by who has most overdue, with what nobody has at the end, and hold whoever has an opening only', () => {
    expect(teamLines(figures, null).map(({ owner }) => owner)).toEqual(['EFGH', 'ABCD', 'OTHE', 'SERV', null]);
  });

  it('are those of the team and of what nobody has, where there are teams', () => {
    const lines = teamLines(figures, new Set(['ABCD', 'SERV', 'NEWC']));
    expect(lines.map(({ owner }) => owner)).toEqual(['ABCD', 'SERV', null]);
    const counts = Object.entries(teamTotals(lines, false)).map(([name, { count, href }]) => [name, count, href]);
    expect(counts).toEqual([
      ['people', 33, null],
      ['overdue', 11, null],
      ['lately', 2, null],
      ['due', 1, null],
      ['waiting', 7, null],
      ['openings', 8, null],
    ]);
  });

  it('lead to everybody’s pages from their totals, where the team is everybody', () => {
    const { overdue, lately, openings } = teamTotals(teamLines(figures, null), true);
    expect(overdue).toEqual({ count: 15, href: '/tavler?ejer=alle&frist=overskredet' });
    expect(lately).toEqual({ count: 3, href: null });
    expect(openings).toEqual({ count: 8, href: '/aabninger?kortliste=ingen' });
  });

  it('lead to the page where one deals with a number, and nowhere from nothing', () => {
    const line = teamLines(figures, null).find(({ owner }) => owner === 'ABCD')!;
    expect(line).toEqual({
      owner: 'ABCD',
      people: { count: 30, href: '/tavler?ejer=ABCD' },
      overdue: { count: 2, href: '/tavler?ejer=ABCD&frist=overskredet', lately: 2 },
      due: { count: 0, href: null },
      waiting: { count: 7, href: '/forslag?ejer=ABCD' },
      openings: { count: 1, href: '/aabninger?ejer=ABCD&kortliste=ingen' },
    });
  });

  it('lead to the board of those nobody has; the openings of nobody have no page of their own', () => {
    const line = teamLines(figures, null).at(-1)!;
    expect([line.people.href, line.overdue.href]).toEqual([
      '/tavler?ejer=ingen',
      '/tavler?ejer=ingen&frist=overskredet',
    ]);
    expect(line.openings).toEqual({ count: 2, href: null });
  });
});
