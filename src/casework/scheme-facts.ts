/**
 * From what is stored to what the scheme and deadline rules are told, pure. What is not recorded stays `undefined`,
 * which is unknown and asks; only a record that is kept here and empty says "none".
 */
import type { CandidateInputDto, PlacementDto } from '../candidates/candidate-input.dto';
import type { WorkplaceInputDto } from '../employers/workplace-input.dto';
import type { IsoDate, Scheme } from '../matching/core/facts';
import type { OpeningInputDto } from '../openings/opening-input.dto';
import type {
  DeadlineFacts,
  Employment,
  SchemeOpening,
  SchemePerson,
  SchemeWorkplace,
  ShiftInterval,
  TargetGroup,
  WeekBlock,
  WorkOffer,
  WorkplacePlacement,
} from '../schemes';
import { addDays } from '../schemes/dates';
import type { AssessmentFacts, CaseworkFacts, CaseworkKind, OfferBlock } from './casework-facts';

/** Schemes that are employment on ordinary terms where a placement does not say itself (domain.md §2.7). [A] for IGU */
export const ORDINARY_SCHEMES: readonly Scheme[] = ['ordinaert', 'smaajob', 'fritidsjob', 'vikar', 'igu'];

/**
 * What counts as a work-directed offer: praktik and løntilskud by the law text (domain.md §2.3). A job that carries
 * the week (ordinary, vikar, IGU) counts too, since whoever has one waits for no offer. [A]
 */
export const WORK_DIRECTED: readonly Scheme[] = [
  'virksomhedspraktik',
  'loentilskud_privat',
  'loentilskud_offentlig',
  'ordinaert',
  'vikar',
  'igu',
];

/**
 * What a scheme rule may know of a person on a day. Decisions with a date (visitation, target group, benefit) are
 * taken as they stood on `asOf`; the dated lists go through whole.
 */
export function schemePerson(candidate: CandidateInputDto, casework: CaseworkFacts, asOf: IsoDate): SchemePerson {
  const { residence, identity, placements } = candidate;
  return {
    birthDate: identity?.birthDate ?? undefined,
    firstRegisteredOn: residence?.firstRegisteredOn ?? undefined,
    residenceBasis: residence?.basis ?? undefined,
    residenceUntil: residence?.permanent ? null : (residence?.expiresOn ?? undefined),
    completedIgu: residence?.completedIgu ?? undefined,
    benefitSince: benefitSince(casework, asOf),
    targetGroup: targetGroup(candidate, casework, asOf),
    employments: placements?.map(employment),
    visitations: stated(casework, 'visitations') && casework.visitations.map(({ on, result }) => ({ on, result })),
    compulsorySchoolUntil: candidate.compulsorySchoolUntil ?? undefined,
    inVocationalTraining: candidate.inVocationalTraining ?? undefined,
    ordinaryJobWithinReach: latest(casework, asOf, ({ ordinaryJobWithinReach }) => ordinaryJobWithinReach),
  };
}

/** What a deadline rule may know of a person on a day: `schemePerson` and what has happened in the course. */
export function deadlineFacts(candidate: CandidateInputDto, casework: CaseworkFacts, asOf: IsoDate): DeadlineFacts {
  const { residence, status } = candidate;
  const offers = stated(casework, 'offers');
  const placements = candidate.placements ?? [];
  const courses = [...casework.offers.flatMap(agreedBlocks), ...ownPlacements(placements, casework)];
  const known = offers || candidate.placements !== undefined;
  return {
    ...schemePerson(candidate, casework, asOf),
    takenOverOn: residence?.takenOverOn ?? undefined,
    programmeStartedOn: programmeStart(candidate, casework),
    offers: known ? courses.filter(isWorkDirected).map(workOffer) : undefined,
    conversations:
      stated(casework, 'conversations') &&
      casework.conversations.flatMap(({ kind, heldOn }) => (heldOn && kind !== 'follow_up' ? [heldOn] : [])),
    blocks: known ? courses.map(weekBlock) : undefined,
    status: status?.code ?? 'aktiv',
    statusUntil: status?.until ?? null,
    workDuty: {
      meetsOpholdskrav: latest(casework, asOf, ({ meetsOpholdskrav }) => meetsOpholdskrav),
      meetsBeskaeftigelseskrav: latest(casework, asOf, (one) => one.meetsBeskaeftigelseskrav),
      reducedHours: latest(casework, asOf, ({ workDutyHours }) => workDutyHours),
    },
  };
}

/** What a scheme rule may know of an opening. With blocks, the combination model is one more accepted scheme. */
export function schemeOpening(input: OpeningInputDto): SchemeOpening {
  const { schemeTerms: terms } = input;
  const blocks = terms?.blocks?.map(({ scheme, tasks, weeklyHours, from, until }) => ({
    scheme,
    tasks: tasks ?? [],
    weeklyHours,
    from,
    until: until ?? undefined,
  }));
  return {
    schemes: blocks && blocks.length > 0 ? [...input.schemes, 'kombination'] : input.schemes,
    startsOn: input.startsOn ?? undefined,
    weeklyHours: input.hoursMax ?? input.hoursMin ?? undefined,
    igu: terms?.igu && {
      practiceHours: terms.igu.practiceHours ?? undefined,
      schoolHours: terms.igu.schoolHours ?? undefined,
      schoolWeeks: terms.igu.schoolWeeks ?? undefined,
      months: terms.igu.months ?? undefined,
    },
    shifts: input.shifts?.map(shift),
    season: terms?.season ?? undefined,
    youthWork: terms?.youthWork && {
      light: terms.youthWork.light ?? undefined,
      machines: terms.youthWork.machines ?? undefined,
      forklift: terms.youthWork.forklift ?? undefined,
      dangerous: terms.youthWork.dangerous ?? undefined,
      maxLiftKg: terms.youthWork.maxLiftKg ?? undefined,
    },
    minimumAge: input.minimumAge ?? undefined,
    purpose: terms?.purpose ?? undefined,
    durationWeeks: terms?.durationWeeks ?? undefined,
    weeksBefore: terms?.weeksBefore ?? undefined,
    durationGround: terms?.durationGround ?? undefined,
    seasonalPeak: terms?.seasonalPeak ?? undefined,
    displacesOrdinaryWork: terms?.displacesOrdinaryWork ?? undefined,
    blocks,
  };
}

/** What is stored of a workplace that the scheme rules ask for; null and undefined both mean not known. */
export type WorkplaceFields = {
  [
    Field in
      | 'pNumber'
      | 'sector'
      | 'ordinaryEmployees'
      | 'ordinaryEmployeesOn'
      | 'employeesLast12Months'
      | 'ownCap'
      | 'vacatedPosts'
      | 'dispensations'
  ]?: WorkplaceInputDto[Field] | null;
};

/**
 * What a scheme rule may know of a workplace. Supported places are counted per P-nummer (domain.md §4.2), so without
 * one the places in use are not known.
 * @param placements supported places in use or agreed at the P-nummer
 * @param openingId the opening asked about: tells whether a vacated post is its very post
 */
export function schemeWorkplace(
  row: WorkplaceFields,
  employer: { cvr?: string | null } | null,
  placements: readonly WorkplacePlacement[],
  openingId?: string,
): SchemeWorkplace {
  return {
    pNumber: row.pNumber ?? undefined,
    cvr: employer?.cvr ?? undefined,
    sector: row.sector ?? undefined,
    ordinaryEmployees: row.ordinaryEmployees ?? undefined,
    ordinaryEmployeesOn: row.ordinaryEmployeesOn ?? undefined,
    employeesLast12Months: row.employeesLast12Months ?? undefined,
    ownCap: row.ownCap ?? undefined,
    placements: row.pNumber ? placements : undefined,
    vacatedPosts: row.vacatedPosts?.map(({ on, cause, openingId: post }) => ({
      on,
      cause,
      samePost: post && openingId ? post === openingId : undefined,
    })),
    dispensations: row.dispensations?.map(({ programme, from, until }) => ({
      programme,
      from,
      until: until ?? undefined,
    })),
  };
}

/** A workplace of which nothing is known: for openings that name none. */
export const UNKNOWN_WORKPLACE: SchemeWorkplace = {};

function stated({ stated: kinds }: CaseworkFacts, kind: CaseworkKind): true | undefined {
  return kinds.includes(kind) || undefined;
}

/** The newest assessment that says something about a question, as it stood on the day. */
function latest<T>(
  { assessments }: CaseworkFacts,
  asOf: IsoDate,
  ask: (assessment: AssessmentFacts) => T | undefined,
): T | undefined {
  let found: { on: IsoDate; value: T } | undefined;
  for (const assessment of assessments) {
    const value = ask(assessment);
    if (value === undefined || value === null || assessment.on > asOf) continue;
    if (found === undefined || assessment.on >= found.on) found = { on: assessment.on, value };
  }
  return found?.value;
}

/** First day of the unbroken stretch on benefit that covers the day; stretches that meet or overlap are one. */
function benefitSince(casework: CaseworkFacts, asOf: IsoDate): IsoDate | null | undefined {
  if (!stated(casework, 'benefits')) return undefined;
  let run: { since: IsoDate; until?: IsoDate } | undefined;
  for (const { since, until } of [...casework.benefits].sort((a, b) => (a.since < b.since ? -1 : 1))) {
    const goesOn = run && (run.until === undefined || since <= addDays(run.until, 1));
    if (!goesOn || !run) {
      if (run && covers(run, asOf)) break;
      run = { since, until };
    } else if (run.until !== undefined && (until === undefined || until > run.until)) run.until = until;
  }
  return run && covers(run, asOf) ? run.since : null;
}

function covers({ since, until }: { since: IsoDate; until?: IsoDate }, day: IsoDate): boolean {
  return since <= day && (until === undefined || day <= until);
}

/**
 * What an assessment says; else `integration` while the programme runs, else what the visitation in force says. The
 * order is an assumption of this project: the law gives no ranking between the two records. [A]
 */
function targetGroup(
  { residence }: CandidateInputDto,
  casework: CaseworkFacts,
  asOf: IsoDate,
): TargetGroup | undefined {
  const assessed = latest(casework, asOf, (assessment) => assessment.targetGroup);
  if (assessed) return assessed;
  const { programmeFrom: since, programmeUntil: until } = residence ?? {};
  if (since && covers({ since, until: until ?? undefined }, asOf)) return 'integration';
  return [...casework.visitations]
    .filter(({ on }) => on <= asOf)
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1)?.result;
}

function programmeStart({ residence }: CandidateInputDto, casework: CaseworkFacts): IsoDate | null | undefined {
  if (residence?.programmeFrom) return residence.programmeFrom;
  const first = casework.programmePhases.map(({ from }) => from).sort()[0];
  return first ?? (stated(casework, 'programmePhases') ? null : undefined);
}

/** A placement as the rules know an earlier or present employment. */
export function employment({ cvr, pNumber, from, until, ordinary, scheme }: PlacementDto): Employment {
  return {
    cvr: cvr ?? undefined,
    pNumber: pNumber ?? undefined,
    from,
    until: until ?? undefined,
    ordinary: ordinary ?? ORDINARY_SCHEMES.includes(scheme),
  };
}

/** Blocks of an offer that was not turned down. */
function agreedBlocks({ accepted, blocks }: CaseworkFacts['offers'][number]): readonly OfferBlock[] {
  return accepted === false ? [] : blocks;
}

/** Placements that no offer describes already: the same scheme at the same time is the same course. */
function ownPlacements(placements: readonly PlacementDto[], { offers }: CaseworkFacts): OfferBlock[] {
  return placements
    .filter((placement) => !offers.some((offer) => describes(offer, placement)))
    .map(({ scheme, from, until, weeklyHours }) => ({ kind: scheme, from, until: until ?? undefined, weeklyHours }));
}

/** True when a block of the offer is the placement: same scheme, overlapping days, no other workplace named. */
export function describes(
  offer: CaseworkFacts['offers'][number],
  placement: Pick<PlacementDto, 'scheme' | 'from' | 'until' | 'pNumber'>,
): boolean {
  if (offer.pNumber && placement.pNumber && offer.pNumber !== placement.pNumber) return false;
  return agreedBlocks(offer).some(
    ({ kind, from, until }) =>
      kind === placement.scheme &&
      (until === undefined || placement.from <= until) &&
      (!placement.until || from <= placement.until),
  );
}

function isWorkDirected({ kind }: OfferBlock): boolean {
  return (WORK_DIRECTED as readonly string[]).includes(kind);
}

function workOffer({ from, until }: OfferBlock): WorkOffer {
  return { from, until: until ?? undefined };
}

function weekBlock({ kind, from, until, weeklyHours, shifts }: OfferBlock): WeekBlock {
  return { kind, from, until: until ?? undefined, weeklyHours: weeklyHours ?? undefined, shifts: shifts?.map(shift) };
}

function shift({ day, from, to }: { day: number; from: string; to: string }): ShiftInterval {
  return { day: day as ShiftInterval['day'], from, to };
}
