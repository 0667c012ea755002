import type { Scheme } from '../matching/core/facts';
import { addDays, addMonths } from '../schemes/dates';
import type { Branches } from './competence';
import type { DemoData } from './demo-data';
import type { DemoOpening, DemoTemplate, DemoWorkplace } from './demo.types';
import type { OpeningState } from '../openings/opening-state';
import { allot } from './quotas';
import { Random } from './random';
import { schemeTermsOf } from './scheme-terms';
import { makeShifts } from './week';

/** What is needed beside the numbers. */
export interface OpeningSetting {
  seed: number;
  asOf: string;
  data: DemoData;
  branches: Branches;
  workplaces: readonly DemoWorkplace[];
  /** initials of the consultants who own openings */
  owners: readonly string[];
}

/** Usual hours a week by scheme: least and most. */
const HOURS: Readonly<Record<Scheme, readonly [number, number]>> = {
  ordinaert: [25, 37],
  smaajob: [3, 12],
  fritidsjob: [4, 10],
  vikar: [10, 37],
  igu: [32, 37],
  virksomhedspraktik: [15, 37],
  loentilskud_privat: [25, 37],
  loentilskud_offentlig: [25, 37],
  nyttejob: [15, 37],
  arbejdsproevning: [8, 20],
};

/** Schemes an employer who takes the first also often takes. */
const ALSO: Readonly<Partial<Record<Scheme, readonly Scheme[]>>> = {
  virksomhedspraktik: ['smaajob', 'igu', 'smaajob'],
  igu: ['virksomhedspraktik', 'ordinaert'],
  loentilskud_privat: ['virksomhedspraktik', 'ordinaert'],
  loentilskud_offentlig: ['virksomhedspraktik'],
  ordinaert: ['loentilskud_privat', 'vikar'],
  smaajob: ['ordinaert'],
};

/** What each scheme adds to the advertisement. */
const SCHEME_TEXT: Readonly<Record<Scheme, string>> = {
  ordinaert: 'Stillingen er på ordinære vilkår efter overenskomsten.',
  smaajob: 'Det er få faste timer om ugen med almindelig løn, og der kan komme flere til.',
  fritidsjob: 'Jobbet er et fritidsjob for unge og passer til skoleskemaet.',
  vikar: 'Vagterne kommer som vikarvagter; gode vikarer bliver ofte fastansat.',
  igu: 'Stillingen er en integrationsgrunduddannelse (IGU) over to år med skoleperioder.',
  virksomhedspraktik: 'Forløbet er en virksomhedspraktik, hvor målet er lønnede timer.',
  loentilskud_privat: 'Ansættelsen sker med løntilskud i op til seks måneder.',
  loentilskud_offentlig: 'Ansættelsen sker med offentligt løntilskud i en afgrænset periode.',
  nyttejob: 'Opgaverne løses som nyttejob for borgerne i området.',
  arbejdsproevning: 'Forløbet skal vise, hvilke opgaver og hvor mange timer der passer.',
};

/** Days in the past or future of the start, by state. */
const START_DAYS: Readonly<Record<OpeningState, readonly [number, number]>> = {
  aaben: [3, 70],
  i_dialog: [3, 30],
  kladde: [20, 90],
  inaktiveret: [5, 40],
  besat: [-60, 10],
  lukket: [-120, -5],
};

/** `count` openings in the mix of domain.md §10, each from a job template of its branch. */
export function makeOpenings(count: number, setting: OpeningSetting): DemoOpening[] {
  const { data } = setting;
  const random = new Random(setting.seed, 'openings');
  const branches = allot(random, count, data.profile.branch);
  const schemes = allot(random, count, data.profile.scheme);
  const states = allot(random, count, data.profile.openingState);
  const owners = random.shuffle(setting.owners);
  const placesOf = workplacesByBranch(setting.workplaces);
  return branches.map((branch, index) => {
    const number = index + 1;
    const own = new Random(setting.seed, 'opening', number);
    const drawn = schemes[index]!;
    const workplace = own.pick(
      (drawn === 'vikar' && placesOf.get('temp')) || placesOf.get(branch) || setting.workplaces,
    );
    const scheme = schemeAt(drawn, workplace);
    return makeOpening(own, number, branch, scheme, states[index] as OpeningState, workplace, {
      ...setting,
      owners: [owners[index % owners.length]!],
    });
  });
}

function workplacesByBranch(workplaces: readonly DemoWorkplace[]): Map<string, DemoWorkplace[]> {
  const byBranch = new Map<string, DemoWorkplace[]>();
  for (const workplace of workplaces) {
    const key = workplace.branch ?? 'temp';
    byBranch.set(key, [...(byBranch.get(key) ?? []), workplace]);
  }
  return byBranch;
}

/** `loentilskud` becomes the one of the workplace's sector. */
function schemeAt(drawn: string, workplace: DemoWorkplace): Scheme {
  if (drawn !== 'loentilskud') return drawn as Scheme;
  return workplace.sector === 'public' ? 'loentilskud_offentlig' : 'loentilskud_privat';
}

function makeOpening(
  random: Random,
  number: number,
  branchKey: string,
  scheme: Scheme,
  state: OpeningState,
  workplace: DemoWorkplace,
  setting: OpeningSetting,
): DemoOpening {
  const { asOf, data } = setting;
  const branch = setting.branches.get(branchKey)!;
  const fitting = branch.templates.filter(({ minimumAge }) => scheme !== 'fritidsjob' || minimumAge < 18);
  const template = random.pick(fitting.length > 0 ? fitting : branch.templates);
  const words = data.work[branchKey]!;
  const [least, most] = HOURS[scheme];
  const wanted = random.between(Math.ceil((least + most) / 2), most);
  const patterns =
    random.chance(55) && template.shifts.length > 0
      ? template.shifts.map((shift) => ({ ...shift, days: [...shift.days], weight: 1 }))
      : words.shifts;
  const youth = scheme === 'fritidsjob';
  const week = youth
    ? makeShifts(random, [{ days: [1, 3, 5, 6], from: '15:30', to: '18:30', weight: 1 }], wanted)
    : makeShifts(random, patterns, wanted);
  const hoursMax = Math.max(1, Math.min(wanted, week.hours));
  const hoursMin = Math.max(1, Math.min(hoursMax, random.between(least, hoursMax > least ? hoursMax : least)));
  const startsOn = addDays(asOf, random.between(...START_DAYS[state]));
  const endsOn = endOf(random, scheme, startsOn);
  const schemes = [scheme, ...also(random, scheme)];
  const schemeTerms = schemeTermsOf(scheme, { startsOn, endsOn });
  return {
    externalId: `demo:opening:${String(number).padStart(4, '0')}`,
    municipality: data.places.municipality,
    state,
    ...(state === 'lukket'
      ? { closedReason: random.pick(['frist_udloebet', 'trukket_tilbage', 'besat_anden_vej'] as const) }
      : {}),
    workplaceKey: workplace.key,
    title: `${template.title}${random.chance(25) ? `, ${workplace.name.replace(' (demo)', '')}` : ''}`.slice(0, 100),
    description: [
      'Syntetisk opslag.',
      random.pick(words.intro),
      SCHEME_TEXT[scheme],
      random.chance(30) ? 'Ring gerne og aftal en prøvedag.' : '',
    ]
      .filter(Boolean)
      .join(' '),
    ...(workplace.postalCode === undefined || random.chance(70) ? {} : { postalCode: workplace.postalCode }),
    owner: setting.owners[0]!,
    source:
      scheme === 'vikar' ? 'temp_agency' : random.pick(['firm_called', 'outreach', 'praktik_follow_up', 'jobnet']),
    schemes,
    places: random.pick([1, 1, 1, 1, 1, 2, 2, 3, 5]),
    tasks: makeTasks(random, template, scheme),
    credentials: [...template.credentials],
    ...(random.chance(96) ? { languages: makeLanguages(random, template, scheme) } : {}),
    branchepakke: branch.code,
    ...(template.isco08 === undefined ? {} : { isco08: template.isco08 }),
    ...(random.chance(96) ? { hoursMin, hoursMax } : {}),
    ...(random.chance(88) ? { shifts: week.shifts } : {}),
    ...(state === 'aaben' && random.chance(8) ? {} : { startsOn, ...(endsOn === undefined ? {} : { endsOn }) }),
    ...(random.chance(40) ? { deadlineOn: addDays(startsOn, -random.between(1, 14)) } : {}),
    ...(random.chance(70) ? { ordinaryHoursProspect: random.chance(60) } : {}),
    ...(scheme === 'ordinaert' || scheme === 'smaajob' ? { wageBasis: 'Overenskomst for branchen (demo)' } : {}),
    ...(random.chance(90) ? { demands: template.demands.map((demand) => ({ ...demand })) } : {}),
    ...(schemeTerms === undefined ? {} : { schemeTerms }),
    handles: random.chance(25) && workplace.handles ? [...workplace.handles] : [],
    minimumAge: youth ? (number % 2 === 0 ? 13 : 15) : 18,
    mentor: random.chance(35),
    trialDay: random.chance(30),
  };
}

function also(random: Random, scheme: Scheme): Scheme[] {
  const others = ALSO[scheme];
  return others !== undefined && random.chance(35) ? [random.pick(others)] : [];
}

function endOf(random: Random, scheme: Scheme, startsOn: string): string | undefined {
  switch (scheme) {
    case 'virksomhedspraktik':
    case 'nyttejob':
    case 'arbejdsproevning':
      return addDays(startsOn, random.pick([28, 56, 91]) - 1);
    case 'igu':
      return addDays(addMonths(startsOn, 24), -1);
    case 'loentilskud_privat':
      return addDays(addMonths(startsOn, 6), -1);
    case 'loentilskud_offentlig':
      return addDays(addMonths(startsOn, 4), -1);
    case 'vikar':
      return random.chance(50) ? addMonths(startsOn, 3) : undefined;
    default:
      return undefined;
  }
}

/** The template's tasks, sometimes one fewer or one step lower or higher; in praktik most can be learnt. */
function makeTasks(random: Random, template: DemoTemplate, scheme: Scheme): DemoOpening['tasks'] {
  const training = scheme === 'virksomhedspraktik' || scheme === 'arbejdsproevning' || scheme === 'igu';
  return template.tasks
    .filter((_, index) => index === 0 || !random.chance(12))
    .map(({ competency, need, level }) => ({
      competency,
      need: training && need === 'must' && random.chance(45) ? 'learn' : need,
      level: Math.max(1, Math.min(4, level + random.pick([-1, 0, 0, 0, 0, 1]))) as 1 | 2 | 3 | 4,
    }));
}

function makeLanguages(random: Random, template: DemoTemplate, scheme: Scheme): DemoOpening['languages'] {
  if (scheme === 'virksomhedspraktik' && random.chance(8)) return [];
  const languages = template.languages.filter((_, index) => index === 0 || random.chance(80));
  return languages.map((language) => ({
    ...language,
    ...(random.chance(6) ? { reason: random.pick(['safety', 'other'] as const) } : {}),
  }));
}
