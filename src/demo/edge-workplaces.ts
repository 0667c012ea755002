import { addDays } from '../schemes/dates';
import type { DemoFirms } from './employers';
import { syntheticCvrNumbers, syntheticPNumber } from './synthetic-numbers';

/** The firm whose workplaces and openings lie at the limits of the rules. */
export const EDGE_FIRM = 'Grænsetilfælde ApS (demo)';

/** Keys of the named workplaces. */
export const EDGE_WORKPLACES = {
  /** an ordinary private place the other edge cases use */
  ordinary: 'demo:workplace:almindelig',
  /** a public one, for schemes only public employers have */
  public: 'demo:workplace:offentlig',
  /** four ordinary employees, so one place, which three people share (domain.md §4.2) */
  shared: 'demo:workplace:delt-plads',
  /** twelve ordinary employees, so two places, and three people in praktik */
  overCap: 'demo:workplace:over-loftet',
  /** far out, where no bus runs at night */
  remote: 'demo:workplace:natlager',
} as const;

/** P-numre of the named workplaces lie far above those of the drawn ones. */
const FIRST_NUMBER = 900_001;

/** P-nummer of a named workplace. */
export function edgePNumber(key: (typeof EDGE_WORKPLACES)[keyof typeof EDGE_WORKPLACES]): string {
  return syntheticPNumber(FIRST_NUMBER + Object.values(EDGE_WORKPLACES).indexOf(key));
}

/** The named workplaces under one employer. `cvrIndex` = how many synthetic CVR numbers are taken. */
export function makeEdgeFirms(municipality: string, asOf: string, cvrIndex: number): DemoFirms {
  const employerKey = 'demo:employer:grænsetilfælde';
  const place = (
    key: (typeof EDGE_WORKPLACES)[keyof typeof EDGE_WORKPLACES],
    name: string,
    postalCode: string,
    ordinaryEmployees: number,
    branchCode: string,
  ) => ({
    key,
    employerKey,
    liesIn: municipality,
    pNumber: edgePNumber(key),
    name: `${name} (demo)`,
    postalCode,
    address: 'Grænsevej 1',
    branchCode,
    sector: key === EDGE_WORKPLACES.public ? ('public' as const) : ('private' as const),
    ordinaryEmployees,
    ordinaryEmployeesOn: addDays(asOf, -10),
    // løntilskud asks for net job growth (domain.md §4.2)
    employeesLast12Months: Math.max(0, ordinaryEmployees - 2),
    vacatedPosts: [],
    ...(key === EDGE_WORKPLACES.shared
      ? { dispensations: [{ programme: 'JobFirst', from: addDays(asOf, -90), until: addDays(asOf, 180) }] }
      : {}),
    municipalOwn: false,
    languages: ['da', 'en', 'ar'],
    handles: [],
    branch: 'RENG',
  });
  return {
    employers: [
      {
        key: employerKey,
        municipality,
        cvr: syntheticCvrNumbers(cvrIndex + 1)[cvrIndex]!,
        name: EDGE_FIRM,
      },
    ],
    workplaces: [
      place(EDGE_WORKPLACES.ordinary, 'Almindelig arbejdsplads', '9000', 40, '812100'),
      place(EDGE_WORKPLACES.public, 'Offentlig arbejdsplads', '9000', 60, '812100'),
      place(EDGE_WORKPLACES.shared, 'Delt fuldtidsplads', '9200', 4, '562900'),
      place(EDGE_WORKPLACES.overCap, 'Over loftet', '9220', 12, '521020'),
      place(EDGE_WORKPLACES.remote, 'Natlager', '9370', 25, '521020'),
    ],
    contacts: [
      {
        workplaceKey: EDGE_WORKPLACES.ordinary,
        name: 'Karen Prøvesen',
        role: 'Daglig leder',
        email: 'demo.karen@example.org',
        isShopSteward: false,
      },
    ],
  };
}
