import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Access } from '../access';
import { newestFirst } from '../common/api/listing';
import { patched } from '../common/api/merge-patch';
import type { Page } from '../common/api/pages';
import { findRecord, lockRecord } from '../common/api/records';
import { refuse } from '../common/api/refuse';
import { Clock } from '../common/clock';
import type { Suggest } from '../common/code-book';
import type { FieldProblem } from '../common/errors';
import { suggestCodes } from '../common/suggest-codes';
import { Geography } from '../geography/geography';
import { Outbox, type Publish } from '../queue/outbox';
import { Taxonomy } from '../taxonomy/taxonomy';
import type { CandidateDto, CandidateLineDto, CandidateQueryDto, StatusChangeDto } from './candidate.dto';
import { CandidateInputDto } from './candidate-input.dto';
import { checkCandidate } from './candidate-rules';
import { changeStatus } from './candidate-status';
import {
  deleteCandidate,
  loadCandidate,
  saveCandidate,
  saveCandidates,
  type SavedCandidate,
  type StoredCandidate,
} from './candidate.store';
import { storedForm } from './candidate-mapper';
import { movesPastGoals } from './branchepakke-moves';
import { Candidate } from './candidate.entity';
import { presentCandidate, presentCandidateLine } from './candidates.presenter';

/** People who seek work. Every write asks for the lists it touches to be ranked anew. */
@Injectable()
export class CandidatesService {
  private readonly suggest: Suggest;

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly taxonomy: Taxonomy,
    private readonly geography: Geography,
  ) {
    this.suggest = suggestCodes(taxonomy);
  }

  /** What is wrong with the meaning of an input, beyond its form. */
  check(input: CandidateInputDto): FieldProblem[] {
    return checkCandidate(input, {
      taxonomy: this.taxonomy,
      geography: this.geography,
      today: this.clock.today(),
      suggest: this.suggest,
    });
  }

  /**
   * Registers a person, or updates the one with the same `externalId` in the municipality.
   * @throws InvalidInput
   */
  async register(input: CandidateInputDto): Promise<{ candidate: CandidateDto; created: boolean }> {
    refuse(this.check(input));
    return this.outbox.transaction(async (manager, publish) => {
      const saved = await saveCandidate(manager, input);
      announce(publish, input.municipality, saved);
      return { candidate: await this.read(manager, saved.id), created: saved.outcome === 'created' };
    });
  }

  /** Stores a batch inside the caller's transaction; the inputs have been checked. */
  async registerAll(
    manager: EntityManager,
    publish: Publish,
    inputs: readonly CandidateInputDto[],
  ): Promise<SavedCandidate[]> {
    const saved = await saveCandidates(manager, inputs);
    saved.forEach((one, index) => announce(publish, inputs[index]!.municipality, one));
    return saved;
  }

  async get(id: string): Promise<CandidateDto> {
    return this.read(this.dataSource.manager, id);
  }

  async list(access: Access, query: CandidateQueryDto): Promise<Page<CandidateLineDto>> {
    const rows = this.dataSource.manager.createQueryBuilder(Candidate, 'c').where('c.deletedAt is null');
    for (const filter of ['municipality', 'status', 'owner', 'pseudonym', 'externalId'] as const) {
      if (query[filter] !== undefined) rows.andWhere(`c.${filter} = :${filter}`, { [filter]: query[filter] });
    }
    return newestFirst(access.narrow(rows, 'read', 'Candidate'), query, presentCandidateLine);
  }

  /**
   * Applies a JSON merge patch; the record as a whole is checked like a new one.
   * @throws Conflict `CANDIDATE.FORBIDDEN_TRANSITION` when the patch sets a status that cannot follow
   * @throws InvalidInput also `BRANCHEPAKKE.STEP_NEEDS_GOALS` when it moves a step of a branchepakke
   */
  async update(id: string, patch: unknown, seen: number): Promise<CandidateDto> {
    return this.outbox.transaction(async (manager, publish) => {
      const row = await lockRecord(manager, Candidate, 'candidate', id, seen);
      const before = await loadCandidate(manager, id);
      const input = patched(CandidateInputDto, before.input, patch);
      refuse(movesPastGoals(before.input, input));
      changeStatus(row.status, input.status?.code ?? 'aktiv');
      return this.save(manager, publish, before, input);
    });
  }

  /**
   * Applies a merge patch made from the record as it is, inside the caller's transaction: for changes that belong
   * together with another one, e.g. a decision about a proposal.
   * @throws NotFound, InvalidInput
   */
  async amend(
    manager: EntityManager,
    publish: Publish,
    id: string,
    patchOf: (now: CandidateInputDto) => object,
  ): Promise<void> {
    await findRecord(manager, Candidate, 'candidate', id, { lock: true });
    const before = await loadCandidate(manager, id);
    await this.save(manager, publish, before, patched(CandidateInputDto, before.input, patchOf(before.input)));
  }

  /** Moves the person to another status. @throws Conflict `CANDIDATE.FORBIDDEN_TRANSITION` */
  async changeStatus(id: string, change: StatusChangeDto, seen: number): Promise<CandidateDto> {
    return this.outbox.transaction(async (manager, publish) => {
      const row = await lockRecord(manager, Candidate, 'candidate', id, seen);
      const code = changeStatus(row.status, change.to, change.correction);
      const before = await loadCandidate(manager, id);
      const status = { code, from: change.from ?? this.clock.today(), until: change.until };
      return this.save(manager, publish, before, { ...before.input, status });
    });
  }

  /** Hides the person from all views and lists; the row stays until the retention rule removes it. */
  async remove(id: string, seen: number): Promise<void> {
    await this.outbox.transaction(async (manager, publish) => {
      const { municipality } = await lockRecord(manager, Candidate, 'candidate', id, seen);
      await deleteCandidate(manager, { id });
      publish({ aggregate: 'candidate', aggregateId: id, municipality, reason: 'deleted' });
    });
  }

  /** @throws NotFound */
  async exists(id: string): Promise<void> {
    await findRecord(this.dataSource.manager, Candidate, 'candidate', id);
  }

  private async save(
    manager: EntityManager,
    publish: Publish,
    before: StoredCandidate,
    input: CandidateInputDto,
  ): Promise<CandidateDto> {
    refuse(this.check(input));
    const { id } = before.candidate;
    announce(publish, input.municipality, await saveCandidate(manager, input, { id, before }));
    const candidate = await manager.findOneByOrFail(Candidate, { id });
    return presentCandidate({ candidate, input: storedForm(input) }, this.clock.today());
  }

  private async read(manager: EntityManager, id: string): Promise<CandidateDto> {
    return presentCandidate(await loadCandidate(manager, id), this.clock.today());
  }
}

function announce(publish: Publish, municipality: string, { id, outcome }: SavedCandidate): void {
  if (outcome !== 'unchanged') publish({ aggregate: 'candidate', aggregateId: id, municipality, reason: outcome });
}
