import { WORK_CONDITIONS } from '../matching/core/facts';
import { addDays } from '../schemes/dates';
import type { DemoData } from './demo-data';
import type { DemoContact, DemoEmployer, DemoWorkplace } from './demo.types';
import { apportion } from './quotas';
import { Random } from './random';
import { syntheticCvrNumbers, syntheticPNumber } from './synthetic-numbers';

/** Employers, their workplaces and the people to talk to. */
export interface DemoFirms {
  employers: DemoEmployer[];
  workplaces: DemoWorkplace[];
  contacts: DemoContact[];
}

/** Key of the municipality's own CVR number. */
export const MUNICIPAL_EMPLOYER = 'demo:employer:kommune';

/** Industry code of temp agencies (DB07: vikarbureauer). */
const TEMP_AGENCY_CODE = '782000';

type Kind = 'municipal' | 'temp' | 'private';

/** How many of each kind stand in a profile of 400 workplaces (domain.md §10). */
const PROFILE_WORKPLACES = 400;

/**
 * `count` workplaces in the proportions of domain.md §10: own municipal ones under one CVR, temp agencies, private ones
 * of all sizes, a quarter outside the municipality.
 */
export function makeFirms(seed: number, count: number, asOf: string, data: DemoData): DemoFirms {
  const random = new Random(seed, 'firms');
  const { workplaces: profile } = data.profile;
  const kinds = apportion(count, {
    municipal: profile.municipalPNumbers,
    temp: profile.tempAgencies,
    private: PROFILE_WORKPLACES - profile.municipalPNumbers - profile.tempAgencies,
  });
  const cvr = syntheticCvrNumbers(count + 1);
  const bands = new SizeBands(random, count, profile.ordinaryEmployees);
  const outside = Math.round((count * profile.outsidePercent) / 100);
  const firms: DemoFirms = {
    employers: [
      {
        key: MUNICIPAL_EMPLOYER,
        municipality: data.places.municipality,
        cvr: cvr[0]!,
        name: 'Demokommunen',
        partnershipAgreement: true,
      },
    ],
    workplaces: [],
    contacts: [],
  };

  for (const place of municipalPlaces(random, kinds.municipal, data)) {
    add(firms, random, data, asOf, 'municipal', MUNICIPAL_EMPLOYER, { ...place, size: bands.near(place.size) });
  }
  for (let index = 0; index < kinds.temp; index++) {
    const name = data.places.tempAgencies[index % data.places.tempAgencies.length]!;
    const key = employ(firms, random, data, asOf, cvr, `${name} Vikar (demo)`);
    add(firms, random, data, asOf, 'temp', key, { name, branchCode: TEMP_AGENCY_CODE, size: bands.draw() });
  }
  let key = '';
  let name = '';
  let branch = '';
  for (let index = 0; index < kinds.private; index++) {
    if (key === '' || !random.chance(12)) {
      branch = random.weighted(data.places.workplaceBranch);
      const trade = random.pick(data.places.trades[branch]!);
      name = `${random.pick(data.places.firstWords)} ${trade.word}`;
      key = employ(firms, random, data, asOf, cvr, `${name} ${random.pick(data.places.lastWords)} (demo)`);
    }
    const { code } = random.pick(data.places.trades[branch]!);
    add(firms, random, data, asOf, 'private', key, {
      name,
      branch,
      branchCode: code,
      size: bands.draw(),
      outside: index < outside,
    });
  }
  return firms;
}

interface Place {
  name: string;
  branch?: string;
  branchCode: string;
  size: number;
  outside?: boolean;
}

function* municipalPlaces(random: Random, count: number, data: DemoData): Generator<Place> {
  const all = data.places.municipal.flatMap((kind) =>
    Array.from({ length: kind.count }, (_, index) => ({ ...kind, name: `${kind.name} ${index + 1}` })),
  );
  const chosen = count >= all.length ? all : random.sample(all, count);
  for (let index = 0; index < count; index++) {
    const { name, branch, branchCode, sizes } = chosen[index % chosen.length]!;
    const [least, most] = sizes.split('-').map(Number) as [number, number];
    const again = Math.floor(index / chosen.length);
    yield { name: again > 0 ? `${name}-${again + 1}` : name, branch, branchCode, size: random.between(least, most) };
  }
}

function employ(
  firms: DemoFirms,
  random: Random,
  data: DemoData,
  asOf: string,
  cvr: readonly string[],
  name: string,
): string {
  const number = firms.employers.length;
  const key = `demo:employer:${String(number).padStart(4, '0')}`;
  firms.employers.push({
    key,
    municipality: data.places.municipality,
    cvr: cvr[number]!,
    name,
    ...(random.chance(75) ? { partnershipAgreement: random.chance(15) } : {}),
    ...(random.chance(2) ? { doNotCallUntil: addDays(asOf, random.between(5, 120)) } : {}),
    ...(random.chance(12) ? { note: random.pick(NOTES) } : {}),
  });
  return key;
}

const NOTES: readonly string[] = [
  'Vil gerne have et opkald i god tid før sæsonen begynder.',
  'Har haft flere i praktik; introduktionen er god, men der er travlt om fredagen.',
  'Ønsker én fast kontaktperson i kommunen.',
  'Spørger om bonus ved IGU og om hjælp til papirarbejdet.',
];

function add(
  firms: DemoFirms,
  random: Random,
  data: DemoData,
  asOf: string,
  kind: Kind,
  employerKey: string,
  place: Place,
): void {
  const number = firms.workplaces.length + 1;
  const liesIn = place.outside ? random.pick(Object.keys(data.places.outside)) : data.places.municipality;
  const postalCode = random.weighted(place.outside ? data.places.outside[liesIn]! : data.places.inside);
  const key = `demo:workplace:${String(number).padStart(4, '0')}`;
  firms.workplaces.push({
    key,
    employerKey,
    liesIn,
    pNumber: syntheticPNumber(number),
    name: `${place.name} (demo)`,
    postalCode,
    address: `${random.pick(data.places.streets)} ${random.between(1, 140)}`,
    branchCode: place.branchCode,
    sector: kind === 'municipal' ? 'public' : 'private',
    ...(random.chance(96)
      ? { ordinaryEmployees: place.size, ordinaryEmployeesOn: addDays(asOf, -random.between(3, 300)) }
      : {}),
    ...(random.chance(15) ? { ownCap: random.between(0, Math.max(1, Math.floor(place.size / 8))) } : {}),
    municipalOwn: kind === 'municipal',
    ...(random.chance(80) ? { languages: colleaguesLanguages(random) } : {}),
    handles: random.chance(30) ? random.sample(WORK_CONDITIONS, random.between(1, 3)) : [],
    ...(random.chance(3) ? { doNotCallUntil: addDays(asOf, random.between(-20, 90)) } : {}),
    ...(place.branch === undefined ? {} : { branch: place.branch }),
  });
  addContacts(firms, random, data, key, number);
}

function colleaguesLanguages(random: Random): string[] {
  const others = random.sample(['en', 'en', 'ar', 'pl', 'ro', 'uk', 'fa', 'ti', 'so'], random.pick([0, 1, 1, 2, 3]));
  return [...new Set(['da', ...others])];
}

function addContacts(firms: DemoFirms, random: Random, data: DemoData, workplaceKey: string, number: number): void {
  const contact = (role: string, suffix: string, isShopSteward: boolean) => {
    firms.contacts.push({
      workplaceKey,
      name: `${random.pick(data.names.staff.given)} ${random.pick(data.names.staff.family)}`,
      role,
      email: `demo.p${number}${suffix}@example.org`,
      phone: `+45 00 00 ${String(Math.floor(number / 100) % 100).padStart(2, '0')} ${String(number % 100).padStart(2, '0')}`,
      isShopSteward,
    });
  };
  if (random.chance(88)) contact(random.pick(['Daglig leder', 'Ejer', 'Teamleder', 'Driftsleder']), '', false);
  if (random.chance(15)) contact('Tillidsrepræsentant', '.tr', true);
}

/** Size bands handed out so that all workplaces together have the profile's shares. */
class SizeBands {
  private readonly left: Map<string, number>;

  constructor(
    private readonly random: Random,
    count: number,
    shares: Readonly<Record<string, number>>,
  ) {
    this.left = new Map(Object.entries(apportion(count, shares)));
  }

  /** The wanted size if its band has room, else a size of the nearest band that has. */
  near(size: number): number {
    const open = [...this.left].filter(([, count]) => count > 0).map(([band]) => band);
    const distance = (band: string) => {
      const [least, most] = ends(band);
      return Math.max(0, least - size, size - most);
    };
    const nearest = [...open].sort((x, y) => distance(x) - distance(y))[0]!;
    this.left.set(nearest, this.left.get(nearest)! - 1);
    const [least, most] = ends(nearest);
    return Math.max(least, Math.min(most, size));
  }

  draw(): number {
    const band = this.random.weighted(Object.fromEntries(this.left));
    this.left.set(band, this.left.get(band)! - 1);
    return this.random.between(...ends(band));
  }
}

function ends(band: string): [number, number] {
  return band.split('-').map(Number) as [number, number];
}
