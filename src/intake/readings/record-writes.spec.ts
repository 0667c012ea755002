import { applied, isKnown, type RecordWrite, takenBack } from './record-writes';

const mop: RecordWrite = { list: 'competencies', by: 'code', item: { code: 'reng.moppe_gulv', level: 2 } };
const igu: RecordWrite = { members: 'schemes', value: 'igu' };
const hours: RecordWrite = { fields: { hoursMin: 20, hoursMax: 25 } };
const record = { competencies: [{ code: 'kok.opvask', level: 3 }], schemes: ['ordinaert'], hoursMin: 10 };

describe('a write', () => {
  it.each([
    ['an entry of a list', mop],
    ['a member of a list of codes', igu],
    ['plain fields', hours],
  ])('of %s is done, known, and taken back to what was there', (_, write) => {
    const { record: after, before } = applied(record, write);

    expect(isKnown(record, write)).toBe(false);
    expect(isKnown(after, write)).toBe(true);
    const back = takenBack(after, write, before)!;
    expect(Object.fromEntries(Object.entries(back).filter(([, value]) => value !== null))).toEqual(record);
  });

  it('replaces an entry of the same code and puts the earlier one back', () => {
    const held = { competencies: [{ code: 'reng.moppe_gulv', level: 1, observedOn: '2026-01-02' }] };
    const { record: after, before } = applied(held, mop);

    expect(after.competencies).toEqual([{ code: 'reng.moppe_gulv', level: 2, observedOn: '2026-01-02' }]);
    expect(takenBack(after, mop, before)).toEqual(held);
  });

  it('is not taken back when somebody has changed the entry since', () => {
    const { before } = applied(record, mop);

    expect(takenBack({ competencies: [{ code: 'reng.moppe_gulv', level: 4 }] }, mop, before)).toBeNull();
    expect(takenBack({ competencies: [] }, mop, before)).toBeNull();
    expect(takenBack({ hoursMin: 30, hoursMax: 25 }, hours, { hoursMin: 10, hoursMax: null })).toBeNull();
  });

  it('does not take away a code that was there before', () => {
    const { record: after, before } = applied({ schemes: ['igu'] }, igu);

    expect(after.schemes).toEqual(['igu']);
    expect(takenBack(after, igu, before)).toBeNull();
  });

  it('adds levels to a language recorded without any, and leaves others alone', () => {
    const danish: RecordWrite = {
      list: 'languages',
      by: 'language',
      item: { language: 'da', skills: { reading: 'B1' } },
    };

    expect(isKnown({ languages: [{ language: 'da' }] }, danish)).toBe(false);
    expect(isKnown({ languages: [{ language: 'da', danishTest: 'PD2' }] }, danish)).toBe(true);
    expect(isKnown({ languages: [{ language: 'da', skills: { reading: 'A1' } }] }, danish)).toBe(true);
  });
});
