import { weekBars, weekMinutes } from './week-bars';

describe('weekBars', () => {
  it('draws a shift within its day', () => {
    expect(weekBars([{ day: 1, from: '05:00', to: '09:30' }])).toEqual([{ day: 1, from: 300, length: 270 }]);
  });

  it('carries a night shift into the next day, and Sunday’s into Monday', () => {
    expect(weekBars([{ day: 7, from: '22:00', to: '06:00' }])).toEqual([
      { day: 7, from: 1320, length: 120 },
      { day: 1, from: 0, length: 360 },
    ]);
  });

  it('ends at midnight without a bar on the next day', () => {
    expect(weekBars([{ day: 2, from: '20:00', to: '24:00' }])).toEqual([{ day: 2, from: 1200, length: 240 }]);
    expect(weekBars([{ day: 2, from: '20:00', to: '00:00' }])).toEqual([{ day: 2, from: 1200, length: 240 }]);
  });

  it('leaves out what is no shift', () => {
    const odd = [
      { day: 1, from: '8', to: '16:00' },
      { day: 1, from: '08:00', to: '08:00' },
      { day: 8, from: '08:00', to: '09:00' },
      { day: 1, from: '08:75', to: '09:00' },
    ];
    expect(weekBars(odd)).toEqual([]);
    expect(weekMinutes([...odd, { day: 3, from: '08:00', to: '15:30' }])).toBe(450);
  });
});
