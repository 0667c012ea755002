import type { References } from '../common/code-book';
import type { OpeningInputDto } from './opening-input.dto';
import { checkOpening } from './opening-rules';

const known =
  (...codes: string[]) =>
  (code: string) =>
    codes.includes(code) ? {} : undefined;
const references: References = {
  taxonomy: {
    competency: known('reng.moppe_gulv'),
    credential: known('koerekort-b'),
    branchepakke: known('RENG'),
  },
  geography: { postalCode: known('9000'), municipality: known('0851') },
  today: '2026-11-21',
};

const problems = (input: Partial<OpeningInputDto>) =>
  checkOpening({ municipality: '0851', title: 'Morgenhold', schemes: ['igu'], ...input }, references).map(
    ({ code, pointer }) => `${code} ${pointer}`,
  );

describe('the meaning of an opening', () => {
  it('is right when only the least is stated', () => {
    expect(problems({})).toEqual([]);
  });

  it('refuses an opening without a scheme', () => {
    expect(problems({ schemes: [], minimumAge: 18 })).toEqual(['OPENING.NO_SCHEME /schemes']);
  });

  it('knows the codes of places and of the taxonomy', () => {
    expect(
      problems({
        municipality: '9999',
        postalCode: '1',
        tasks: [
          { competency: 'reng.moppe_gulv', need: 'must', level: 2 },
          { competency: 'x', need: 'must', level: 2 },
        ],
        credentials: ['koerekort-b', 'x'],
        branchepakke: 'X',
      }),
    ).toEqual([
      'FIELD.UNKNOWN_PLACE /municipality',
      'FIELD.UNKNOWN_PLACE /postalCode',
      'FIELD.UNKNOWN_CODE /tasks/1/competency',
      'FIELD.UNKNOWN_CODE /credentials/1',
      'FIELD.UNKNOWN_CODE /branchepakke',
    ]);
  });

  it('takes an end on the day of the start, and refuses one before it', () => {
    expect(problems({ startsOn: '2027-02-01', endsOn: '2027-02-01' })).toEqual([]);
    expect(problems({ startsOn: '2027-02-01', endsOn: '2027-01-31' })).toEqual(['FIELD.ENDS_BEFORE_START /endsOn']);
  });

  it('refuses hours the wrong way round, and takes them when they are equal', () => {
    expect(problems({ hoursMin: 20, hoursMax: 20 })).toEqual([]);
    expect(problems({ hoursMin: 21, hoursMax: 20 })).toEqual(['FIELD.HOURS_REVERSED /hoursMin']);
  });

  it('refuses a shift without length, and takes one over midnight', () => {
    expect(problems({ shifts: [{ day: 5, from: '22:00', to: '06:00' }] })).toEqual([]);
    expect(problems({ shifts: [{ day: 5, from: '22:00', to: '22:00' }] })).toEqual([
      'FIELD.EMPTY_INTERVAL /shifts/0/to',
    ]);
  });

  it('refuses a task, a demand or a language said twice', () => {
    const task = { competency: 'reng.moppe_gulv', need: 'must', level: 2 } as const;
    expect(
      problems({
        tasks: [task, { ...task, need: 'nice' }],
        demands: [{ condition: 'stoej' }, { condition: 'stoej', amount: 1 }],
        languages: [{ language: 'da' }, { language: 'en' }, { language: 'da' }],
      }),
    ).toEqual(['FIELD.DUPLICATE /tasks/1', 'FIELD.DUPLICATE /demands/1', 'FIELD.DUPLICATE /languages/2']);
  });

  it.each([
    [['igu'], 18, []],
    [['igu'], 15, ['OPENING.ADULT_SCHEMES /minimumAge']],
    [['igu', 'smaajob'], 15, []],
    [['fritidsjob'], 13, []],
    [['fritidsjob'], 18, ['OPENING.YOUTH_SCHEME /minimumAge']],
    [['fritidsjob', 'smaajob'], 18, []],
  ] as const)('looks at %j from the age of %d', (schemes, minimumAge, expected) => {
    expect(problems({ schemes: [...schemes], minimumAge })).toEqual(expected);
  });
});
