/** What has happened with the employers of the demo: contacts, promises of the next one, and partnership agreements. */
import {
  CONTACT_CHANNELS,
  type ContactInputDto,
  type PartnershipAgreementInputDto,
} from '../employers/contact-log.dto';
import type { EmployerInputDto } from '../employers/employer-input.dto';
import { addDays } from '../schemes/dates';
import { Random } from './random';

/** A contact of the log; `by` = initials. */
export type DemoEmployerContact = { employerKey: string; by: string } & Omit<ContactInputDto, 'workplaceId'>;

/** An agreement; `owner` = initials. */
export type DemoAgreement = { employerKey: string; owner: string } & PartnershipAgreementInputDto;

/** Contacts and agreements of all employers. */
export interface DemoEmployerWork {
  contactLog: DemoEmployerContact[];
  agreements: DemoAgreement[];
}

/** Share of employers that somebody has been in touch with, in per cent (assumption of this project). */
const CONTACTED = 60;

/** What came of contacts, by purpose; written for the demo. */
const RESULTS: Readonly<Record<ContactInputDto['purpose'], readonly string[]>> = {
  outreach: ['Vil gerne høre mere til foråret.', 'Har ingen ledige timer nu, men ser positivt på småjob.'],
  new_opening: ['Har brug for en hånd mere om morgenen.', 'Opretter en åbning sammen med os.'],
  follow_up: ['Det går godt. Timetallet kan hæves om en måned.', 'Mentoren er glad for samarbejdet.'],
  partnership: ['Talte om mål for næste år.', 'Vil have én fast kontaktperson i kommunen.'],
  small_tasks: ['Fandt tre opgaver, som kan samles til et småjob.', 'Køkkenet mangler hjælp i frokosten.'],
  after_care: ['Ansat siden foråret, trives på holdet.', 'Ønsker et opfølgende møde om vagter.'],
  other: ['Sendte pjece om IGU.', 'Spurgte til bonus for IGU.'],
};

/** Deterministic: the same seed and day give the same log. Nobody is called in the time an employer wants peace. */
export function makeEmployerWork(
  seed: number,
  asOf: string,
  employers: readonly (Pick<EmployerInputDto, 'partnershipAgreement' | 'doNotCallUntil'> & { key: string })[],
  owners: readonly string[],
): DemoEmployerWork {
  const random = new Random(seed, 'employer work');
  const purposes = Object.keys(RESULTS) as ContactInputDto['purpose'][];
  const work: DemoEmployerWork = { contactLog: [], agreements: [] };
  for (const { key, partnershipAgreement, doNotCallUntil } of employers) {
    const owner = random.pick(owners);
    if (partnershipAgreement) {
      const from = addDays(asOf, -random.between(60, 500));
      work.agreements.push({
        employerKey: key,
        owner,
        from,
        yearlyOpenings: random.between(2, 12),
        terms: 'Virksomheden melder ledige timer til kommunen først og tager imod besøg to gange om året.',
      });
    }
    if (!partnershipAgreement && !random.chance(CONTACTED)) continue;
    let days = random.between(3, 60);
    const count = random.between(1, 4);
    for (let index = 0; index < count; index++) {
      const purpose = random.pick(purposes);
      const promised = index === 0 && random.chance(50) ? addDays(asOf, random.between(-10, 40)) : undefined;
      const heldOn = addDays(asOf, -days);
      const peace = promised !== undefined && doNotCallUntil !== undefined && promised <= doNotCallUntil;
      work.contactLog.push({
        employerKey: key,
        by: owner,
        heldOn,
        channel: random.pick(CONTACT_CHANNELS),
        purpose,
        result: random.pick(RESULTS[purpose]),
        ...(promised !== undefined && !peace && promised >= heldOn ? { nextContactOn: promised } : {}),
      });
      days += random.between(20, 120);
    }
  }
  return work;
}
