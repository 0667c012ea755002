import fc from 'fast-check';
import { candidateInput } from '../../test/support/arbitrary-inputs';
import { gridIntervals } from '../matching/core/week-grid';
import { candidateFacts } from './candidate-facts';
import type { CandidateInputDto } from './candidate-input.dto';

const noCover = { coveredCredentials: (code: string) => [code] };
const meta = { id: 'id', draw: 7, rejections: [], asOf: '2026-11-21', credentials: noCover };
const facts = (input: Partial<CandidateInputDto>) => candidateFacts({ municipality: '0851', ...input }, meta);
const bornOn = (birthDate: string) => facts({ identity: { givenName: 'Amina', birthDate } }).youth;

describe('what the matcher may know of a candidate', () => {
  it('does not depend on who the person is, for adults', () => {
    fc.assert(
      fc.property(candidateInput, fc.string(), (input, name) => {
        const one = { givenName: 'Amina', birthDate: '1991-01-01', sex: 'female', nationality: 'SY' } as const;
        const other = { givenName: name, birthDate: '1960-06-30', sex: 'male', nationality: 'ER' } as const;
        expect(candidateFacts({ ...input, identity: one }, meta)).toEqual(
          candidateFacts({ ...input, identity: other }, meta),
        );
      }),
    );
  });

  it('leaves unknown what is unknown', () => {
    const empty = facts({});
    for (const field of [
      'youth',
      'branchepakker',
      'skaanehensyn',
      'jobGoals',
      'availability',
      'travelModes',
    ] as const) {
      expect(empty[field]).toBeUndefined();
    }
    expect(empty).toMatchObject({ status: 'aktiv', sharedWith: [], competencies: [], languages: {} });
  });

  it('keeps "none" apart from "never asked"', () => {
    expect(facts({ branchepakker: [], skaanehensyn: [], jobGoals: [] })).toMatchObject({
      branchepakker: {},
      skaanehensyn: [],
      jobGoals: { a: [], b: [], c: [] },
    });
  });

  it('calls somebody an adult from the eighteenth birthday', () => {
    expect(bornOn('2008-11-21')).toBeNull();
    expect(bornOn('2008-11-22')).toEqual({
      turns13On: '2021-11-22',
      turns15On: '2023-11-22',
      turns18On: '2026-11-22',
    });
    expect(facts({ identity: { givenName: 'Amina' } }).youth).toBeUndefined();
  });

  it('knows the last day of compulsory school of a young person only', () => {
    const of = (birthDate: string) =>
      facts({ identity: { givenName: 'Amina', birthDate }, compulsorySchoolUntil: '2026-06-26' }).youth;
    expect(of('2010-05-05')).toMatchObject({ compulsorySchoolUntil: '2026-06-26' });
    expect(of('1990-05-05')).toBeNull();
  });

  it('shows the case to everybody for a star, also among codes', () => {
    expect(facts({ sharedWith: ['*'] }).sharedWith).toBe('all');
    expect(facts({ sharedWith: ['0860', '*'] }).sharedWith).toBe('all');
    expect(facts({ sharedWith: ['0860'] }).sharedWith).toEqual(['0860']);
  });

  it('sorts the job goals by level, in the order given', () => {
    const jobGoals = [
      { level: 'B', isco08: '94' },
      { level: 'A', isco08: '9112' },
      { level: 'B', isco08: '5120' },
    ] as const;
    expect(facts({ jobGoals: [...jobGoals] }).jobGoals).toEqual({ a: ['9112'], b: ['94', '5120'], c: [] });
  });

  it('reads the week, over midnight too, and passes over stretches without length', () => {
    const availability = [
      { day: 7, from: '22:00', to: '06:00' },
      { day: 2, from: '08:00', to: '08:00' },
    ];
    expect(gridIntervals(facts({ availability }).availability!)).toEqual([{ day: 7, from: '22:00', to: '06:00' }]);
  });

  it('carries the end of a pause, of a credential and of a placement', () => {
    expect(
      facts({
        status: { code: 'barsel', until: '2027-03-01' },
        credentials: [{ code: 'koerekort-b', status: 'held', validUntil: '2030-01-01', source: 'citizen' }],
        placements: [
          { scheme: 'igu', from: '2026-01-01', until: '2027-12-31', weeklyHours: 37, pNumber: '1003388394' },
        ],
      }),
    ).toMatchObject({
      status: 'barsel',
      statusUntil: '2027-03-01',
      credentials: [{ code: 'koerekort-b', status: 'held', validUntil: '2030-01-01' }],
      placements: [{ from: '2026-01-01', until: '2027-12-31', weeklyHours: 37 }],
    });
  });
});
