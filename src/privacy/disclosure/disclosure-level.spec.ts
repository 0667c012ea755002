import { levelFor, type PermissionTerms } from './disclosure-level';

const asked = { employerId: 'firm', openingId: 'job', today: '2026-06-10' };
const permission: PermissionTerms = {
  employerId: 'firm',
  openingId: null,
  purpose: 'proposal',
  grantedOn: '2026-06-01',
  expiresOn: '2026-06-10',
  revokedAt: null,
  agreedOn: null,
};
const level = (changes: Partial<PermissionTerms>) => levelFor([{ ...permission, ...changes }], asked);

describe('what an employer may see', () => {
  it('is the anonymous profile without a permission', () => {
    expect(levelFor([], asked)).toBe(1);
  });

  it('is who the person is, on the last day of a permission, and not the day after', () => {
    expect(level({})).toBe(2);
    expect(level({ expiresOn: '2026-06-09' })).toBe(1);
  });

  it('starts on the first day of a permission, not the day before', () => {
    expect(level({ grantedOn: '2026-06-10' })).toBe(2);
    expect(level({ grantedOn: '2026-06-11' })).toBe(1);
  });

  it('ends when the permission is revoked', () => {
    expect(level({ revokedAt: new Date('2026-06-10T08:00:00Z') })).toBe(1);
  });

  it('counts for that firm only, and for that opening when it names one', () => {
    expect(level({ employerId: 'other firm' })).toBe(1);
    expect(level({ openingId: 'job' })).toBe(2);
    expect(level({ openingId: 'other job' })).toBe(1);
  });

  it('reaches the third level with an agreement whose day has come', () => {
    expect(level({ purpose: 'placement', agreedOn: '2026-06-10' })).toBe(3);
    expect(level({ purpose: 'placement', agreedOn: '2026-06-11' })).toBe(2);
    expect(level({ purpose: 'placement', agreedOn: null })).toBe(2);
  });
});
