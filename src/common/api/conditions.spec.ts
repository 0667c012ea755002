import 'reflect-metadata';
import { Refusal } from '../errors';
import { guardBody } from './body-guard';
import { etagOf, expectVersion, versionOf } from './etag';
import { decodeCursor, encodeCursor, pageOf } from './pages';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as Refusal).code;
  }
  return 'accepted';
};

describe('If-Match', () => {
  it('reads back the ETag of a version, weak or strong', () => {
    expect(versionOf(etagOf(12))).toBe(12);
    expect(versionOf('"12"')).toBe(12);
  });

  it.each([
    [undefined, 'PRECONDITION.REQUIRED'],
    [' ', 'PRECONDITION.REQUIRED'],
    ['*', 'PRECONDITION.UNREADABLE'],
    ['W/"x"', 'PRECONDITION.UNREADABLE'],
    ['W/"1", W/"2"', 'PRECONDITION.UNREADABLE'],
  ])('refuses %s with %s', (header, code) => {
    expect(codeOf(() => versionOf(header))).toBe(code);
  });

  it('refuses a version that is not the current one, on both sides', () => {
    expect(codeOf(() => expectVersion({ version: 3 }, 3))).toBe('accepted');
    expect(codeOf(() => expectVersion({ version: 3 }, 2))).toBe('PRECONDITION.STALE');
    expect(codeOf(() => expectVersion({ version: 3 }, 4))).toBe('PRECONDITION.STALE');
  });
});

describe('cursors', () => {
  const id = '0190a5b0-0000-7000-8000-000000000001';

  it('come back as they were', () => {
    expect(decodeCursor(encodeCursor([7, id]), ['number', 'uuid'])).toEqual([7, id]);
  });

  it.each([
    ['garbage', '%%%'],
    ['another list’s cursor', encodeCursor([id])],
    ['the wrong kinds', encodeCursor([id, 7])],
    ['no UUID', encodeCursor([7, "x' or true"])],
  ])('refuse %s', (_, cursor) => {
    expect(codeOf(() => decodeCursor(cursor, ['number', 'uuid']))).toBe('INPUT.INVALID');
  });

  it('are given only when there is more', () => {
    const page = (rows: number[]) => pageOf(rows, 2, (row) => [row], String);
    expect(page([1, 2])).toEqual({ items: ['1', '2'], nextCursor: null });
    expect(page([1, 2, 3])).toEqual({ items: ['1', '2'], nextCursor: encodeCursor([2]) });
    expect(page([])).toEqual({ items: [], nextCursor: null });
  });
});

describe('what a body may be', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });

  it('is nested at most 20 levels', () => {
    expect(codeOf(() => guardBody(nested(20)))).toBe('accepted');
    expect(codeOf(() => guardBody(nested(21)))).toBe('BODY.TOO_DEEP');
  });

  it('survives nesting that would overflow a stack', () => {
    const deep = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000)) as unknown;
    expect(codeOf(() => guardBody(deep))).toBe('BODY.TOO_DEEP');
  });

  it('holds no U+0000, and the refusal names the place', () => {
    expect(() => guardBody({ tasks: [{ 'a/b': 'x\0y' }] })).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ pointer: '/tasks/0/a~1b' })] }),
    );
    expect(codeOf(() => guardBody({ text: 'x\ny\u0001' }))).toBe('accepted');
  });
});
