/** Columns of a table of openings: hours, dates and terms. */
import type { OpeningInputDto } from '../../openings/opening-input.dto';
import * as cells from './cell-lists';
import { wholeNumber } from '../records/codes';
import type { Column } from './column-map';
import { ColumnMaker, printInterval } from './columns';
import { hoursCell } from '../records/hours';
import type { OpeningRow } from './opening-row';

const make = new ColumnMaker<OpeningRow, OpeningInputDto>();

/** Hours, shifts, dates, wage, age, mentor and trial day. */
export const TERM_COLUMNS: readonly Column<OpeningRow, OpeningInputDto>[] = [
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
  ...(['hoursMin', 'hoursMax'] as const).map((name) =>
    make.number({
      name,
      headers: name === 'hoursMin' ? ['Timer min', 'Hours min'] : ['Timer maks', 'Hours max', 'Timer max'],
      telling: false,
      min: 1,
      max: 48,
      set: (row, value) => (row.fields[name] = value),
      get: (input) => input[name],
    }),
  ),
  make.list({
    name: 'shifts',
    headers: ['Vagter', 'Shifts', 'Arbejdstid'],
    expected: 'Intervals like `man-fre 05:00-09:00` or `1 05:00-09:00`, separated by |.',
    max: 70,
    item: cells.weekItem,
    print: (intervals) => intervals.map(printInterval).join('|'),
    set: (row, value) => (row.fields.shifts = value.flat().slice(0, 70)),
    get: (input) => input.shifts?.map((interval) => [interval]),
  }),
  make.date({
    name: 'startsOn',
    headers: ['Startdato', 'Starts on', 'Start', 'Start date'],
    set: (row, value) => (row.fields.startsOn = value),
    get: (input) => input.startsOn,
  }),
  make.date({
    name: 'endsOn',
    headers: ['Slutdato', 'Ends on', 'End date'],
    set: (row, value) => (row.fields.endsOn = value),
    get: (input) => input.endsOn,
  }),
  make.date({
    name: 'deadlineOn',
    headers: ['Frist', 'Deadline', 'Ansøgningsfrist'],
    set: (row, value) => (row.fields.deadlineOn = value),
    get: (input) => input.deadlineOn,
  }),
  make.flag({
    name: 'ordinaryHoursProspect',
    headers: ['Udsigt til ordinære timer', 'Ordinary hours prospect'],
    set: (row, value) => (row.fields.ordinaryHoursProspect = value),
    get: (input) => input.ordinaryHoursProspect,
  }),
  make.text({
    name: 'wageBasis',
    headers: ['Overenskomst', 'Wage basis', 'Løngrundlag'],
    max: 200,
    set: (row, value) => (row.fields.wageBasis = value),
    get: (input) => input.wageBasis,
  }),
  make.value({
    name: 'minimumAge',
    headers: ['Mindstealder', 'Minimum age'],
    expected: '13, 15 or 18.',
    convert: (text) => ([13, 15, 18] as const).find((age) => age === wholeNumber(text, 13, 18)),
    set: (row, value) => (row.fields.minimumAge = value),
    get: (input) => input.minimumAge,
  }),
  make.flag({
    name: 'mentor',
    headers: ['Mentor', 'Mentor'],
    set: (row, value) => (row.fields.mentor = value),
    get: (input) => input.mentor,
  }),
  make.flag({
    name: 'trialDay',
    headers: ['Prøvedag', 'Trial day'],
    set: (row, value) => (row.fields.trialDay = value),
    get: (input) => input.trialDay,
  }),
];
