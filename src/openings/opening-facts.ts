import { grid } from '../candidates/candidate-facts';
import type { OpeningFacts, Scheme, WorkCondition } from '../matching/core/facts';
import type { OpeningInputDto } from './opening-input.dto';

/** What an input does not say about an opening. */
export interface OpeningMeta {
  id: string;
  draw: number;
  /** the workplace named by the input */
  workplace?: { postalCode?: string | null; handles?: readonly WorkCondition[] | null } | null;
}

/**
 * What the matcher knows of an opening. The workplace lends its postal code, and adds to the skånehensyn that can be
 * handled. A language asked without a reason has the reason `other`.
 */
export function openingFacts(input: OpeningInputDto, meta: OpeningMeta): OpeningFacts {
  return {
    id: meta.id,
    draw: meta.draw,
    municipality: input.municipality,
    schemes: input.schemes,
    startsOn: input.startsOn ?? undefined,
    endsOn: input.endsOn ?? undefined,
    workplacePostalCode: input.postalCode ?? meta.workplace?.postalCode ?? undefined,
    remote: input.remote ?? false,
    tasks: (input.tasks ?? []).map(({ competency, need, level }) => ({ competency, need, level })),
    credentials: input.credentials ?? [],
    languages: (input.languages ?? []).map(({ language, minimums, reason }) => ({
      language,
      minimums: { ...minimums },
      reason: reason ?? 'other',
    })),
    branchepakke: input.branchepakke ?? undefined,
    occupation: input.isco08 ?? undefined,
    hoursMin: input.hoursMin ?? undefined,
    hoursMax: input.hoursMax ?? undefined,
    shifts: input.shifts?.length ? grid(input.shifts) : undefined,
    demands: (input.demands ?? []).map(({ condition, amount }) => ({ condition, amount: amount ?? undefined })),
    handles: [...new Set([...(input.handles ?? []), ...(meta.workplace?.handles ?? [])])],
    minimumAge: input.minimumAge ?? defaultMinimumAge(input.schemes),
  };
}

/**
 * The youngest age when an opening does not say: 18, as dangerous work must not reach a minor by an omission; 15 when
 * a fritidsjob is accepted, whose lighter rules for 13- and 14-year-olds the employer has to promise expressly
 * (domain.md §4; the default is an assumption of this project).
 */
export function defaultMinimumAge(schemes: readonly Scheme[]): 15 | 18 {
  return schemes.includes('fritidsjob') ? 15 : 18;
}
