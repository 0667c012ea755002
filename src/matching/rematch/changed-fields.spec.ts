import { changedFields } from './changed-fields';
import type { CandidateFacts } from '../core/facts';

const person: CandidateFacts = {
  id: '1',
  draw: 7,
  municipality: '0851',
  sharedWith: [],
  status: 'aktiv',
  placements: [],
  competencies: [{ code: 'reng.moppe_gulv', level: 2, evidence: 'claimed' }],
  credentials: [],
  languages: { da: { speaking: 'A2', reading: 'A1' } },
  declinedTasks: [],
  rejections: [],
};

describe('changed fields', () => {
  it('names what differs, in alphabetical order', () => {
    const after: CandidateFacts = { ...person, postalCode: '9000', competencies: [] };
    expect(changedFields(person, after)).toEqual(['competencies', 'postalCode']);
  });

  it('finds no difference in the order of keys or between left out and undefined', () => {
    const same: CandidateFacts = {
      ...person,
      postalCode: undefined,
      languages: { da: { reading: 'A1', speaking: 'A2' } },
    };
    expect(changedFields(person, same)).toEqual([]);
  });

  it('tells a new person and one who is gone', () => {
    expect(changedFields(null, person)).toEqual(['new']);
    expect(changedFields(person, null)).toEqual(['gone']);
  });
});
