import type { CandidateInputDto, PlacementDto } from '../../candidates/candidate-input.dto';
import { CANDIDATE_STATUSES } from '../../matching/core/facts';
import { type CaseworkFacts, NO_CASEWORK } from '../casework-facts';
import type { PersonRecord } from '../scheme-facts.loader';
import { BOARD_COLUMNS, recordedPlace } from './board-column';

const TODAY = '2026-03-02';

function person(candidate: Partial<CandidateInputDto>, casework: Partial<CaseworkFacts> = {}): PersonRecord {
  return {
    id: '01a20031-7b02-701e-8926-92aa69fbdb3e',
    pseudonym: 'K-1',
    municipality: '0851',
    owner: 'MJ',
    candidate: { municipality: '0851', ...candidate },
    casework: { ...NO_CASEWORK, ...casework },
  };
}

const place = (candidate: Partial<CandidateInputDto>, casework: Partial<CaseworkFacts> = {}) =>
  recordedPlace(person(candidate, casework), TODAY);
const job = (scheme: PlacementDto['scheme'], weeklyHours = 20, more: Partial<PlacementDto> = {}): PlacementDto => ({
  scheme,
  from: '2026-02-01',
  weeklyHours,
  ...more,
});

describe('the column of a person', () => {
  it('is one of the columns for every status, so that nobody is missing', () => {
    for (const code of CANDIDATE_STATUSES) expect(BOARD_COLUMNS).toContain(place({ status: { code } }).column);
  });

  it('is that of the pause up to its last day, and no longer', () => {
    const status = { code: 'sygemeldt' as const, from: '2026-02-10', until: TODAY };
    expect(place({ status })).toEqual({ column: 'sygemeldt', since: '2026-02-10' });
    expect(place({ status: { ...status, until: '2026-03-01' } })).toEqual({
      column: 'klar_til_match',
      since: '2026-03-02',
    });
    expect(place({ status: { code: 'sygemeldt' } }).column).toBe('sygemeldt');
  });

  it('is closed for who has moved away, whatever runs and whatever day stands there', () => {
    const status = { code: 'fraflyttet' as const, from: '2026-01-01', until: '2026-01-31' };
    expect(place({ status, placements: [job('igu')] }).column).toBe('afsluttet');
  });

  it.each([
    ['igu', 'igu'],
    ['loentilskud_privat', 'loentilskud'],
    ['loentilskud_offentlig', 'loentilskud'],
    ['virksomhedspraktik', 'praktik'],
    ['nyttejob', 'praktik'],
    ['smaajob', 'ordinaert_deltid'],
  ] as const)('for who is in %s is %s', (scheme, column) => {
    expect(place({ placements: [job(scheme)] })).toEqual({ column, since: '2026-02-01' });
  });

  it('tells part-time from full-time by the ordinary hours of all jobs, 29 and 30 a week', () => {
    expect(place({ placements: [job('ordinaert', 29)] }).column).toBe('ordinaert_deltid');
    expect(place({ placements: [job('ordinaert', 30)] }).column).toBe('ordinaert_fuldtid');
    expect(place({ placements: [job('ordinaert', 20), job('smaajob', 10)] }).column).toBe('ordinaert_fuldtid');
  });

  it('is praktik with hours when ordinary hours run beside a praktik', () => {
    const later = job('smaajob', 6, { from: '2026-02-20' });
    expect(place({ placements: [job('virksomhedspraktik'), later] })).toEqual({
      column: 'praktik_med_timer',
      since: '2026-02-20',
    });
  });

  it('counts a placement from its first to its last day', () => {
    expect(place({ placements: [job('igu', 37, { from: TODAY })] }).column).toBe('igu');
    expect(place({ placements: [job('igu', 37, { from: '2026-03-03' })] }).column).toBe('klar_til_match');
    expect(place({ placements: [job('igu', 37, { until: TODAY })] }).column).toBe('igu');
    expect(place({ placements: [job('igu', 37, { until: '2026-03-01' })] })).toEqual({
      column: 'klar_til_match',
      since: TODAY,
    });
  });

  it('takes offers for placements unless they were turned down, and the same activity in both once', () => {
    const offer = { blocks: [{ kind: 'virksomhedspraktik' as const, from: '2026-02-01', weeklyHours: 20 }] };
    expect(place({}, { offers: [offer] }).column).toBe('praktik');
    expect(place({}, { offers: [{ ...offer, accepted: false }] }).column).toBe('klar_til_match');
    const hours = { blocks: [{ kind: 'ordinaert' as const, from: '2026-02-01', weeklyHours: 20 }] };
    expect(place({ placements: [job('ordinaert', 20)] }, { offers: [hours] }).column).toBe('ordinaert_deltid');
  });

  it('is not moved by Danish lessons, but by a course', () => {
    const block = (kind: 'danskuddannelse' | 'vejledning') => ({ blocks: [{ kind, from: '2026-02-01' }] });
    expect(place({}, { offers: [block('danskuddannelse')] }).column).toBe('klar_til_match');
    expect(place({}, { offers: [block('danskuddannelse'), block('vejledning')] }).column).toBe('kursus_vejledning');
  });

  it('is new only where visitations are on record and there is none yet', () => {
    const residence = { takenOverOn: '2026-01-15' };
    expect(place({ residence }, { stated: ['visitations'] })).toEqual({
      column: 'ny_visitation',
      since: '2026-01-15',
    });
    expect(place({ residence }).column).toBe('klar_til_match');
    const visited = { stated: ['visitations' as const], visitations: [{ on: TODAY, result: 'jobparat' as const }] };
    expect(place({ residence }, visited)).toEqual({ column: 'klar_til_match', since: TODAY });
  });

  it('has no first day where nothing is recorded', () => {
    expect(place({})).toEqual({ column: 'klar_til_match', since: null });
  });
});
