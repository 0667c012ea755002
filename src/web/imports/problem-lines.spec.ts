import { problemLines } from './problem-lines';

const fields = [{ name: 'postalCode', labels: { da: 'Postnr', en: 'Postal code' } }];
const lines = (pointer: string, code: string) =>
  problemLines(
    [{ line: 3, path: '', refused: true, problems: [{ pointer, code, detail: 'in English', expected: 'a value' }] }],
    fields,
    'da',
    (key) => `[${key}]`,
  );

describe('the problems of a file', () => {
  it('name the column and say in the reader’s words what is wrong', () => {
    expect(lines('/postalCode', 'FIELD.UNKNOWN_PLACE')).toEqual([
      {
        place: '3',
        refused: true,
        field: 'Postnr',
        wrong: '[import.told.FIELD.UNKNOWN_PLACE]',
        right: '',
        inEnglish: { wrong: false, right: false },
      },
    ]);
  });

  it('keep the hint where it names values', () => {
    expect(lines('/competencies/0/code', 'FIELD.UNKNOWN_CODE')).toMatchObject([
      {
        field: '/competencies/0/code',
        wrong: '[problem.FIELD.UNKNOWN_CODE]',
        right: 'a value',
        inEnglish: { wrong: false, right: true },
      },
    ]);
  });

  it('of a document say what to do, too', () => {
    expect(lines('', 'FILE.ENCRYPTED')).toMatchObject([
      { wrong: '[import.document.wrong.encrypted]', right: '[import.document.right.encrypted]' },
    ]);
  });

  it('that nobody put into words are told as the API tells them', () => {
    expect(lines('', 'FILE.ODD')).toMatchObject([
      { wrong: 'in English', right: 'a value', inEnglish: { wrong: true, right: true } },
    ]);
  });
});
