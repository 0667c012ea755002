import type { EntityManager } from 'typeorm';
import { newId } from '../common/id';
import { insertRows } from '../database/insert-rows';
import { EmployerContact } from '../employers/employer-contact.entity';
import { PartnershipAgreement } from '../employers/partnership-agreement.entity';
import type { DemoEmployerWork } from './employer-work';

/** Stores contacts and agreements of employers. @param employerIds ids by the employers' keys */
export async function storeEmployerWork(
  manager: EntityManager,
  municipality: string,
  { contactLog, agreements }: DemoEmployerWork,
  employerIds: ReadonlyMap<string, string>,
): Promise<void> {
  await insertRows(
    manager,
    EmployerContact,
    contactLog.map(({ employerKey, by, heldOn, channel, purpose, result, nextContactOn }) => ({
      id: newId(),
      municipality,
      employerId: employerIds.get(employerKey)!,
      workplaceId: null,
      heldOn,
      by,
      channel,
      purpose,
      result: result ?? null,
      nextContactOn: nextContactOn ?? null,
    })),
  );
  await insertRows(
    manager,
    PartnershipAgreement,
    agreements.map(({ employerKey, owner, from, until, yearlyOpenings, terms }) => ({
      id: newId(),
      municipality,
      employerId: employerIds.get(employerKey)!,
      from,
      until: until ?? null,
      owner,
      yearlyOpenings: yearlyOpenings ?? null,
      terms: terms ?? null,
    })),
  );
}
