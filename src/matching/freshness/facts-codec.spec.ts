import type { CandidateFacts } from '../core/facts';
import { FactsDecoder, FactsEncoder } from './facts-codec';

const person = (id: string, changes: Partial<CandidateFacts> = {}): CandidateFacts => ({
  id,
  draw: 7,
  municipality: '0851',
  sharedWith: 'all',
  status: 'aktiv',
  youth: null,
  placements: [],
  competencies: [{ code: 'reng.stoevsuge', level: 3, evidence: 'verified' }],
  credentials: [],
  languages: { da: { speaking: 'A2' } },
  jobGoals: { a: ['9112'], b: [], c: [] },
  declinedTasks: [],
  rejections: [],
  ...changes,
});

describe('facts codec', () => {
  it('gives back the same facts over several lines, unknown and empty kept apart', () => {
    const lines = [
      [person('a'), person('b', { sharedWith: ['0851'], skaanehensyn: [], hoursMin: 0, hoursMax: undefined })],
      [person('c', { skaanehensyn: [{ condition: 'loeft_kg', max: 10 }], availability: [1, 2, 3] })],
    ];
    const encoder = new FactsEncoder();
    const decoder = new FactsDecoder();
    expect(lines.map((people) => encoder.encode(people)).map((line) => decoder.decode(line))).toStrictEqual(lines);
  });

  it('holds a value that people have alike once', () => {
    const encoder = new FactsEncoder();
    const [a, b] = new FactsDecoder().decode(encoder.encode([person('a'), person('b')]));
    expect(a!.competencies[0]).toBe(b!.competencies[0]);
    expect(a!.languages).toBe(b!.languages);
  });

  it('refuses a line that is not the next one', () => {
    const encoder = new FactsEncoder();
    encoder.encode([person('a')]);
    const second = encoder.encode([person('b')]);
    expect(() => new FactsDecoder().decode(second)).toThrow('missing');
  });
});
