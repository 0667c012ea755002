import { fairnessReport, type Person, type Stage } from './fairness-report';
import { groupsOf, regionOf } from './groups';

const groups = (sex: string) => ({ sex, age: '30-49', origin: 'middle_east', arrival: '1-1', visitation: 'jobparat' });
const people = (sex: string, by: Partial<Record<Stage | 'none', number>>): Person[] =>
  Object.entries(by).flatMap(([reached, count]) =>
    Array.from({ length: count }, () => ({
      groups: groups(sex),
      reached: reached === 'none' ? null : (reached as Stage),
    })),
  );
const cell = (all: Person[], group: string, stage: Stage = 'suggested') =>
  fairnessReport(all).cells.find((one) => one.attribute === 'sex' && one.group === group && one.stage === stage)!;

describe('the fairness report', () => {
  it('counts at each stage those who reached it among those who reached the one before', () => {
    const all = [
      ...people('female', { none: 20, suggested: 20, shortlisted: 10, proposed: 10, hired: 10 }),
      ...people('male', { none: 20, suggested: 20, shortlisted: 10, proposed: 10, hired: 10 }),
    ];
    expect(cell(all, 'female')).toMatchObject({ base: 70, selected: 50 });
    expect(cell(all, 'female', 'shortlisted')).toMatchObject({ base: 50, selected: 30 });
    expect(cell(all, 'female', 'proposed')).toMatchObject({ base: 30, selected: 20 });
    expect(cell(all, 'female', 'hired')).toMatchObject({ base: 20, selected: 10, rate: 0.5, ratio: 1, signal: 'none' });
  });

  it('signals a group below four fifths of the best, when chance would hardly do it', () => {
    const all = [...people('female', { suggested: 40, none: 60 }), ...people('male', { suggested: 80, none: 20 })];
    expect(cell(all, 'female')).toMatchObject({ ratio: 0.5, signal: 'look' });
    expect(cell(all, 'male')).toMatchObject({ ratio: 1, p: 1, signal: 'none' });
  });

  it('is unsure where chance could do it, and quiet at four fifths', () => {
    const few = [...people('female', { suggested: 5, none: 5 }), ...people('male', { suggested: 7, none: 5 })];
    expect(cell([...few, ...people('male', { suggested: 3 })], 'female').signal).toBe('unsure');
    const even = [...people('female', { suggested: 80, none: 20 }), ...people('male', { suggested: 100 })];
    expect(cell(even, 'female')).toMatchObject({ ratio: 0.8, signal: 'none' });
  });

  it('shows no group, selection or rest of fewer than five, and five', () => {
    const others = [...people('other', { suggested: 50, none: 50 }), ...people('unknown', { suggested: 50, none: 50 })];
    const shown = (by: Partial<Record<Stage | 'none', number>>) =>
      cell([...people('female', by), ...others], 'female').base !== null;
    expect(shown({ suggested: 5, none: 5 })).toBe(true);
    expect(shown({ suggested: 4, none: 5 })).toBe(false);
    expect(shown({ suggested: 5, none: 4 })).toBe(false);
    expect(shown({ none: 4 })).toBe(false);
    expect(shown({ suggested: 10 })).toBe(true);
  });

  it('hides a second group where the single hidden one could be worked out from the total', () => {
    const all = [
      ...people('female', { suggested: 2, none: 10 }),
      ...people('male', { suggested: 50, none: 50 }),
      ...people('other', { suggested: 10, none: 10 }),
    ];
    expect(cell(all, 'female').base).toBeNull();
    expect(cell(all, 'other').base).toBeNull();
    expect(cell(all, 'male').base).toBe(100);
  });
});

describe('groups', () => {
  const nobody = { sex: null, birthDate: null, nationality: null, arrivedOn: null, visitation: null };
  const age = (birthDate: string) => groupsOf({ ...nobody, birthDate }, '2026-06-10').age;

  it('change on the birthday, not the day before', () => {
    expect(age('2001-06-11')).toBe('18-24');
    expect(age('2001-06-10')).toBe('25-29');
    expect(age('2008-06-11')).toBe('under_18');
    expect(age('1976-06-10')).toBe('50_and_above');
  });

  it('say unknown where nothing is known', () => {
    expect(new Set(Object.values(groupsOf(nobody, '2026-06-10')))).toEqual(new Set(['unknown']));
  });

  it('sum nationalities up to regions', () => {
    expect([regionOf('SY'), regionOf('ER'), regionOf('BR'), regionOf(null)]).toEqual([
      'middle_east',
      'horn_of_africa',
      'elsewhere',
      'unknown',
    ]);
  });
});

describe('a part of the report', () => {
  const of = (owner: string | null, all: Person[]) => all.map((one) => ({ ...one, owner }));
  const sexes = (owner: string, female: number, male: number) =>
    of(owner, [
      ...people('female', { suggested: female / 2, none: female / 2 }),
      ...people('male', { suggested: male / 2, none: male / 2 }),
    ]);
  const bases = (all: Person[], owner?: string) => {
    const report = fairnessReport(all, owner);
    const first = report.cells.filter(({ attribute, stage }) => attribute === 'sex' && stage === 'suggested');
    return [report.people, ...first.map(({ base }) => base)];
  };

  it('of one consultant shows what every consultant’s may show', () => {
    const all = [...sexes('A', 20, 20), ...sexes('B', 20, 30), ...sexes('C', 20, 20)];
    expect(bases(all)).toEqual([130, 60, 70]);
    expect(bases(all, 'B')).toEqual([50, 20, 30]);
  });

  it('hides a second consultant’s group where a third one’s is small and the whole is known', () => {
    const all = [...sexes('A', 20, 20), ...sexes('B', 40, 30), ...sexes('C', 2, 40)];
    expect(bases(all)).toEqual([152, 62, 90]);
    expect(bases(all, 'C')).toEqual([42, null, null]);
    expect(bases(all, 'A')).toEqual([40, null, null]);
    expect(bases(all, 'B')).toEqual([70, 40, 30]);
  });

  it('tells nothing of a consultant with very few people, and of the one they could be worked out from', () => {
    const all = [...sexes('A', 20, 20), ...sexes('B', 40, 30), ...sexes('C', 2, 2)];
    expect(bases(all, 'C')).toEqual([null, null, null]);
    expect(bases(all, 'A')).toEqual([null, null, null]);
    expect(bases(all, 'B')).toEqual([70, 40, 30]);
  });

  it('says nothing of people who are none', () => {
    expect(bases(sexes('A', 20, 20), 'X')).toEqual([0]);
  });

  it('of a month hides a group of which one to four got there in another month only', () => {
    const month = (reached: number) => [
      ...people('female', { suggested: reached, none: 40 - reached }).map((person, at): Person => ({
        ...person,
        anywhere: at < 20 ? 'suggested' : null,
      })),
      ...people('male', { suggested: 40, none: 60 }),
    ];
    const female = (reached: number) =>
      fairnessReport(month(reached)).cells.find(({ group, stage }) => group === 'female' && stage === 'suggested');
    expect(female(15)!.selected).toBe(15);
    expect(female(16)!.selected).toBeNull();
    expect(female(20)!.selected).toBe(20);
  });
});

describe('people of whom little is known', () => {
  it('are left out of every figure when they are fewer than five, and a group like others from five on', () => {
    const with_ = (count: number) =>
      fairnessReport([
        ...people('female', { suggested: 50, none: 50 }),
        ...people('male', { suggested: 50, none: 50 }),
        ...people('unknown', { none: count }),
      ]);
    const sexes = (count: number) =>
      with_(count).cells.flatMap(({ attribute, stage, base }) =>
        attribute === 'sex' && stage === 'suggested' ? [base] : [],
      );
    expect([with_(4).people, ...sexes(4)]).toEqual([200, 100, 100]);
    expect([with_(5).people, ...sexes(5)]).toEqual([205, 100, 100, 5]);
  });

  it('leave no report where they are nearly all there is', () => {
    expect(fairnessReport(people('female', { suggested: 5 })).people).toBeNull();
    expect(fairnessReport(people('female', { suggested: 6 })).people).toBe(6);
    expect(fairnessReport(people('unknown', { suggested: 1 }))).toMatchObject({ people: null });
  });
});
