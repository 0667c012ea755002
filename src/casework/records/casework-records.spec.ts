import { CASEWORK_KINDS, type CaseworkKind } from '../casework-facts';
import { CASEWORK_RECORDS, type CaseworkInputs } from './casework-records';

const FULL: CaseworkInputs = {
  visitations: { by: 'KS', on: '2026-01-01', result: 'uddannelsesparat', reason: 'Ung' },
  benefits: { by: 'KS', kind: 'kontanthjælp', since: '2026-01-01', until: '2026-02-01' },
  assessments: {
    by: 'KS',
    on: '2026-01-01',
    reason: 'Samtale',
    targetGroup: 'jobparat',
    ordinaryJobWithinReach: false,
    meetsOpholdskrav: true,
    meetsBeskaeftigelseskrav: false,
    workDutyHours: 0,
  },
  programmePhases: { by: 'KS', phase: 'I', from: '2026-01-01', until: '2026-01-31' },
  offers: {
    by: 'MJ',
    offeredOn: '2026-01-01',
    accepted: false,
    pNumber: '1003388394',
    blocks: [
      {
        kind: 'danskuddannelse',
        from: '2026-01-05',
        until: '2026-03-01',
        weeklyHours: 10,
        shifts: [{ day: 1, from: '08:00', to: '24:00' }],
        tasks: ['reng.moppe_gulv'],
      },
      { kind: 'igu', from: '2026-01-05', weeklyHours: 32 },
    ],
  },
  conversations: { by: 'KS', kind: 'joint', plannedOn: '2026-01-01', heldOn: '2026-01-02' },
  jobStrategies: {
    by: 'MJ',
    agreedOn: '2026-01-01',
    reviewOn: '2026-06-01',
    actions: [{ text: 'Kursus', dueOn: '2026-02-01' }, { text: 'Kørekort' }],
  },
  cvReviews: {
    by: 'KS',
    on: '2026-01-01',
    updatedOn: '2025-12-01',
    plainText: true,
    approvedByCitizen: false,
    searchable: true,
  },
  barriers: { by: 'KS', code: 'housing', since: '2026-01-01', until: '2026-02-01' },
};

/** Any kind's way to a row and back, as the two ends see it. */
function mapping(kind: CaseworkKind): { columns(input: object): object; input(row: object): object } {
  return CASEWORK_RECORDS[kind] as unknown as ReturnType<typeof mapping>;
}

function roundTrip(kind: CaseworkKind, input: object): object {
  const { columns, input: back } = mapping(kind);
  return back(JSON.parse(JSON.stringify(columns(input))) as object);
}

describe.each(CASEWORK_KINDS)('a record of %s', (kind) => {
  it('comes back from its row as it went in', () => {
    expect(roundTrip(kind, FULL[kind])).toEqual(FULL[kind]);
  });

  it('leaves out what says nothing', () => {
    const only = { by: 'KS' };
    expect(roundTrip(kind, only)).toEqual(only);
  });

  it('has a column for every field of the API', () => {
    expect(Object.keys(mapping(kind).columns(FULL[kind])).sort()).toEqual(Object.keys(FULL[kind]).sort());
  });
});
