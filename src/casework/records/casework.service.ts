import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { loadCandidate } from '../../candidates/candidate.store';
import { Candidate } from '../../candidates/candidate.entity';
import { CandidateStatusChange } from '../../candidates/candidate-status-change.entity';
import { patched } from '../../common/api/merge-patch';
import { recordFields, type RecordDto } from '../../common/api/record.dto';
import { findRecord, lockRecord, writeRecord } from '../../common/api/records';
import { refuse } from '../../common/api/refuse';
import { Clock } from '../../common/clock';
import type { References, Suggest } from '../../common/code-book';
import { NotFound } from '../../common/errors';
import { given } from '../../common/given';
import { newId } from '../../common/id';
import { suggestCodes } from '../../common/suggest-codes';
import { Geography } from '../../geography/geography';
import { Outbox } from '../../queue/outbox';
import { RuleBook, weekMinutes } from '../../schemes';
import { Taxonomy } from '../../taxonomy/taxonomy';
import { CASEWORK_KINDS, type CaseworkKind } from '../casework-facts';
import { cvQuality } from '../cv-quality';
import { ordinaryHours } from '../ordinary-hours';
import { deadlineFacts } from '../scheme-facts';
import { loadPersonRecords } from '../scheme-facts.loader';
import { touchCandidate } from '../touch-candidate';
import { CASEWORK_RECORDS, type CaseworkInputs } from './casework-records';
import type { CaseworkRow } from './casework-row';
import { CandidateCaseworkFile } from './casework-file.entity';
import type { CaseworkDto, CaseworkTodayDto } from './casework.dto';

/** A stored record: its input with id and version. */
export type StoredRecord<Kind extends CaseworkKind> = RecordDto & CaseworkInputs[Kind];

/**
 * What happens around a person's course. Every write tells the outbox that the person changed: dates and decisions
 * decide which schemes are open.
 */
@Injectable()
export class CaseworkService {
  private readonly suggest: Suggest;

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly taxonomy: Taxonomy,
    private readonly geography: Geography,
    private readonly rules: RuleBook,
  ) {
    this.suggest = suggestCodes(taxonomy);
  }

  /** @throws NotFound, InvalidInput */
  async add<Kind extends CaseworkKind>(
    kind: Kind,
    candidateId: string,
    input: CaseworkInputs[Kind],
  ): Promise<StoredRecord<Kind>> {
    const record = CASEWORK_RECORDS[kind];
    refuse(record.check(input, this.references()));
    return this.outbox.transaction(async (manager, publish) => {
      const { municipality } = await findRecord(manager, Candidate, 'candidate', candidateId, { lock: true });
      const id = newId();
      await manager.insert(record.entity, { id, municipality, candidateId, ...record.columns(input) });
      await state(manager, candidateId, municipality, [kind]);
      await touchCandidate(manager, publish, candidateId, 'casework');
      return present(kind, await manager.findOneByOrFail(record.entity, { id }));
    });
  }

  /** Applies a JSON merge patch. @throws NotFound, InvalidInput, Refusal 412 */
  async change<Kind extends CaseworkKind>(
    kind: Kind,
    candidateId: string,
    id: string,
    patch: unknown,
    seen: number,
  ): Promise<StoredRecord<Kind>> {
    const record = CASEWORK_RECORDS[kind];
    return this.outbox.transaction(async (manager, publish) => {
      await findRecord(manager, Candidate, 'candidate', candidateId, { lock: true });
      const row = await lockRecord(manager, record.entity, NAMES[kind], id, seen);
      if (row.candidateId !== candidateId) throw new NotFound(NAMES[kind], id);
      const input = patched(record.dto, record.input(row), patch);
      refuse(record.check(input, this.references()));
      const after = await writeRecord(manager, record.entity, id, record.columns(input));
      await touchCandidate(manager, publish, candidateId, 'casework');
      return present(kind, after);
    });
  }

  /** Says that the records of some kinds are complete, also where there are none. @throws NotFound */
  async complete(candidateId: string, kinds: readonly CaseworkKind[]): Promise<CaseworkDto> {
    await this.outbox.transaction(async (manager, publish) => {
      const { municipality } = await findRecord(manager, Candidate, 'candidate', candidateId, { lock: true });
      await state(manager, candidateId, municipality, kinds);
      await touchCandidate(manager, publish, candidateId, 'casework');
    });
    return this.get(candidateId);
  }

  /** Everything recorded about one person's course but the restricted measurements. @throws NotFound */
  async get(candidateId: string): Promise<CaseworkDto> {
    const { manager } = this.dataSource;
    const { input } = await loadCandidate(manager, candidateId);
    const file = await manager.findOneBy(CandidateCaseworkFile, { candidateId });
    const records = {} as { [Kind in CaseworkKind]: StoredRecord<Kind>[] };
    for (const kind of CASEWORK_KINDS) Object.assign(records, { [kind]: await this.list(kind, candidateId) });
    const statuses = await manager.find(CandidateStatusChange, { where: { candidateId }, order: { id: 'DESC' } });
    const asOf = this.clock.today();
    return {
      candidateId,
      stated: file?.stated ?? [],
      today: await this.today(candidateId, records.programmePhases),
      ...records,
      statuses: statuses.map((row) => ({
        status: row.status,
        ...given<{ from?: string; until?: string }>({ from: row.statusFrom, until: row.statusUntil }),
        recordedAt: row.recordedAt.toISOString(),
      })),
      ordinaryHours: ordinaryHours(input.placements, asOf, this.rules),
      cvQuality: cvQuality(input, records.cvReviews, asOf, this.rules),
    };
  }

  private async list<Kind extends CaseworkKind>(kind: Kind, candidateId: string): Promise<StoredRecord<Kind>[]> {
    const { entity, day } = CASEWORK_RECORDS[kind];
    const rows = await this.dataSource.manager
      .createQueryBuilder(entity, 'r')
      .where('r.candidateId = :candidateId', { candidateId })
      .orderBy(`r.${day}`, 'DESC')
      .addOrderBy('r.id', 'DESC')
      .getMany();
    return rows.map((row) => present(kind, row));
  }

  private async today(
    candidateId: string,
    phases: readonly CaseworkInputs['programmePhases'][],
  ): Promise<CaseworkTodayDto> {
    const asOf = this.clock.today();
    const [record] = await loadPersonRecords(this.dataSource.manager, { ids: [candidateId] });
    const facts = deadlineFacts(record!.candidate, record!.casework, asOf);
    const inForce = (facts.visitations ?? [])
      .filter(({ on }) => on <= asOf)
      .sort((a, b) => (a.on < b.on ? -1 : 1))
      .at(-1);
    const minutes = facts.blocks && weekMinutes(facts.blocks, asOf);
    return {
      ...given<Partial<CaseworkTodayDto>>({
        visitation: inForce?.result,
        targetGroup: facts.targetGroup,
        phase: phases.find(({ from, until }) => from <= asOf && (!until || asOf <= until))?.phase,
        weekMinutes: minutes,
      }),
      ...(facts.benefitSince === undefined ? {} : { benefitSince: facts.benefitSince }),
    };
  }

  private references(): References {
    const { taxonomy, geography, suggest } = this;
    return { taxonomy, geography, suggest, today: this.clock.today() };
  }
}

/** What a record is called where it cannot be found. */
const NAMES: Readonly<Record<CaseworkKind, string>> = {
  visitations: 'visitation',
  benefits: 'benefit',
  assessments: 'assessment',
  programmePhases: 'programme_phase',
  offers: 'offer',
  conversations: 'conversation',
  jobStrategies: 'job_strategy',
  cvReviews: 'cv_review',
  barriers: 'barrier',
};

function present<Kind extends CaseworkKind>(kind: Kind, row: CaseworkRow): StoredRecord<Kind> {
  return { ...recordFields(row), ...CASEWORK_RECORDS[kind].input(row) };
}

async function state(
  manager: EntityManager,
  candidateId: string,
  municipality: string,
  kinds: readonly CaseworkKind[],
): Promise<void> {
  await manager.query(
    `insert into candidate_casework_files (candidate_id, municipality, stated) values ($1, $2, $3::text[])
     on conflict (candidate_id) do update set stated =
       (select array_agg(distinct kind order by kind) from unnest(candidate_casework_files.stated || excluded.stated) kind)`,
    [candidateId, municipality, kinds],
  );
}
