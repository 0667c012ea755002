import { gridCount } from '../matching/core/week-grid';
import { openingFacts } from './opening-facts';
import type { OpeningInputDto } from './opening-input.dto';

const minimal: OpeningInputDto = { municipality: '0851', title: 'Morgenhold', schemes: ['igu'] };
const facts = (input: Partial<OpeningInputDto>, workplace?: Parameters<typeof openingFacts>[1]['workplace']) =>
  openingFacts({ ...minimal, ...input }, { id: 'id', draw: 7, workplace });

describe('what the matcher knows of an opening', () => {
  it('takes the postal code of the opening, or else the workplace’s', () => {
    expect(facts({ postalCode: '9000' }, { postalCode: '9400' }).workplacePostalCode).toBe('9000');
    expect(facts({}, { postalCode: '9400' }).workplacePostalCode).toBe('9400');
    expect(facts({}, { postalCode: null }).workplacePostalCode).toBeUndefined();
  });

  it('adds what the workplace can handle, each condition once', () => {
    expect(facts({ handles: ['stoej', 'kulde'] }, { handles: ['kulde', 'stoev'] }).handles).toEqual([
      'stoej',
      'kulde',
      'stoev',
    ]);
  });

  it.each([
    [['igu', 'ordinaert'], 18],
    [['fritidsjob'], 15],
    [['ordinaert', 'fritidsjob'], 15],
  ] as const)('takes for %j without an age the youngest age %d', (schemes, age) => {
    expect(facts({ schemes: [...schemes] }).minimumAge).toBe(age);
  });

  it('keeps the age that is stated', () => {
    expect(facts({ schemes: ['fritidsjob'], minimumAge: 13 }).minimumAge).toBe(13);
  });

  it('gives a language without a reason the reason "other", and one without minimums none', () => {
    expect(facts({ languages: [{ language: 'da' }] }).languages).toEqual([
      { language: 'da', minimums: {}, reason: 'other' },
    ]);
  });

  it('keeps a demand without an amount as not measured', () => {
    expect(facts({ demands: [{ condition: 'loeft_kg' }, { condition: 'stoej', amount: 1 }] }).demands).toEqual([
      { condition: 'loeft_kg', amount: undefined },
      { condition: 'stoej', amount: 1 },
    ]);
  });

  it('states no shifts when there are none, and counts those there are in half hours', () => {
    expect(facts({ shifts: [] }).shifts).toBeUndefined();
    expect(gridCount(facts({ shifts: [{ day: 1, from: '05:00', to: '09:00' }] }).shifts!)).toBe(8);
  });
});
