/** The way between the API's shape of an opening and its rows, both directions, pure. */
import { given, orNothing } from '../common/given';
import type { RecordRow } from '../database/columns';
import { storable } from '../database/insert-rows';
import type { DemandDto, OpeningInputDto, WorkplaceLanguageDto } from './opening-input.dto';
import { OPENING_LISTS, type Opening } from './opening.entity';
import type { SchemeTermsDto } from './scheme-terms.dto';
import type { OpeningTask } from './opening-task.entity';
import type { OpeningText } from './opening-text.entity';

/** The columns of `openings` that an input decides; state, draw and version are not its business. */
export type OpeningColumns = Omit<
  Opening,
  | Exclude<keyof RecordRow, 'municipality'>
  | 'workplace'
  | 'draw'
  | 'state'
  | 'stateSince'
  | 'closedReason'
  | 'deletedAt'
  | 'changedXid'
>;

/** Everything stored of an opening that an input decides. */
export interface OpeningRows {
  opening: OpeningColumns;
  tasks: readonly Omit<OpeningTask, 'opening'>[];
  texts: readonly Omit<OpeningText, 'opening'>[];
}

/** The rows of an input. `id` becomes the key of the child rows. */
export function toRows(input: OpeningInputDto, id: string): OpeningRows {
  const { municipality } = input;
  const child = (position: number) => ({ openingId: id, municipality, position });
  return {
    opening: toColumns(input),
    tasks: (input.tasks ?? []).map(({ competency, need, level }, position) => ({
      ...child(position),
      competency,
      need,
      level,
    })),
    texts: (input.unmapped ?? []).map(({ path, text }, position) => ({ ...child(position), path, text })),
  };
}

function toColumns(input: OpeningInputDto): OpeningColumns {
  return {
    municipality: input.municipality,
    externalId: input.externalId ?? null,
    title: input.title,
    description: input.description ?? null,
    workplaceId: input.workplaceId ?? null,
    postalCode: input.postalCode ?? null,
    remote: input.remote ?? null,
    owner: input.owner ?? null,
    source: input.source ?? null,
    schemes: input.schemes,
    places: input.places ?? null,
    credentials: input.credentials ?? null,
    languages: input.languages?.map(plainLanguage) ?? null,
    branchepakke: input.branchepakke ?? null,
    isco08: input.isco08 ?? null,
    hoursMin: input.hoursMin ?? null,
    hoursMax: input.hoursMax ?? null,
    shifts: input.shifts?.map(({ day, from, to }) => ({ day, from, to })) ?? null,
    startsOn: input.startsOn ?? null,
    endsOn: input.endsOn ?? null,
    deadlineOn: input.deadlineOn ?? null,
    ordinaryHoursProspect: input.ordinaryHoursProspect ?? null,
    wageBasis: input.wageBasis ?? null,
    demands: input.demands?.map(({ condition, amount }) => given<DemandDto>({ condition, amount })) ?? null,
    handles: input.handles ?? null,
    minimumAge: input.minimumAge ?? null,
    schemeTerms: plainTerms(input.schemeTerms),
    mentor: input.mentor ?? null,
    trialDay: input.trialDay ?? null,
    statedLists: OPENING_LISTS.filter((list) => input[list]),
  };
}

function plainLanguage({ language, minimums, reason }: WorkplaceLanguageDto): WorkplaceLanguageDto {
  return given<WorkplaceLanguageDto>({ language, minimums: minimums && orNothing(given({ ...minimums })), reason });
}

/** The terms without fields that say nothing; terms that say nothing at all are left out. */
function plainTerms(terms: SchemeTermsDto | null | undefined): SchemeTermsDto | null {
  if (!terms) return null;
  const { igu, youthWork, blocks, ...rest } = terms;
  return (
    orNothing(
      given<SchemeTermsDto>({
        ...rest,
        igu: igu && orNothing(given({ ...igu })),
        youthWork: youthWork && orNothing(given({ ...youthWork })),
        blocks: blocks?.map((block) => given({ ...block })),
      }),
    ) ?? null
  );
}

/**
 * The API's shape of what is stored: the input as it was given, but that fields given as null and objects without
 * fields are left out.
 */
export function toInput({ opening, tasks, texts }: OpeningRows): OpeningInputDto {
  return given<OpeningInputDto>({
    externalId: opening.externalId,
    municipality: opening.municipality,
    title: opening.title,
    description: opening.description,
    workplaceId: opening.workplaceId,
    postalCode: opening.postalCode,
    remote: opening.remote,
    owner: opening.owner,
    source: opening.source,
    schemes: opening.schemes,
    places: opening.places,
    tasks: opening.statedLists.includes('tasks')
      ? tasks.map(({ competency, need, level }) => ({ competency, need, level }))
      : undefined,
    credentials: opening.credentials,
    languages: opening.languages,
    branchepakke: opening.branchepakke,
    isco08: opening.isco08,
    hoursMin: opening.hoursMin,
    hoursMax: opening.hoursMax,
    shifts: opening.shifts,
    startsOn: opening.startsOn,
    endsOn: opening.endsOn,
    deadlineOn: opening.deadlineOn,
    ordinaryHoursProspect: opening.ordinaryHoursProspect,
    wageBasis: opening.wageBasis,
    demands: opening.demands,
    handles: opening.handles,
    minimumAge: opening.minimumAge,
    schemeTerms: opening.schemeTerms,
    mentor: opening.mentor,
    trialDay: opening.trialDay,
    unmapped: opening.statedLists.includes('unmapped') ? texts.map(({ path, text }) => ({ path, text })) : undefined,
  });
}

/** The input as it will come back once stored; two inputs that say the same are deeply equal in this form. */
export function storedForm(input: OpeningInputDto): OpeningInputDto {
  return JSON.parse(JSON.stringify(toInput(toRows(input, '')), storable)) as OpeningInputDto;
}
