import type {
  BranchepakkeStep,
  CandidateFacts,
  IsoDate,
  LanguageLevels,
  Rejection,
  WeekGrid,
  Youth,
} from '../matching/core/facts';
import { weekGrid, type WeekInterval } from '../matching/core/week-grid';
import { addYears } from '../schemes/dates';
import type { CandidateInputDto, HeldLanguageDto, WeekIntervalDto } from './candidate-input.dto';
import { type CredentialCover, withCoveredCredentials } from './covered-credentials';
import { languageLevels } from './language-levels';

/** What an input does not say about a candidate. */
export interface CandidateMeta {
  id: string;
  draw: number;
  rejections: readonly Rejection[];
  /** day of the facts: decides who is an adult */
  asOf: IsoDate;
  /** which credentials follow from others: the taxonomy */
  credentials: CredentialCover;
}

/**
 * What the matcher may know of a candidate (domain.md §9.4): nothing of who it is goes through, but for the dates on
 * which a young person passes a legal age limit. What the input leaves out stays unknown.
 */
export function candidateFacts(input: CandidateInputDto, meta: CandidateMeta): CandidateFacts {
  const facts: CandidateFacts = {
    id: meta.id,
    draw: meta.draw,
    municipality: input.municipality,
    sharedWith: input.sharedWith?.includes('*') ? 'all' : (input.sharedWith ?? []),
    waitingSince: input.waitingSince,
    status: input.status?.code ?? 'aktiv',
    statusUntil: input.status?.until,
    availableFrom: input.availableFrom,
    placements: (input.placements ?? []).map(({ from, until, weeklyHours }) => ({ from, until, weeklyHours })),
    youth: youth(input, meta.asOf),
    postalCode: input.postalCode,
    travelModes: input.travel?.modes,
    maxTravelMinutes: input.travel?.maxMinutes,
    maxBicycleKm: input.travel?.maxBicycleKm,
    hoursMin: input.hoursMin,
    hoursMax: input.hoursMax,
    availability: input.availability && grid(input.availability),
    competencies: (input.competencies ?? []).map(({ code, level, evidence }) => ({ code, level, evidence })),
    credentials: (input.credentials ?? []).map(({ code, status, validUntil }) => ({ code, status, validUntil })),
    languages: languages(input.languages ?? []),
    branchepakker: branchepakker(input),
    jobGoals: jobGoals(input),
    declinedTasks: input.declinedTasks ?? [],
    skaanehensyn: input.skaanehensyn?.map(({ condition, max }) => ({ condition, max })),
    rejections: meta.rejections,
  };
  return withCoveredCredentials(facts, meta.credentials);
}

/** The week of a list of stretches; a stretch without length says nothing. Shared with the openings' shifts. */
export function grid(intervals: readonly WeekIntervalDto[]): WeekGrid {
  return weekGrid(intervals.filter(({ from, to }) => from !== to) as WeekInterval[]);
}

/** `null` for adults, undefined when the date of birth is not known. */
function youth({ identity, compulsorySchoolUntil }: CandidateInputDto, asOf: IsoDate): Youth | null | undefined {
  const birthDate = identity?.birthDate;
  if (!birthDate) return undefined;
  const turns18On = addYears(birthDate, 18);
  if (turns18On <= asOf) return null;
  return {
    turns13On: addYears(birthDate, 13),
    turns15On: addYears(birthDate, 15),
    turns18On,
    ...(compulsorySchoolUntil ? { compulsorySchoolUntil } : {}),
  };
}

function languages(held: readonly HeldLanguageDto[]): Record<string, LanguageLevels> {
  return Object.fromEntries(held.map((language) => [language.language, languageLevels(language)]));
}

function branchepakker(input: CandidateInputDto): Record<string, BranchepakkeStep> | undefined {
  return input.branchepakker && Object.fromEntries(input.branchepakker.map(({ code, step }) => [code, step]));
}

function jobGoals({ jobGoals: goals }: CandidateInputDto): CandidateFacts['jobGoals'] {
  if (!goals) return undefined;
  const of = (level: string): string[] => goals.filter((goal) => goal.level === level).map((goal) => goal.isco08);
  return { a: of('A'), b: of('B'), c: of('C') };
}
