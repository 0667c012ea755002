/** What could be different about a person: each proposal is the same facts with one thing changed. */
import { CEFR_LEVELS, cefrOrdinal, type CefrLevel, type LanguageSkill } from '../../language/cefr';
import { credentialState } from './credential-state';
import { BRANCHEPAKKE_STEPS, TRAVEL_MODES, type CandidateFacts, type LanguageAlternative } from './facts';
import { ORAL_SKILLS } from './factors/language.factor';
import { hoursRange } from './factors/hours.factor';
import type { OpeningCase } from './opening-case';
import type { ReasonFacts } from './result';
import { gridCount, gridIntersectCount, gridUnion } from './week-grid';
import { askedSkills } from './gates/asked-by-opening';

/** One possible change. */
export interface LiftProposal {
  /** stable code, e.g. `lift.competency` */
  code: string;
  facts: ReasonFacts;
  /** the person as they would be */
  changed: CandidateFacts;
}

type Proposals = (situation: OpeningCase, person: CandidateFacts) => LiftProposal[];

/** Each task at the asked level, checked by somebody qualified; a task the person has declined is never proposed. */
const competencyLifts: Proposals = ({ opening }, person) =>
  opening.tasks.flatMap(({ competency, level }) => {
    if (person.declinedTasks.includes(competency)) return [];
    const records = person.competencies.filter(({ code }) => code === competency);
    const now = records.reduce((best, record) => Math.max(best, record.level), -1);
    if (records.some((record) => record.level >= level && record.evidence === 'verified')) return [];
    const others = person.competencies.filter((record) => record.code !== competency);
    const raised = { code: competency, level: Math.max(now, level) as typeof level, evidence: 'verified' as const };
    return [
      {
        code: now >= level ? 'lift.verify_competency' : 'lift.competency',
        facts: { competency, now: now < 0 ? null : now, asked: level },
        changed: { ...person, competencies: [...others, raised] },
      },
    ];
  });

/** Each mandatory credential that is not known to be held on the first day. */
const credentialLifts: Proposals = ({ opening, start }, person) =>
  [...new Set(opening.credentials)].flatMap((code) => {
    const { status } = credentialState(person.credentials, code, start);
    if (status === 'held') return [];
    const others = person.credentials.filter((record) => record.code !== code);
    return [
      {
        code: 'lift.credential',
        facts: { credential: code, now: status },
        changed: { ...person, credentials: [...others, { code, status: 'held' as const }] },
      },
    ];
  });

function withLevels(
  person: CandidateFacts,
  language: string,
  reached: readonly { skill: LanguageSkill; asked: number }[],
): CandidateFacts {
  const levels = { ...person.languages[language] };
  for (const { skill, asked } of reached) levels[skill] = CEFR_LEVELS[asked];
  return { ...person, languages: { ...person.languages, [language]: levels } };
}

function alternativeLifts(person: CandidateFacts, alternative: LanguageAlternative): LiftProposal[] {
  const { language } = alternative;
  const levels = person.languages[language];
  const asked = askedSkills(alternative);
  if (asked.length === 0) {
    if (ORAL_SKILLS.some((skill) => levels?.[skill] !== undefined)) return [];
    const changed = withLevels(person, language, [{ skill: 'speaking', asked: 0 }]);
    return [{ code: 'lift.language', facts: { language, skills: ['speaking'], now: null, asked: null }, changed }];
  }
  const below = asked.filter(({ skill, asked: minimum }) => {
    const level: CefrLevel | undefined = levels?.[skill];
    return level === undefined || cefrOrdinal(level) < minimum;
  });
  const single = below.map((entry): LiftProposal => ({
    code: 'lift.language',
    facts: { language, skills: [entry.skill], now: levels?.[entry.skill] ?? null, asked: CEFR_LEVELS[entry.asked]! },
    changed: withLevels(person, language, [entry]),
  }));
  if (below.length < 2) return single;
  const skills = below.map(({ skill }) => skill);
  const all = { language, skills, now: null, asked: null };
  return [...single, { code: 'lift.language_all', facts: all, changed: withLevels(person, language, below) }];
}

/** Each skill at its minimum, and all missing skills of one language together. */
const languageLifts: Proposals = ({ opening }, person) =>
  opening.languages.flatMap((alternative) => alternativeLifts(person, alternative));

function without(goals: CandidateFacts['branchepakkeGoals'], code: string): CandidateFacts['branchepakkeGoals'] {
  return goals && Object.fromEntries(Object.entries(goals).filter(([key]) => key !== code));
}

/** Each later step in the opening's package. */
const branchepakkeLifts: Proposals = ({ opening }, person) => {
  const { branchepakke } = opening;
  if (branchepakke === undefined) return [];
  const now = person.branchepakker?.[branchepakke];
  return BRANCHEPAKKE_STEPS.slice(now === undefined ? 0 : BRANCHEPAKKE_STEPS.indexOf(now) + 1).map((step) => ({
    code: 'lift.branchepakke',
    facts: { branchepakke, now: now ?? null, step },
    changed: {
      ...person,
      branchepakker: { ...person.branchepakker, [branchepakke]: step },
      // they were goals of the step after the old one
      branchepakkeGoals: without(person.branchepakkeGoals, branchepakke),
    },
  }));
};

/** Each way to travel the person does not have; a car means a licence valid in Denmark and a car. */
const travelLifts: Proposals = ({ opening }, person) => {
  if (opening.remote || person.postalCode === undefined || opening.workplacePostalCode === undefined) return [];
  const modes = person.travelModes ?? [];
  return TRAVEL_MODES.filter((mode) => !modes.includes(mode)).map((mode) => ({
    code: 'lift.travel_mode',
    facts: { mode, needs: mode === 'car' ? ['licence', 'car'] : [] },
    changed: { ...person, travelModes: [...modes, mode] },
  }));
};

/** True when the person has said in work terms that so many hours a week are too many. */
function tooManyHours(person: CandidateFacts, hours: number): boolean {
  return (person.skaanehensyn ?? []).some(({ condition, max }) => condition === 'timer_om_ugen' && max < hours);
}

/** Weekly hours that meet what the opening offers (never beyond a skånehensyn), and a week that covers its shifts. */
const hoursLifts: Proposals = ({ opening, context }, person) => {
  const proposals: LiftProposal[] = [];
  const { hoursMin, hoursMax, shifts } = opening;
  const { fullTimeHours } = context.policy.gates;
  const offered = hoursRange(hoursMin, hoursMax, fullTimeHours);
  if ((hoursMin !== undefined || hoursMax !== undefined) && !tooManyHours(person, offered.min)) {
    const asked = person.hoursMin !== undefined || person.hoursMax !== undefined;
    const own = asked ? hoursRange(person.hoursMin, person.hoursMax, fullTimeHours) : offered;
    proposals.push({
      code: 'lift.weekly_hours',
      facts: { offeredMin: offered.min, offeredMax: offered.max },
      changed: { ...person, hoursMin: Math.min(own.min, offered.max), hoursMax: Math.max(own.max, offered.min) },
    });
  }
  if (shifts !== undefined) {
    const { availability } = person;
    const missing = gridCount(shifts) - (availability ? gridIntersectCount(shifts, availability) : 0);
    const changed = { ...person, availability: availability ? gridUnion(availability, shifts) : shifts };
    if (missing > 0) proposals.push({ code: 'lift.availability', facts: { halfHours: missing }, changed });
  }
  return proposals;
};

/** Gates somebody can open: an earlier first day, and sharing the case with the opening's municipality. */
const gateLifts: Proposals = ({ opening, start, latestStart }, person) => {
  const proposals: LiftProposal[] = [];
  if (person.availableFrom === undefined || person.availableFrom > latestStart) {
    const facts = { now: person.availableFrom ?? null, start };
    proposals.push({ code: 'lift.availability_date', facts, changed: { ...person, availableFrom: start } });
  }
  if (person.sharedWith !== 'all' && person.municipality !== opening.municipality) {
    const changed = { ...person, sharedWith: [...person.sharedWith, opening.municipality] };
    if (!person.sharedWith.includes(opening.municipality)) {
      proposals.push({ code: 'lift.share_case', facts: { municipality: opening.municipality }, changed });
    }
  }
  return proposals;
};

const ALL: readonly Proposals[] = [
  competencyLifts,
  credentialLifts,
  languageLifts,
  branchepakkeLifts,
  travelLifts,
  hoursLifts,
  gateLifts,
];

/** Every change worth trying for this person and opening, in a fixed order. */
export function liftProposals(situation: OpeningCase, person: CandidateFacts): LiftProposal[] {
  return ALL.flatMap((proposals) => proposals(situation, person));
}
