import type { OpeningInputDto } from '../openings/opening-input.dto';
import { requirementsOf } from './reach';

const bare: OpeningInputDto = { municipality: '0851', title: 'Rengøring', schemes: ['igu'] };
const kinds = (input: OpeningInputDto) => requirementsOf(input).map(({ kind, code }) => `${kind}:${code}`);

describe('requirementsOf', () => {
  it('finds none in an opening that asks for nothing', () => {
    expect(requirementsOf(bare)).toEqual([]);
    expect(requirementsOf({ ...bare, tasks: [], languages: [], shifts: [] })).toEqual([]);
  });

  it('takes each requirement away by itself and leaves the others', () => {
    const input: OpeningInputDto = {
      ...bare,
      tasks: [
        { competency: 'reng.moppe_gulv', need: 'must', level: 2 },
        { competency: 'reng.stoevsuge', need: 'learn', level: 2 },
      ],
      credentials: ['koerekort-b'],
      demands: [{ condition: 'loeft_kg', amount: 20 }],
      hoursMin: 30,
      shifts: [{ day: 1, from: '05:00', to: '09:00' }],
      startsOn: '2026-04-01',
    };
    expect(kinds(input)).toEqual([
      'task:reng.moppe_gulv',
      'task:reng.stoevsuge',
      'credential:koerekort-b',
      'demand:loeft_kg',
      'hours:',
      'shifts:',
      'start:',
    ]);
    const [task, , credential] = requirementsOf(input);
    expect(task!.without.tasks).toEqual([input.tasks![1]]);
    expect(task!.without.credentials).toEqual(['koerekort-b']);
    expect(credential!.without.credentials).toEqual([]);
  });

  it('asks about all languages together, and about reading and writing by themselves', () => {
    const input: OpeningInputDto = {
      ...bare,
      languages: [
        { language: 'da', minimums: { speaking: 'A2', reading: 'A2' }, reason: 'documentation' },
        { language: 'en', minimums: { speaking: 'B1' }, reason: 'documentation' },
      ],
    };
    expect(kinds(input)).toEqual(['language:da', 'skill:reading']);
    const [all, reading] = requirementsOf(input);
    expect(all!.without.languages).toEqual([]);
    expect(reading!.without.languages).toEqual([
      { language: 'da', minimums: { speaking: 'A2' }, reason: 'documentation' },
      { language: 'en', minimums: { speaking: 'B1' }, reason: 'documentation' },
    ]);
  });
});
