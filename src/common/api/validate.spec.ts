import 'reflect-metadata';
import { CandidateInputDto } from '../../candidates/candidate-input.dto';
import { OpeningInputDto } from '../../openings/opening-input.dto';
import { InvalidInput } from '../errors';
import { fieldProblems, knownFields, validated } from './validate';

const opening = { municipality: '0851', title: 'Rengøring', schemes: ['igu'] };
const only = (problems: unknown[]) => {
  expect(problems).toHaveLength(1);
  return problems[0];
};

describe('checking a body against its class', () => {
  it('answers an instance of the class when nothing is wrong', () => {
    expect(validated(OpeningInputDto, opening)).toBeInstanceOf(OpeningInputDto);
  });

  it('names a missing field and what belongs there', () => {
    expect(only(fieldProblems(OpeningInputDto, { municipality: '0851', schemes: ['igu'] }))).toMatchObject({
      pointer: '/title',
      code: 'FIELD.REQUIRED',
    });
  });

  it('tells all faults at once, one for each field', () => {
    const problems = fieldProblems(OpeningInputDto, { municipality: '851', title: 7, schemes: ['igu'], places: 0 });
    expect(problems.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/municipality', 'FIELD.WRONG_FORMAT'],
      ['/title', 'FIELD.NOT_TEXT'],
      ['/places', 'FIELD.TOO_SMALL'],
    ]);
    expect(problems[0]!.expected).toBe('a municipality code of four digits');
    expect(problems[2]!.expected).toBe('at least 1');
  });

  it.each([
    ['2026-02-28', 0],
    ['2026-02-30', 1],
    ['2026-2-3', 1],
    ['2101-01-01', 1],
    [20260228, 1],
  ])('takes a real calendar date only: %s', (startsOn, faults) => {
    const problems = fieldProblems(OpeningInputDto, { ...opening, startsOn });
    expect(problems.map(({ code }) => code)).toEqual(Array(faults).fill('FIELD.NOT_A_DATE'));
  });

  it('points into lists of objects', () => {
    const tasks = [
      { competency: 'reng.moppe_gulv', need: 'must', level: 2 },
      { competency: 'reng.moppe_gulv', need: 'must', level: 5 },
    ];
    expect(only(fieldProblems(OpeningInputDto, { ...opening, tasks }))).toMatchObject({
      pointer: '/tasks/1/level',
      code: 'FIELD.TOO_LARGE',
      expected: 'at most 4',
    });
  });

  it('points into lists of codes and names the nearest one', () => {
    expect(only(fieldProblems(OpeningInputDto, { ...opening, schemes: ['igu', 'smajob'] }))).toMatchObject({
      pointer: '/schemes/1',
      code: 'FIELD.NOT_IN_LIST',
      expected: expect.stringContaining('did you mean "smaajob"?'),
    });
  });

  it('refuses an unknown field and names the nearest known one', () => {
    expect(only(fieldProblems(OpeningInputDto, { ...opening, descripton: 'x' }))).toMatchObject({
      pointer: '/descripton',
      code: 'FIELD.UNKNOWN',
      expected: 'did you mean "description"?',
    });
  });

  it('refuses an unknown field inside a nested object', () => {
    const problems = fieldProblems(CandidateInputDto, {
      municipality: '0851',
      identity: { givenName: 'Demo', shoeSize: '41' },
    });
    expect(only(problems)).toMatchObject({ pointer: '/identity/shoeSize', code: 'FIELD.UNKNOWN' });
  });

  it('never repeats what was sent', () => {
    const secret = 'Amina-0101011234';
    const problems = fieldProblems(CandidateInputDto, {
      municipality: secret,
      identity: { givenName: 7, birthDate: secret, sex: secret, nationality: secret },
      hoursMin: secret,
      travel: { modes: [secret] },
    });
    expect(problems).toHaveLength(7);
    expect(JSON.stringify(problems)).not.toContain(secret);
  });

  it.each([
    ['[]', []],
    ['null', null],
    ['text', 'x'],
    ['a number', 7],
  ])('refuses %s in place of an object', (_, value) => {
    expect(only(fieldProblems(OpeningInputDto, value))).toMatchObject({ pointer: '', code: 'BODY.NOT_AN_OBJECT' });
  });

  it('refuses a list where an object belongs, and an object where a list belongs', () => {
    const problems = fieldProblems(CandidateInputDto, { municipality: '0851', identity: [], competencies: {} });
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/identity', '/competencies']);
  });

  it('refuses null entries of a list of objects', () => {
    const problems = fieldProblems(OpeningInputDto, { ...opening, tasks: [null] });
    expect(only(problems)).toMatchObject({ pointer: '/tasks/0', expected: 'an object in { }' });
  });

  it('takes null for an optional field as left out', () => {
    expect(fieldProblems(OpeningInputDto, { ...opening, places: null })).toEqual([]);
  });

  it('throws one refusal that carries all problems', () => {
    expect(() => validated(OpeningInputDto, {})).toThrow(InvalidInput);
  });

  it('knows the fields of a class', () => {
    expect(knownFields(OpeningInputDto)).toEqual(expect.arrayContaining(['municipality', 'tasks', 'unmapped']));
  });
});
