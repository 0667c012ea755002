import { findAvailability, findHours, findShifts, findStarts } from './find-times';

describe('findHours', () => {
  it.each([
    ['17,5 timer om ugen', 175, 175],
    ['Ca. 25-30 timer pr. uge', 250, 300],
    ['37 timer ugentligt', 370, 370],
    ['20 t/uge', 200, 200],
    ['20 hours per week', 200, 200],
    ['Fuldtidsstilling', 370, 370],
  ])('%s', (sentence, minTenths, maxTenths) => {
    expect(findHours(sentence, 'ad')).toMatchObject([{ minTenths, maxTenths }]);
  });

  it.each(['8 timer om dagen', 'Du skal kunne stå op i 8 timer.', 'inden for 24 timer', '2 timer', 'kl. 8'])(
    'takes no week out of: %s',
    (sentence) => {
      expect(findHours(sentence, 'ad')).toEqual([]);
    },
  );
});

describe('findShifts', () => {
  it.each([
    ['Mandag til fredag kl. 05.00-08.30', '05:00', '08:30'],
    ['Arbejdstid 06:30-15:00', '06:30', '15:00'],
    ['22-06', '22:00', '06:00'],
    ['mellem kl. 7 og 22, vagter kl. 7-15', '07:00', '15:00'],
  ])('reads the clock in %s', (sentence, from, to) => {
    expect(findShifts(sentence)).toEqual(expect.arrayContaining([expect.objectContaining({ from, to })]));
  });

  it.each(['3-5 års erfaring', '25-30 timer', '10-15 personer', '12-20 kg'])('finds no clock in %s', (sentence) => {
    expect(findShifts(sentence)).toEqual([]);
  });

  it.each([
    ['2-holdsskift', 'two_shift'],
    ['Vi kører treholdsskift', 'three_shift'],
    ['skiftende vagter', 'changing'],
    ['hver anden weekend', 'weekend'],
    ['Natarbejde kan forekomme', 'night'],
  ])('%s is %s', (sentence, pattern) => {
    expect(findShifts(sentence)).toMatchObject([{ pattern }]);
  });
});

describe('findStarts', () => {
  it.each([
    ['Opstart 1. februar', '--02-01'],
    ['Tiltrædelse 1. marts 2026', '2026-03-01'],
    ['Start 15/8', '--08-15'],
    ['Start 2026-03-01', '2026-03-01'],
    ['Start hurtigst muligt', undefined],
  ])('%s', (sentence, date) => {
    expect(findStarts(sentence)).toMatchObject([date === undefined ? { madeBy: 'start.soon' } : { date }]);
  });

  it('does not take the closing date for the start', () => {
    expect(findStarts('Ansøgningsfrist 1. februar')).toEqual([]);
  });
});

describe('findAvailability', () => {
  it('reads days and hours, and what is not possible', () => {
    expect(findAvailability('Jeg kan arbejde alle hverdage fra 8 til 15, ikke weekend.', '')).toMatchObject([
      { polarity: 'has', days: [1, 2, 3, 4, 5], from: '08:00', to: '15:00' },
      { polarity: 'lacks', days: [6, 7] },
    ]);
    expect(findAvailability('Jeg kan ikke arbejde om natten.', '')).toMatchObject([
      { polarity: 'lacks', part: 'night' },
    ]);
  });

  it('takes no availability out of a sentence about something else', () => {
    expect(findAvailability('Om aftenen læser jeg.', '')).toEqual([]);
  });
});
