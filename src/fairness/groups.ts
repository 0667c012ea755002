/** Groups the report compares, from columns that nothing else may read for a list (domain.md §8, §9.4): pure. */

/** What people are grouped by. */
export const ATTRIBUTES = ['sex', 'age', 'origin', 'arrival', 'visitation'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

/** A group's code where nothing is known. */
export const UNKNOWN = 'unknown';

/** Columns of a person that the groups follow from. */
export interface GroupColumns {
  sex: string | null;
  birthDate: string | null;
  /** ISO 3166-1 alpha-2 */
  nationality: string | null;
  /** first address in Denmark, else the takeover */
  arrivedOn: string | null;
  visitation: string | null;
}

/** First years of age of the bands (domain.md §8: 18–24, 25–29, 30 and above). */
const AGE_BANDS = [18, 25, 30, 50] as const;

/** First full years in Denmark of the bands. */
const ARRIVAL_BANDS = [0, 1, 2, 3, 5] as const;

const REGIONS: Readonly<Record<string, readonly string[]>> = {
  middle_east: ['SY', 'IQ', 'IR', 'LB', 'JO', 'PS', 'YE', 'TR', 'KW', 'SA'],
  horn_of_africa: ['ER', 'SO', 'ET', 'SD', 'DJ', 'SS'],
  rest_of_africa: ['CD', 'CG', 'UG', 'RW', 'BI', 'NG', 'CM', 'MA', 'DZ', 'TN', 'LY', 'EG', 'KE', 'GH', 'GN', 'SL'],
  central_asia: ['AF', 'PK', 'UZ', 'TJ'],
  eastern_europe: ['UA', 'BY', 'RU', 'MD', 'GE', 'AM', 'AZ', 'BA', 'RS', 'XK', 'AL'],
  rest_of_asia: ['MM', 'LK', 'BD', 'VN', 'CN', 'TH', 'PH', 'IN', 'NP'],
};

/** The group of a person by each attribute, on a day. */
export function groupsOf(columns: GroupColumns, today: string): Record<Attribute, string> {
  return {
    sex: columns.sex ?? UNKNOWN,
    age: band(columns.birthDate, AGE_BANDS, today),
    origin: regionOf(columns.nationality),
    arrival: band(columns.arrivedOn, ARRIVAL_BANDS, today),
    visitation: columns.visitation ?? UNKNOWN,
  };
}

/** Region of a nationality; rare ones are one group, so that nobody stands alone. */
export function regionOf(nationality: string | null): string {
  if (nationality === null) return UNKNOWN;
  return Object.keys(REGIONS).find((region) => REGIONS[region]!.includes(nationality)) ?? 'elsewhere';
}

function band(since: string | null, starts: readonly number[], today: string): string {
  if (since === null) return UNKNOWN;
  const years = Number(today.slice(0, 4)) - Number(since.slice(0, 4)) - (today.slice(5) < since.slice(5) ? 1 : 0);
  const at = starts.findLastIndex((start) => years >= start);
  if (at < 0) return `under_${starts[0]}`;
  const next = starts[at + 1];
  return next === undefined ? `${starts[at]}_and_above` : `${starts[at]}-${next - 1}`;
}
