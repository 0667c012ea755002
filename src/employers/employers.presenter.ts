/** What leaves the program about employers: an allow-list of fields. */
import { recordFields } from '../common/api/record.dto';
import { given } from '../common/given';
import type { ContactPerson } from './contact-person.entity';
import type { EmployerDto, StoredContactPersonDto, WorkplaceDto } from './employer.dto';
import type { Employer } from './employer.entity';
import type { Workplace } from './workplace.entity';

export function presentEmployer(row: Employer): EmployerDto {
  return {
    ...recordFields(row),
    municipality: row.municipality,
    name: row.name,
    ...given<Partial<EmployerDto>>({
      cvr: row.cvr,
      doNotCallUntil: row.doNotCallUntil,
      partnershipAgreement: row.partnershipAgreement,
      note: row.note,
    }),
  };
}

export function presentWorkplace(row: Workplace): WorkplaceDto {
  return {
    ...recordFields(row),
    municipality: row.municipality,
    employerId: row.employerId,
    name: row.name,
    ...given<Partial<WorkplaceDto>>({
      pNumber: row.pNumber,
      postalCode: row.postalCode,
      address: row.address,
      branchCode: row.branchCode,
      sector: row.sector,
      ordinaryEmployees: row.ordinaryEmployees,
      ordinaryEmployeesOn: row.ordinaryEmployeesOn,
      ownCap: row.ownCap,
      employeesLast12Months: row.employeesLast12Months,
      vacatedPosts: row.vacatedPosts,
      dispensations: row.dispensations,
      municipalOwn: row.municipalOwn,
      languages: row.languages,
      handles: row.handles,
      doNotCallUntil: row.doNotCallUntil,
    }),
  };
}

export function presentContactPerson(row: ContactPerson): StoredContactPersonDto {
  return {
    ...recordFields(row),
    workplaceId: row.workplaceId,
    name: row.name,
    ...given<Partial<StoredContactPersonDto>>({
      role: row.role,
      email: row.email,
      phone: row.phone,
      isShopSteward: row.isShopSteward,
    }),
  };
}
