import * as fc from 'fast-check';
import { TRAVEL_MODES, type TravelMode } from '../matching/core/facts';
import { loadGeography } from './load-geography';
import { LAND_ZONES, zoneIndexOf } from './land-zones';
import { DistanceTravelModel, NO_TRIP } from './travel-model';
import { landMinutes, TRAVEL_MODEL, TRAVEL_PARAMETERS } from './travel-parameters';
import { ZoneRouter } from './zone-router';

const geography = loadGeography();
const model = new DistanceTravelModel(geography);
const codes = model.postalCodes();
const anyCode = fc.constantFrom(...codes);
const anyMode = fc.constantFrom(...TRAVEL_MODES);
const minutes = (from: string, to: string, mode: TravelMode): number => model.minutes(from, to, mode) ?? Infinity;

describe('known trips', () => {
  it('cycles from Aalborg over the bridge to Nørresundby', () => {
    expect(model.kilometres('9000', '9400')).toBeLessThanOrEqual(8);
    expect(minutes('9000', '9400', 'bicycle')).toBeLessThanOrEqual(25);
  });

  it('takes a car, not a bicycle, from Aalborg to Hjallerup', () => {
    expect(model.kilometres('9000', '9320')).toBeGreaterThan(8);
    expect(minutes('9000', '9320', 'car')).toBeGreaterThanOrEqual(20);
    expect(minutes('9000', '9320', 'car')).toBeLessThanOrEqual(40);
    expect(minutes('9000', '9320', 'transit')).toBeGreaterThan(minutes('9000', '9320', 'car'));
  });

  it('needs around an hour by train and bus from København Ø to Helsingør', () => {
    expect(minutes('2100', '3000', 'transit')).toBeGreaterThanOrEqual(50);
    expect(minutes('2100', '3000', 'transit')).toBeLessThanOrEqual(80);
  });

  it('has no daily trip between Rønne and København, though both places are known', () => {
    for (const mode of TRAVEL_MODES) expect(model.minutes('3700', '2100', mode)).toBeNull();
    expect(model.route('3700', '2100')).toBeNull();
    expect(model.kilometres('3700', '2100')).toBeGreaterThan(100);
  });

  it('travels within Bornholm', () => {
    expect(minutes('3700', '3720', 'car')).toBeLessThan(30);
  });

  it('goes from Svendborg to Ærø by ferry only', () => {
    const crossing = model.route('5700', '5970')?.ferryMinutes ?? 0;
    expect(crossing).toBeGreaterThanOrEqual(75);
    for (const mode of TRAVEL_MODES) expect(minutes('5700', '5970', mode)).toBeGreaterThan(crossing);
  });

  it.each([
    ['Fanø–Esbjerg', '6720', '6700', 24],
    ['Fur–Roslev', '7884', '7870', 10],
    ['Hals–Storvorde', '9370', '9280', 15],
    ['Samsø–Odder', '8305', '8300', 80],
  ])('counts the ferry %s', (_name, from, to, ferryMinutes) => {
    expect(model.route(from, to)?.ferryMinutes).toBe(ferryMinutes);
  });

  it.each([
    ['Sønderborg–Gråsten', '6400', '6300'],
    ['Middelfart–Fredericia', '5500', '7000'],
    ['Nykøbing F–Sakskøbing', '4800', '4990'],
    ['Nykøbing M–Skive', '7900', '7800'],
    ['Rudkøbing–Svendborg', '5900', '5700'],
    ['Stege–Vordingborg', '4780', '4760'],
  ])('crosses the bridge %s without a ferry, by bicycle too', (_name, from, to) => {
    expect(model.route(from, to)?.ferryMinutes).toBe(0);
    expect(model.minutes(from, to, 'bicycle')).not.toBeNull();
  });

  it('crosses Storebælt by car or train, never by bicycle', () => {
    expect(model.minutes('5800', '4220', 'car')).not.toBeNull();
    expect(model.minutes('5800', '4220', 'transit')).not.toBeNull();
    expect(model.minutes('5800', '4220', 'bicycle')).toBeNull();
    expect(model.minutes('5800', '4220', 'walk')).toBeNull();
  });

  it('drives round the water instead of straight over it', () => {
    expect(model.kilometres('3390', '4581')).toBeGreaterThan(80); // Hundested–Rørvig, 8 km over Isefjord
    expect(model.kilometres('6960', '6900')).toBeGreaterThan(45); // Hvide Sande–Skjern, round Ringkøbing Fjord
    expect(model.kilometres('8000', '4400')).toBeGreaterThan(200); // Aarhus–Kalundborg, by Storebælt
  });
});

describe('small trips', () => {
  it('gives a town its typical inner distance and a street less', () => {
    expect(model.kilometres('9000', '9000')).toBe(2);
    expect(model.kilometres('1050', '1050')).toBe(0.5);
    expect(model.minutes('9000', '9000', 'bicycle')).toBe(8);
    expect(model.minutes('1050', '1050', 'walk')).toBe(6);
  });

  it('never makes two places nearer than their inner distances, though their points fall together', () => {
    expect(model.kilometres('1050', '1051')).toBe(0.5);
  });
});

describe('unknown places', () => {
  it.each(['9999', '', '0900', 'abcd'])('answers null for %j', (code) => {
    expect(model.minutes(code, '9000', 'car')).toBeNull();
    expect(model.minutes('9000', code, 'car')).toBeNull();
    expect(model.kilometres(code, '9000')).toBeNull();
    expect(model.route('9000', code)).toBeNull();
    expect(model.minutesTable(code, 'car')).toBeNull();
  });
});

describe('what always holds', () => {
  it('the way back is as long as the way there', () => {
    fc.assert(
      fc.property(anyCode, anyCode, anyMode, (a, b, mode) => {
        expect(model.minutes(a, b, mode)).toBe(model.minutes(b, a, mode));
        expect(model.kilometres(a, b)).toBe(model.kilometres(b, a));
      }),
    );
  });

  it('minutes are whole, at least 1, and the table says the same', () => {
    fc.assert(
      fc.property(anyCode, anyCode, anyMode, (a, b, mode) => {
        const found = model.minutes(a, b, mode);
        expect(model.minutesTable(b, mode)?.[codes.indexOf(a)]).toBe(found ?? NO_TRIP);
        if (found !== null) expect(Number.isInteger(found) && found >= 1).toBe(true);
      }),
    );
  });

  it('a stop on the way never makes a cycled trip shorter by more than the rounding', () => {
    fc.assert(
      fc.property(anyCode, anyCode, anyCode, (a, via, b) => {
        const mainland = [a, via, b].every((code) => LAND_ZONES[zoneIndexOf(code)]?.terminal !== true);
        fc.pre(mainland);
        expect(minutes(a, b, 'bicycle')).toBeLessThanOrEqual(
          minutes(a, via, 'bicycle') + minutes(via, b, 'bicycle') + 2,
        );
      }),
    );
  });

  it('a longer way never takes less time, in any mode', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400_000 }),
        fc.integer({ min: 0, max: 5000 }),
        anyMode,
        (metres, more, mode) => {
          expect(landMinutes(metres + more, mode, TRAVEL_PARAMETERS)).toBeGreaterThanOrEqual(
            landMinutes(metres, mode, TRAVEL_PARAMETERS),
          );
        },
      ),
    );
  });

  it('every bundled postal code lies in a zone', () => {
    expect(geography.postalCodes().filter(({ code }) => zoneIndexOf(code) < 0)).toEqual([]);
  });
});

it('counts a change only above 15 km of road', () => {
  const at = (metres: number): number => landMinutes(metres, 'transit', TRAVEL_PARAMETERS);
  expect(at(15_001) - at(15_000)).toBe(TRAVEL_PARAMETERS.transit.transferMinutes);
});

it('carries its version for explanations', () => {
  expect(model.version).toBe('distance-1');
  expect(TRAVEL_MODEL).toBe('distance-1');
});

it('refuses a link to a zone that is not listed', () => {
  const at = { lat: 55, lon: 10 };
  const links = [{ kind: 'road' as const, a: 'fyn', b: 'atlantis', from: at, to: at, minutes: 0 }];
  expect(() => new ZoneRouter(1000, links)).toThrow('GEOGRAPHY.ZONE_UNKNOWN');
});
