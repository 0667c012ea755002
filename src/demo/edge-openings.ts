import type { SchemeTermsDto } from '../openings/scheme-terms.dto';
import type { WorkplaceLanguageDto } from '../openings/opening-input.dto';
import { type GateCode } from '../matching/core/result';
import { type Scheme, SCHEMES } from '../matching/core/facts';
import { addDays, addMonths } from '../schemes/dates';
import type { DemoBranch, DemoOpening } from './demo.types';
import { EDGE_WORKPLACES } from './edge-workplaces';
import { schemeTermsOf } from './scheme-terms';
import { everyDay } from './week';

/** The schemes as a job title names them. */
const SCHEME_WORDS: Readonly<Record<Scheme, string>> = {
  ordinaert: 'ordinært job',
  smaajob: 'småjob',
  fritidsjob: 'fritidsjob',
  vikar: 'vikariat',
  igu: 'IGU',
  virksomhedspraktik: 'virksomhedspraktik',
  loentilskud_privat: 'privat løntilskud',
  loentilskud_offentlig: 'offentligt løntilskud',
  nyttejob: 'nyttejob',
  arbejdsproevning: 'arbejdsprøvning',
};

/** Key of a named opening. */
export const edgeOpening = (name: string): string => `demo:opening:${name}`;
/** Key of a named person. */
export const edgePerson = (name: string): string => `demo:candidate:${name}`;

/** Every gate with a named pair for which it is closed, and a pair one step away for which it is not. */
export const GATE_EXAMPLES: readonly {
  gate: GateCode;
  closed: readonly [person: string, opening: string];
  open: readonly [person: string, opening: string];
}[] = [
  {
    gate: 'municipality_not_shared',
    closed: ['anden-kommune', 'almindelig'],
    open: ['anden-kommune-delt', 'almindelig'],
  },
  { gate: 'status', closed: ['barsel-slutter-snart', 'straks'], open: ['barsel-slutter-snart', 'almindelig'] },
  { gate: 'availability_date', closed: ['ledig-senere', 'almindelig'], open: ['udgangspunkt', 'almindelig'] },
  { gate: 'already_placed', closed: ['fuld-tid-optaget', 'almindelig'], open: ['to-job-paa-en-uge', 'almindelig'] },
  { gate: 'legal_age', closed: ['fylder-18', 'voksen-dagen-foer'], open: ['fylder-18', 'voksen-paa-dagen'] },
  {
    gate: 'scheme',
    closed: ['igu-2024-fylder-50-paa-dagen', 'igu-2024'],
    open: ['igu-2024-fylder-50-dagen-efter', 'igu-2024'],
  },
  {
    gate: 'mandatory_credential',
    closed: ['uden-koerekort', 'krav-koerekort'],
    open: ['nat-med-bil', 'krav-koerekort'],
  },
  { gate: 'declined_task', closed: ['nej-til-opgave', 'almindelig'], open: ['udgangspunkt', 'almindelig'] },
  { gate: 'skaanehensyn', closed: ['loeft-5-kg', 'tunge-loeft'], open: ['loeft-5-kg', 'tunge-loeft-haandteret'] },
  { gate: 'safety_language', closed: ['kun-arabisk', 'sikkerhed-dansk'], open: ['kun-arabisk', 'arabisk-hold'] },
  { gate: 'travel_limit', closed: ['nat-uden-bil', 'natlager'], open: ['nat-med-bil', 'natlager'] },
  {
    gate: 'earlier_rejection',
    closed: ['tilladelse-trukket', 'tilladelse'],
    open: ['tilladelse-trukket', 'almindelig'],
  },
];

/** Periods of the IGU rules (domain.md §4.1), each with a day on which its limits are tried. */
export function iguPeriods(asOf: string) {
  return [
    { key: '2016', startsOn: '2020-06-01', underAge: 40, years: 5, anniversaryCounts: false },
    { key: '2021', startsOn: '2022-06-01', underAge: 40, years: 10, anniversaryCounts: false },
    { key: '2024', startsOn: addDays(asOf, 30), underAge: 50, years: 20, anniversaryCounts: true },
  ] as const;
}

const DANISH_A1: WorkplaceLanguageDto = {
  language: 'da',
  minimums: { listening: 'A1', speaking: 'A1' },
  reason: 'instruction',
};

/** Reasons of a language need, spread over the openings of the schemes so that each occurs. */
const REASONS = ['instruction', 'safety', 'customers', 'documentation', 'other'] as const;

/** The named openings. `base` is the branch whose first template they start from. */
export function makeEdgeOpenings(municipality: string, asOf: string, owner: string, base: DemoBranch): DemoOpening[] {
  const template = base.templates[0]!;
  const opening = (name: string, title: string, why: string, more: Partial<DemoOpening> = {}): DemoOpening => ({
    externalId: edgeOpening(name),
    municipality,
    state: 'aaben',
    workplaceKey: EDGE_WORKPLACES.ordinary,
    title,
    description: `Syntetisk grænsetilfælde: ${why}`,
    owner,
    source: 'firm_called',
    schemes: ['virksomhedspraktik'],
    places: 1,
    tasks: template.tasks.map((task) => ({ ...task })),
    credentials: [],
    languages: [DANISH_A1],
    branchepakke: base.code,
    ...(template.isco08 === undefined ? {} : { isco08: template.isco08 }),
    hoursMin: 12,
    hoursMax: 20,
    shifts: everyDay([1, 2, 3, 4, 5], '09:00', '13:00'),
    startsOn: addDays(asOf, 14),
    endsOn: addDays(asOf, 14 + 90),
    demands: [{ condition: 'gang' }],
    handles: [],
    minimumAge: 18,
    mentor: true,
    trialDay: false,
    ...more,
    ...termsOf({ startsOn: addDays(asOf, 14), endsOn: addDays(asOf, 14 + 90), ...more }),
  });
  const night = everyDay([1, 2, 3, 4, 5], '22:00', '06:00');
  return [
    opening('almindelig', 'Rengøring, almindelig', 'det almindelige tilfælde, som de andre måles mod.'),
    opening('straks', 'Rengøring, straks', 'begynder om tre dage.', { startsOn: addDays(asOf, 3) }),
    opening('voksen-dagen-foer', 'Kun voksne, dagen før', 'begynder dagen før 18-årsdagen.', {
      startsOn: addDays(asOf, 13),
    }),
    opening('voksen-paa-dagen', 'Kun voksne, på dagen', 'begynder på 18-årsdagen.', { startsOn: addDays(asOf, 14) }),
    opening('delt-plads', 'Køkken, delt fuldtidsplads', 'tre personer deler én fuldtidsplads på 37 timer.', {
      workplaceKey: EDGE_WORKPLACES.shared,
      places: 3,
      hoursMin: 12,
      hoursMax: 13,
    }),
    opening('over-loftet', 'Lager, loftet er nået', 'arbejdsstedet har flere i praktik, end forholdstallet tillader.', {
      workplaceKey: EDGE_WORKPLACES.overCap,
    }),
    opening('natlager', 'Natlager uden bus', 'natarbejde, hvor der ingen bus er.', {
      workplaceKey: EDGE_WORKPLACES.remote,
      hoursMin: 30,
      hoursMax: 37,
      shifts: night,
      demands: [{ condition: 'natarbejde' }, { condition: 'gang' }],
    }),
    opening('arabisk-hold', 'Rengøring, arabisktalende hold', 'arabisk er nok på holdet.', {
      languages: [
        { language: 'da', minimums: { listening: 'A2' }, reason: 'safety' },
        { language: 'ar', minimums: { listening: 'B1', speaking: 'B1' }, reason: 'safety' },
      ],
    }),
    opening('sikkerhed-dansk', 'Rengøring, dansk for sikkerhed', 'instruks om kemikalier gives kun på dansk.', {
      languages: [{ language: 'da', minimums: { listening: 'A2', reading: 'A1' }, reason: 'safety' }],
      demands: [{ condition: 'kemikalier' }],
    }),
    opening('krav-koerekort', 'Rengøring med egen kørsel', 'kørekort er et krav.', { credentials: ['koerekort-b'] }),
    opening('tunge-loeft', 'Tunge løft', 'der løftes 15 kg.', { demands: [{ condition: 'loeft_kg', amount: 15 }] }),
    opening('tunge-loeft-haandteret', 'Tunge løft med hjælpemiddel', 'arbejdsstedet kan tage hensyn til løft.', {
      demands: [{ condition: 'loeft_kg', amount: 15 }],
      handles: ['loeft_kg'],
    }),
    opening('kombination', 'Rengøring, lønnede timer og praktik', 'lønnede timer og praktik med hver sine opgaver.', {
      schemes: ['smaajob', 'virksomhedspraktik'],
      schemeTerms: {
        durationWeeks: 13,
        durationGround: 'experience',
        blocks: combination(
          template.tasks.map(({ competency }) => competency),
          addDays(asOf, 14),
        ),
      },
    }),
    opening('tilladelse', 'Rengøring, tilladelse trukket tilbage', 'en borger har trukket sin tilladelse tilbage.'),
    opening('eget-hjem', 'Hjemmearbejde', 'opgaver hjemmefra, så vejen tæller ikke.', { remote: true }),
    {
      externalId: edgeOpening('naesten-tom'),
      municipality,
      state: 'aaben',
      title: 'Næsten tomt opslag',
      schemes: ['ordinaert'],
    },
    ...iguPeriods(asOf).map(({ key, startsOn }) =>
      opening(`igu-${key}`, `IGU efter reglerne fra ${key}`, `begynder ${startsOn}.`, {
        schemes: ['igu'],
        state: startsOn < asOf ? 'besat' : 'aaben',
        startsOn,
        endsOn: addDays(addMonths(startsOn, 24), -1),
        hoursMin: 32,
        hoursMax: 37,
        shifts: everyDay([1, 2, 3, 4, 5], '07:00', '14:30'),
      }),
    ),
    ...SCHEMES.map((scheme, index) =>
      opening(`ordning-${scheme.replaceAll('_', '-')}`, `Rengøring: ${SCHEME_WORDS[scheme]}`, `ordningen ${scheme}.`, {
        schemes: [scheme],
        workplaceKey: isPublic(scheme) ? EDGE_WORKPLACES.public : EDGE_WORKPLACES.ordinary,
        languages: [{ ...DANISH_A1, reason: REASONS[index % REASONS.length]! }],
        ...schemeHours(scheme),
        minimumAge: scheme === 'fritidsjob' ? 13 : 18,
      }),
    ),
  ];
}

/** The terms the rules ask of the first scheme, unless an opening states its own. */
function termsOf({ schemes, schemeTerms, startsOn, endsOn }: Partial<DemoOpening>): Partial<DemoOpening> {
  const terms = schemeTerms ?? schemeTermsOf(schemes?.[0] ?? 'virksomhedspraktik', { startsOn, endsOn });
  return terms === undefined ? {} : { schemeTerms: terms };
}

/** Six paid hours with the first task, twelve of praktik with the others (domain.md §4.3). */
function combination([paid, ...learnt]: readonly string[], from: string): NonNullable<SchemeTermsDto['blocks']> {
  return [
    { scheme: 'smaajob', tasks: [paid!], weeklyHours: 6, from },
    { scheme: 'virksomhedspraktik', tasks: [...learnt], weeklyHours: 12, from, until: addDays(from, 90) },
  ];
}

function isPublic(scheme: Scheme): boolean {
  return scheme === 'loentilskud_offentlig' || scheme === 'nyttejob';
}

function schemeHours(scheme: Scheme): Partial<DemoOpening> {
  if (scheme === 'igu') return { hoursMin: 32, hoursMax: 37, shifts: everyDay([1, 2, 3, 4, 5], '07:00', '14:30') };
  if (scheme === 'smaajob') return { hoursMin: 4, hoursMax: 8, shifts: everyDay([2, 4], '09:00', '13:00') };
  if (scheme === 'fritidsjob') return { hoursMin: 4, hoursMax: 8, shifts: everyDay([2, 6], '15:30', '17:30') };
  return {};
}
