/** Columns of a table of people: where they live, how they travel, when they can work. */
import type { CandidateInputDto } from '../../candidates/candidate-input.dto';
import { TRAVEL_MODES } from '../../matching/core/facts';
import type { CandidateRow } from './candidate-row';
import * as cells from './cell-lists';
import { danishPostalCode } from '../records/codes';
import type { Column } from './column-map';
import { ColumnMaker, printInterval } from './columns';
import { hoursCell } from '../records/hours';

const make = new ColumnMaker<CandidateRow, CandidateInputDto>();
const travelMode = cells.memberOf(TRAVEL_MODES);

/** Home, travel, hours, availability, and whose case it is. */
export const PRACTICAL_COLUMNS: readonly Column<CandidateRow, CandidateInputDto>[] = [
  make.value({
    name: 'postalCode',
    headers: ['Postnr', 'Postal code', 'Postnummer', 'Post code', 'Zip'],
    telling: false,
    expected: 'A Danish postal code of four digits.',
    convert: danishPostalCode,
    set: (row, value) => (row.fields.postalCode = value),
    get: (input) => input.postalCode,
  }),
  make.list({
    name: 'travelModes',
    pointer: '/travel/modes',
    headers: ['Transport', 'Travel modes', 'Transportmidler'],
    expected: `Some of ${TRAVEL_MODES.join(', ')}, separated by |.`,
    max: TRAVEL_MODES.length,
    item: travelMode,
    print: (mode) => mode,
    set: (row, value) => (row.travel.modes = [...new Set(value)]),
    get: (input) => input.travel?.modes,
  }),
  make.number({
    name: 'maxTravelMinutes',
    pointer: '/travel/maxMinutes',
    headers: ['Maks. rejseminutter', 'Max travel minutes'],
    min: 5,
    max: 240,
    set: (row, value) => (row.travel.maxMinutes = value),
    get: (input) => input.travel?.maxMinutes,
  }),
  make.number({
    name: 'maxBicycleKm',
    pointer: '/travel/maxBicycleKm',
    headers: ['Maks. km på cykel', 'Max bicycle km'],
    min: 0,
    max: 40,
    set: (row, value) => (row.travel.maxBicycleKm = value),
    get: (input) => input.travel?.maxBicycleKm,
  }),
  make.value({
    name: 'hours',
    pointer: '/hoursMin',
    headers: ['Timer', 'Hours', 'Timer om ugen', 'Hours per week'],
    telling: false,
    expected: 'Hours a week, e.g. 20 or 15-20.',
    convert: (text) => (hoursCell(text) ? text : undefined),
    set: (row, text) => {
      const hours = hoursCell(text);
      row.fields.hoursMin = hours?.min;
      row.fields.hoursMax = hours?.max;
    },
    get: () => undefined,
  }),
  make.number({
    name: 'hoursMin',
    headers: ['Timer min', 'Hours min'],
    telling: false,
    min: 0,
    max: 48,
    set: (row, value) => (row.fields.hoursMin = value),
    get: (input) => input.hoursMin,
  }),
  make.number({
    name: 'hoursMax',
    headers: ['Timer maks', 'Hours max', 'Timer max'],
    telling: false,
    min: 1,
    max: 48,
    set: (row, value) => (row.fields.hoursMax = value),
    get: (input) => input.hoursMax,
  }),
  make.list({
    name: 'availability',
    headers: ['Tilgængelighed', 'Availability'],
    expected: 'Intervals like `man-fre 08:00-16:00` or `1 05:00-09:00`, separated by |.',
    max: 70,
    item: cells.weekItem,
    print: (intervals) => intervals.map(printInterval).join('|'),
    set: (row, value) => (row.fields.availability = value.flat().slice(0, 70)),
    get: (input) => input.availability?.map((interval) => [interval]),
  }),
  make.text({
    name: 'owner',
    headers: ['Konsulent', 'Owner', 'Initialer', 'Sagsbehandler', 'Consultant'],
    telling: false,
    max: 8,
    set: (row, value) => (row.fields.owner = value),
    get: (input) => input.owner,
  }),
];
