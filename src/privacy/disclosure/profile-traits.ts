/** The coarse traits of a person, from the columns that may say something about them: pure but for the reading. */
import type { EntityManager } from 'typeorm';
import type { Traits } from './rare-combinations';

/** Bands of hours a week: the last hour of each. */
const HOUR_BANDS = [15, 29, 37, 48] as const;

/** Bands of minutes one way: the last minute of each. */
const TRAVEL_BANDS = [30, 60, 90, 240] as const;

/** What the traits are made from. */
export interface TraitColumns {
  hoursMax: number | null;
  maxTravelMinutes: number | null;
  availableFrom: string | null;
  credentials: readonly string[];
  languages: readonly string[];
}

/** @param today a start in the past is `now` */
export function traitsOf(columns: TraitColumns, today: string): Traits {
  const { availableFrom } = columns;
  return {
    start: availableFrom === null ? null : availableFrom <= today ? 'now' : availableFrom.slice(0, 7),
    travel: band(columns.maxTravelMinutes, TRAVEL_BANDS),
    hours: band(columns.hoursMax, HOUR_BANDS),
    credentials: columns.credentials,
    languages: columns.languages.filter((code) => code !== 'da'),
  };
}

function band(value: number | null, bands: readonly number[]): string | null {
  if (value === null) return null;
  const at = bands.findIndex((last) => value <= last);
  const from = at <= 0 ? 0 : bands[at - 1]! + 1;
  return `${from}-${bands[at] ?? value}`;
}

/** Traits of everybody a municipality looks after now, by id. Names, birth dates and the like are not read at all. */
export async function readPool(
  manager: EntityManager,
  municipality: string,
  today: string,
): Promise<Map<string, Traits>> {
  const rows = await manager.query<(TraitColumns & { id: string })[]>(
    `select c.id, c.hours_max as "hoursMax", c.max_travel_minutes as "maxTravelMinutes",
       c.available_from::text as "availableFrom",
       coalesce((select array_agg(h.credential order by h.credential) from candidate_credentials h
         where h.candidate_id = c.id and h.status = 'held' and (h.valid_until is null or h.valid_until >= $2)), '{}')
         as credentials,
       coalesce((select array_agg(l.language order by l.language) from candidate_languages l
         where l.candidate_id = c.id), '{}') as languages
     from candidates c where c.municipality = $1 and c.deleted_at is null`,
    [municipality, today],
  );
  return new Map(rows.map(({ id, ...columns }) => [id, traitsOf(columns, today)]));
}
