import type { References } from '../common/code-book';
import type { CandidateInputDto, HeldLanguageDto } from './candidate-input.dto';
import { checkCandidate } from './candidate-rules';

const known =
  (...codes: string[]) =>
  (code: string) =>
    codes.includes(code) ? {} : undefined;
const references: References = {
  taxonomy: {
    competency: known('reng.moppe_gulv', 'kok.opvask'),
    credential: known('koerekort-b'),
    branchepakke: known('RENG'),
  },
  geography: { postalCode: known('9000'), municipality: known('0851', '0101') },
  today: '2026-11-21',
  suggest: (kind, text) => (kind === 'competency' && text === 'reng.mope_gulv' ? ['reng.moppe_gulv'] : []),
};

const problems = (input: Partial<CandidateInputDto>) =>
  checkCandidate({ municipality: '0851', ...input }, references).map(({ code, pointer }) => `${code} ${pointer}`);
const language = (held: Partial<HeldLanguageDto>) => problems({ languages: [{ language: 'da', ...held }] });
const bornOn = (birthDate: string) => problems({ identity: { givenName: 'Amina', birthDate } });

describe('the meaning of a candidate', () => {
  it('is right for a person of whom nothing but the municipality is known', () => {
    expect(problems({})).toEqual([]);
  });

  it('is right for a person of whom much is known', () => {
    expect(
      problems({
        sharedWith: ['0101', '*'],
        postalCode: '9000',
        hoursMin: 20,
        hoursMax: 20,
        availability: [{ day: 1, from: '00:00', to: '24:00' }],
        competencies: [{ code: 'reng.moppe_gulv', level: 3, evidence: 'verified', observedOn: '2026-11-21' }],
        credentials: [{ code: 'koerekort-b', status: 'held' }],
        branchepakker: [{ code: 'RENG', step: 'T1' }],
        declinedTasks: ['kok.opvask'],
        languages: [{ language: 'da', danishEducation: 'DU2', danishModule: 6, danishTest: 'PD2' }],
      }),
    ).toEqual([]);
  });

  it('knows the codes of places', () => {
    expect(problems({ municipality: '9999', sharedWith: ['0101', '8888'], postalCode: '1' })).toEqual([
      'FIELD.UNKNOWN_PLACE /municipality',
      'FIELD.UNKNOWN_PLACE /sharedWith/1',
      'FIELD.UNKNOWN_PLACE /postalCode',
    ]);
  });

  it('knows the codes of the taxonomy', () => {
    expect(
      problems({
        competencies: [{ code: 'x', level: 1, evidence: 'claimed' }],
        credentials: [{ code: 'x', status: 'held' }],
        branchepakker: [{ code: 'X', step: 'S' }],
        declinedTasks: ['kok.opvask', 'x'],
      }),
    ).toEqual([
      'FIELD.UNKNOWN_CODE /competencies/0/code',
      'FIELD.UNKNOWN_CODE /credentials/0/code',
      'FIELD.UNKNOWN_CODE /branchepakker/0/code',
      'FIELD.UNKNOWN_CODE /declinedTasks/1',
    ]);
  });

  it('asks whether another code was meant, or says what a code is for', () => {
    const competencies = [{ code: 'reng.mope_gulv', level: 1, evidence: 'claimed' } as const];
    expect(checkCandidate({ municipality: '0851', competencies }, references)[0]?.expected).toBe(
      'did you mean reng.moppe_gulv?',
    );
    expect(checkCandidate({ municipality: '0851', declinedTasks: ['x'] }, references)[0]?.expected).toBe(
      'the code of a competency',
    );
  });

  it.each([
    ['the day of the thirteenth birthday', '2013-11-21', []],
    ['the day before the thirteenth birthday', '2013-11-22', ['CANDIDATE.TOO_YOUNG /identity/birthDate']],
    ['the day of birth', '2026-11-21', ['CANDIDATE.TOO_YOUNG /identity/birthDate']],
    ['the day before birth', '2026-11-22', ['FIELD.IN_FUTURE /identity/birthDate']],
    ['the day before the 110th birthday', '1916-11-22', []],
    ['the day of the 110th birthday', '1916-11-21', ['CANDIDATE.BIRTH_DATE_IMPROBABLE /identity/birthDate']],
  ])('looks at the age: today is %s', (_when, birthDate, expected) => {
    expect(bornOn(birthDate)).toEqual(expected);
  });

  it('takes an end on the day of the start, and refuses one before it', () => {
    const status = (until: string) => problems({ status: { code: 'ferie', from: '2026-07-10', until } });
    expect(status('2026-07-10')).toEqual([]);
    expect(status('2026-07-09')).toEqual(['FIELD.ENDS_BEFORE_START /status/until']);
    expect(
      problems({
        residence: { programmeFrom: '2026-01-02', programmeUntil: '2026-01-01' },
        placements: [{ scheme: 'igu', from: '2026-01-02', until: '2026-01-01', weeklyHours: 30 }],
      }),
    ).toEqual(['FIELD.ENDS_BEFORE_START /residence/programmeUntil', 'FIELD.ENDS_BEFORE_START /placements/0/until']);
  });

  it('compares dates of experience only as far as both are exact', () => {
    const experience = (from: string, until: string) => problems({ experiences: [{ title: 'Bager', from, until }] });
    expect(experience('2021-05', '2021')).toEqual([]);
    expect(experience('2021-05', '2021-04-30')).toEqual(['FIELD.ENDS_BEFORE_START /experiences/0/until']);
  });

  it('refuses hours the wrong way round', () => {
    expect(problems({ hoursMin: 21, hoursMax: 20 })).toEqual(['FIELD.HOURS_REVERSED /hoursMin']);
    expect(problems({ hoursMin: 21 })).toEqual([]);
  });

  it('refuses a stretch of the week without length', () => {
    expect(problems({ availability: [{ day: 1, from: '08:00', to: '08:00' }] })).toEqual([
      'FIELD.EMPTY_INTERVAL /availability/0/to',
    ]);
  });

  it('refuses what was seen in the future', () => {
    expect(
      problems({
        competencies: [{ code: 'kok.opvask', level: 1, evidence: 'claimed', observedOn: '2026-11-22' }],
        languages: [{ language: 'en', assessedOn: '2026-11-22' }],
        branchepakker: [{ code: 'RENG', step: 'S', reachedOn: '2026-11-22' }],
      }),
    ).toEqual([
      'FIELD.IN_FUTURE /competencies/0/observedOn',
      'FIELD.IN_FUTURE /languages/0/assessedOn',
      'FIELD.IN_FUTURE /branchepakker/0/reachedOn',
    ]);
  });

  it('refuses the same thing said twice', () => {
    const twice = <T>(item: T): T[] => [item, { ...item }];
    expect(
      problems({
        competencies: twice({ code: 'kok.opvask', level: 1, evidence: 'claimed' }),
        credentials: twice({ code: 'koerekort-b', status: 'held' }),
        languages: twice({ language: 'en' }),
        branchepakker: twice({ code: 'RENG', step: 'S' }),
        jobGoals: twice({ level: 'A', isco08: '9112' }),
        skaanehensyn: twice({ condition: 'stoej', max: 0 }),
      }),
    ).toEqual([
      'FIELD.DUPLICATE /competencies/1',
      'FIELD.DUPLICATE /credentials/1',
      'FIELD.DUPLICATE /languages/1',
      'FIELD.DUPLICATE /branchepakker/1',
      'FIELD.DUPLICATE /jobGoals/1',
      'FIELD.DUPLICATE /skaanehensyn/1',
    ]);
    expect(
      problems({
        jobGoals: [
          { level: 'A', isco08: '9112' },
          { level: 'B', isco08: '9112' },
        ],
      }),
    ).toEqual([]);
  });

  it.each([
    [{ danishEducation: 'DU3', danishModule: 5, danishTest: 'PD3' }, []],
    [{ danishEducation: 'DU3', danishModule: 4, danishTest: 'PD3' }, ['LANGUAGE.TEST_BEFORE_MODULE']],
    [{ danishEducation: 'DU3', danishModule: 5, danishTest: 'studieproeven' }, ['LANGUAGE.TEST_BEFORE_MODULE']],
    [{ danishEducation: 'DU2', danishModule: 1, danishTest: 'PD1' }, []],
    [{ danishEducation: 'DU1', danishTest: 'PD2' }, ['LANGUAGE.TEST_OF_OTHER_EDUCATION']],
    [{ danishEducation: 'DU1', danishTest: 'fvu_dansk_4' }, []],
    [{ danishEducation: 'DU2', danishModule: 7 }, ['LANGUAGE.NO_SUCH_MODULE']],
    [{ danishModule: 2 }, ['LANGUAGE.EDUCATION_MISSING']],
    [{ danishTest: 'PD2' }, []],
    [{ language: 'en', danishTest: 'PD2' }, ['LANGUAGE.NOT_DANISH']],
  ] as [Partial<HeldLanguageDto>, string[]][])('looks at the Danish education %j', (held, expected) => {
    expect(language(held).map((problem) => problem.split(' ')[0])).toEqual(expected);
  });

  it('repeats no personal data in what it says', () => {
    const identity = { givenName: 'Amina', birthDate: '2030-04-05' };
    expect(JSON.stringify(checkCandidate({ municipality: '0851', identity }, references))).not.toContain('2030-04-05');
  });
});
