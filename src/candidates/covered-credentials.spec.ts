import type { CandidateFacts, HeldCredential } from '../matching/core/facts';
import { withCoveredCredentials } from './covered-credentials';

const person = (credentials: HeldCredential[]): CandidateFacts => ({
  id: '1',
  draw: 1,
  municipality: '0851',
  sharedWith: [],
  status: 'aktiv',
  placements: [],
  competencies: [],
  credentials,
  languages: {},
  declinedTasks: [],
  rejections: [],
});
const covers = { coveredCredentials: (code: string) => (code === 'c' ? ['b', 'c'] : [code]) };
const statusOf = (facts: CandidateFacts) => Object.fromEntries(facts.credentials.map((each) => [each.code, each]));

describe('credentials that follow from others', () => {
  it('adds what a wider licence covers, valid as long', () => {
    const facts = withCoveredCredentials(person([{ code: 'c', status: 'held', validUntil: '2027-01-01' }]), covers);
    expect(statusOf(facts).b).toEqual({ code: 'b', status: 'held', validUntil: '2027-01-01' });
  });

  it.each(['unknown', 'not_held'] as const)('wins over %s of the narrower one', (status) => {
    const facts = withCoveredCredentials(
      person([
        { code: 'b', status },
        { code: 'c', status: 'held' },
      ]),
      covers,
    );
    expect(statusOf(facts).b).toMatchObject({ status: 'held' });
    expect(facts.credentials).toHaveLength(2);
  });

  it('keeps the one that lasts longer', () => {
    const own: HeldCredential = { code: 'b', status: 'held', validUntil: '2030-01-01' };
    const facts = withCoveredCredentials(
      person([own, { code: 'c', status: 'held', validUntil: '2027-01-01' }]),
      covers,
    );
    expect(statusOf(facts).b).toEqual(own);
  });

  it.each(['unknown', 'not_held'] as const)('follows from nothing that is %s', (status) => {
    const facts = person([{ code: 'c', status }]);
    expect(withCoveredCredentials(facts, covers)).toBe(facts);
  });
});
