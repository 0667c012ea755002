import type { DataSource, EntityManager } from 'typeorm';
import { saveCandidates } from '../candidates/candidate.store';
import { newId } from '../common/id';
import { insertRows } from '../database/insert-rows';
import { ContactPerson } from '../employers/contact-person.entity';
import { Employer } from '../employers/employer.entity';
import { CaseWorker } from '../candidates/case-worker.entity';
import { Staff } from '../employers/staff.entity';
import { Workplace } from '../employers/workplace.entity';
import type { OpeningInputDto } from '../openings/opening-input.dto';
import { RANKED_STATES } from '../openings/opening-state';
import { saveOpenings } from '../openings/opening.store';
import { OutboxEntry } from '../queue/outbox.entity';
import { loadReasons, rejectionValidUntil } from '../suggestions/reason-book';
import { SuggestionEvent } from '../suggestions/suggestion-event.entity';
import { Suggestion } from '../suggestions/suggestion.entity';
import { storeCasework } from './seed-casework';
import { storeEmployerWork } from './seed-employer-work';
import type { DemoMunicipality, DemoOpening } from './demo.types';
import { Random } from './random';

/** Records of one batch: large enough for few statements, small enough for a lively progress bar. */
const BATCH = 500;

/** Why the outbox asks for a list of each open opening. */
const REASON = 'seed';

/** Number of the advisory lock that lets one program seed at a time; any number no other lock uses. */
const SEED_LOCK = 8_510_001;

/** What was stored; all zero when the demo was there already. */
export interface SeededDemo {
  /** false = the municipality has demo records, nothing was written */
  seeded: boolean;
  candidates: number;
  openings: number;
  workplaces: number;
  /** open openings handed to the outbox */
  published: number;
}

/**
 * Stores a synthetic municipality in one transaction: all of it or nothing, so that a seed that was interrupted can
 * simply be run again. Does nothing when the municipality has demo records already. Lists are made afterwards by the
 * worker, which the outbox tells of every open opening.
 * @param onProgress told after each batch how many records of how many are written
 */
export async function seedDemo(
  dataSource: DataSource,
  demo: DemoMunicipality,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<SeededDemo> {
  const { staff, employers, workplaces, contacts, candidates, openings } = demo;
  const total = [staff, employers, workplaces, contacts, candidates, openings].reduce(
    (sum, list) => sum + list.length,
    0,
  );
  let done = 0;
  const wrote = (count: number) => onProgress((done += count), total);

  return dataSource.transaction(async (manager) => {
    await manager.query('select pg_advisory_xact_lock($1)', [SEED_LOCK]);
    if (await hasDemo(manager, demo.municipality)) {
      return { seeded: false, candidates: 0, openings: 0, workplaces: 0, published: 0 };
    }
    await insertRows(
      manager,
      Staff,
      staff.map((colleague) => ({ ...colleague, team: null, active: true })),
    );
    wrote(staff.length);
    const workplaceIds = await storeFirms(manager, demo);
    wrote(employers.length + workplaces.length + contacts.length);

    const draws = new Random(0, 'draws', demo.municipality);
    const sources = { newDraw: () => draws.next() };
    const candidateIds = new Map<string, string>();
    for (const batch of batches(candidates)) {
      const saved = await saveCandidates(manager, batch, sources);
      batch.forEach(({ externalId }, index) => candidateIds.set(externalId, saved[index]!.id));
      wrote(batch.length);
    }
    await storeCaseworkers(manager, demo, candidateIds);
    const openingIds = new Map<string, string>();
    for (const batch of batches(openings)) {
      const inputs = batch.map((opening) => openingInput(opening, workplaceIds));
      const saved = await saveOpenings(manager, inputs, { ...sources, state: 'aaben' });
      batch.forEach(({ externalId }, index) => openingIds.set(externalId, saved[index]!.id));
      await setStates(manager, batch, openingIds);
      wrote(batch.length);
    }
    await storeCasework(manager, demo.municipality, demo.casework, candidateIds);
    await storeRejections(manager, demo, candidateIds, openingIds);
    const open = openings.filter(({ state }) => RANKED_STATES.includes(state));
    await insertRows(
      manager,
      OutboxEntry,
      open.map(({ externalId, municipality }) => ({
        aggregate: 'opening' as const,
        aggregateId: openingIds.get(externalId)!,
        municipality,
        reason: REASON,
      })),
    );
    await manager.query('analyze candidates, candidate_competencies, openings, opening_tasks, outbox');
    return {
      seeded: true,
      candidates: candidates.length,
      openings: openings.length,
      workplaces: workplaces.length,
      published: open.length,
    };
  });
}

/** True when the municipality holds demo records, also deleted ones: somebody removed them on purpose. */
export async function hasDemo(manager: EntityManager, municipality: string): Promise<boolean> {
  const [row] = await manager.query<{ present: boolean }[]>(
    `select exists (select 1 from candidates where municipality = $1 and external_id like 'demo:%') as present`,
    [municipality],
  );
  return row!.present;
}

/** Everybody gets a caseworker beside the consultant who owns the case, in turn (domain.md §1.2). */
async function storeCaseworkers(
  manager: EntityManager,
  { municipality, staff, candidates }: DemoMunicipality,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const caseworkers = staff.filter(({ role }) => role === 'sagsbehandler');
  const rows = candidates.flatMap(({ externalId, residence }, index) => {
    const caseworker = caseworkers[index % caseworkers.length];
    const candidateId = ids.get(externalId);
    if (!caseworker || !candidateId) return [];
    const { initials, role } = caseworker;
    const from = residence?.takenOverOn ?? '2020-01-01';
    return [{ id: newId(), municipality, candidateId, initials, role, from, until: null, deputy: false }];
  });
  for (const batch of batches(rows)) await insertRows(manager, CaseWorker, batch);
}

/** Employers, workplaces and contact persons; answers the workplaces' ids by their keys. */
async function storeFirms(manager: EntityManager, demo: DemoMunicipality): Promise<Map<string, string>> {
  const employerIds = new Map(demo.employers.map(({ key }) => [key, newId()]));
  const workplaceIds = new Map(demo.workplaces.map(({ key }) => [key, newId()]));
  const { municipality } = demo;
  await insertRows(
    manager,
    Employer,
    demo.employers.map((employer) => ({
      id: employerIds.get(employer.key)!,
      municipality,
      cvr: employer.cvr ?? null,
      name: employer.name,
      doNotCallUntil: employer.doNotCallUntil ?? null,
      partnershipAgreement: employer.partnershipAgreement ?? null,
      note: employer.note ?? null,
    })),
  );
  await insertRows(
    manager,
    Workplace,
    demo.workplaces.map((workplace) => ({
      id: workplaceIds.get(workplace.key)!,
      municipality,
      employerId: employerIds.get(workplace.employerKey)!,
      pNumber: workplace.pNumber ?? null,
      name: workplace.name,
      postalCode: workplace.postalCode ?? null,
      address: workplace.address ?? null,
      branchCode: workplace.branchCode ?? null,
      sector: workplace.sector ?? null,
      ordinaryEmployees: workplace.ordinaryEmployees ?? null,
      ordinaryEmployeesOn: workplace.ordinaryEmployeesOn ?? null,
      ownCap: workplace.ownCap ?? null,
      employeesLast12Months: workplace.employeesLast12Months ?? null,
      vacatedPosts: workplace.vacatedPosts ?? null,
      dispensations: workplace.dispensations ?? null,
      municipalOwn: workplace.municipalOwn ?? null,
      languages: workplace.languages ?? null,
      handles: workplace.handles ?? null,
      doNotCallUntil: workplace.doNotCallUntil ?? null,
    })),
  );
  await insertRows(
    manager,
    ContactPerson,
    demo.contacts.map((contact) => ({
      id: newId(),
      municipality,
      workplaceId: workplaceIds.get(contact.workplaceKey)!,
      name: contact.name,
      role: contact.role ?? null,
      email: contact.email ?? null,
      phone: contact.phone ?? null,
      isShopSteward: contact.isShopSteward ?? null,
    })),
  );
  await storeEmployerWork(manager, municipality, demo.employerWork, employerIds);
  return workplaceIds;
}

function openingInput(opening: DemoOpening, workplaceIds: ReadonlyMap<string, string>): OpeningInputDto {
  const { state: _state, closedReason: _reason, workplaceKey, ...input } = opening;
  return workplaceKey === undefined ? input : { ...input, workplaceId: workplaceIds.get(workplaceKey)! };
}

/** States other than the `aaben` all openings are stored with. */
async function setStates(
  manager: EntityManager,
  openings: readonly DemoOpening[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const others = openings.filter(({ state }) => state !== 'aaben');
  if (others.length === 0) return;
  await manager.query(
    `update openings set state = given.state, closed_reason = given.reason
     from unnest($1::uuid[], $2::text[], $3::text[]) as given (id, state, reason) where openings.id = given.id`,
    [
      others.map(({ externalId }) => ids.get(externalId)!),
      others.map(({ state }) => state),
      others.map(({ closedReason }) => closedReason ?? null),
    ],
  );
}

/** Rejected suggestions with their history, as if a colleague had turned them down. */
async function storeRejections(
  manager: EntityManager,
  demo: DemoMunicipality,
  candidateIds: ReadonlyMap<string, string>,
  openingIds: ReadonlyMap<string, string>,
): Promise<void> {
  const { municipality } = demo;
  const reasons = loadReasons();
  const rejected = demo.rejections.map((rejection) => ({
    id: newId(),
    decidedAt: new Date(`${rejection.decidedOn}T10:00:00Z`),
    ...rejection,
  }));
  await insertRows(
    manager,
    Suggestion,
    rejected.map((rejection) => ({
      id: rejection.id,
      municipality,
      openingId: openingIds.get(rejection.openingKey)!,
      candidateId: candidateIds.get(rejection.candidateKey)!,
      rank: null,
      total: 0,
      confidence: 0,
      parts: [],
      gates: [],
      state: 'rejected' as const,
      reasonCode: rejection.reasonCode,
      decidedBy: rejection.decidedBy,
      decidedAt: rejection.decidedAt,
      rejectionValidUntil: rejectionValidUntil(
        reasons.find(rejection.reasonCode, rejection.decidedOn)!,
        rejection.decidedOn,
      ),
      firstSuggestedAt: rejection.decidedAt,
    })),
  );
  await insertRows(
    manager,
    SuggestionEvent,
    rejected.map((rejection) => ({
      id: newId(),
      municipality,
      suggestionId: rejection.id,
      from: 'suggested' as const,
      to: 'rejected' as const,
      reasonCode: rejection.reasonCode,
      by: rejection.decidedBy,
      at: rejection.decidedAt,
    })),
  );
}

function* batches<T>(records: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < records.length; start += BATCH) yield records.slice(start, start + BATCH);
}
