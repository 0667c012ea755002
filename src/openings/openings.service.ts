import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull } from 'typeorm';
import type { Access } from '../access';
import { anywhere, newestFirst } from '../common/api/listing';
import { patched } from '../common/api/merge-patch';
import type { Page } from '../common/api/pages';
import { findRecord, lockRecord } from '../common/api/records';
import { refuse } from '../common/api/refuse';
import { Clock } from '../common/clock';
import type { Suggest } from '../common/code-book';
import type { FieldProblem } from '../common/errors';
import { isUuid } from '../common/id';
import { suggestCodes } from '../common/suggest-codes';
import { Workplace } from '../employers/workplace.entity';
import { Geography } from '../geography/geography';
import { Outbox, type Publish } from '../queue/outbox';
import { Taxonomy } from '../taxonomy/taxonomy';
import type { OpeningDto, OpeningLineDto, OpeningMoveDto, OpeningQueryDto } from './opening.dto';
import { OpeningInputDto } from './opening-input.dto';
import { checkOpening } from './opening-rules';
import type { OpeningState } from './opening-state';
import { deleteOpening, loadOpening, moveOpening, type SavedOpening, saveOpening, saveOpenings } from './opening.store';
import { Opening } from './opening.entity';
import { presentOpening, presentOpeningLine } from './openings.presenter';

/** What is offered. Every write asks for the opening's list to be ranked anew. */
@Injectable()
export class OpeningsService {
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
  check(input: OpeningInputDto): FieldProblem[] {
    return checkOpening(input, {
      taxonomy: this.taxonomy,
      geography: this.geography,
      today: this.clock.today(),
      suggest: this.suggest,
    });
  }

  /**
   * Registers an opening, or updates the one with the same `externalId` in the municipality (its state stays).
   * @param state of a new one
   * @throws InvalidInput
   */
  async register(
    input: OpeningInputDto,
    state: OpeningState = 'kladde',
  ): Promise<{ opening: OpeningDto; created: boolean }> {
    refuse(this.check(input));
    return this.outbox.transaction(async (manager, publish) => {
      refuse(await this.unknownWorkplaces(manager, [input]).then((found) => found[0]!));
      const saved = await saveOpening(manager, input, undefined, { state });
      announce(publish, input.municipality, saved);
      return { opening: presentOpening(await loadOpening(manager, saved.id)), created: saved.outcome === 'created' };
    });
  }

  /** Stores a batch inside the caller's transaction; the inputs have been checked. New ones are drafts. */
  async registerAll(
    manager: EntityManager,
    publish: Publish,
    inputs: readonly OpeningInputDto[],
  ): Promise<SavedOpening[]> {
    const saved = await saveOpenings(manager, inputs);
    saved.forEach((one, index) => announce(publish, inputs[index]!.municipality, one));
    return saved;
  }

  /** For each input, the problem that its workplace is not stored in the opening's municipality. */
  async unknownWorkplaces(manager: EntityManager, inputs: readonly OpeningInputDto[]): Promise<FieldProblem[][]> {
    const asked = inputs.flatMap(({ workplaceId }) => workplaceId ?? []).filter(isUuid);
    const found = await manager.find(Workplace, {
      select: { id: true, municipality: true },
      where: { id: In(asked), deletedAt: IsNull() },
    });
    const stored = new Map(found.map((workplace) => [workplace.id, workplace.municipality]));
    return inputs.map(({ workplaceId, municipality }) =>
      workplaceId === undefined || workplaceId === null || stored.get(workplaceId) === municipality
        ? []
        : [UNKNOWN_WORKPLACE],
    );
  }

  async get(id: string): Promise<OpeningDto> {
    return presentOpening(await loadOpening(this.dataSource.manager, id));
  }

  async list(access: Access, query: OpeningQueryDto): Promise<Page<OpeningLineDto>> {
    const rows = this.dataSource.manager.createQueryBuilder(Opening, 'o').where('o.deletedAt is null');
    for (const filter of ['municipality', 'state', 'owner', 'workplaceId', 'branchepakke', 'externalId'] as const) {
      if (query[filter] !== undefined) rows.andWhere(`o.${filter} = :${filter}`, { [filter]: query[filter] });
    }
    if (query.scheme) rows.andWhere(':scheme = any(o.schemes)', { scheme: query.scheme });
    if (query.q) rows.andWhere('o.title ilike :title', { title: anywhere(query.q) });
    return newestFirst(access.narrow(rows, 'read', 'Opening'), query, presentOpeningLine);
  }

  /** Applies a JSON merge patch; the record as a whole is checked like a new one. */
  async update(id: string, patch: unknown, seen: number): Promise<OpeningDto> {
    return this.outbox.transaction(async (manager, publish) => {
      await lockRecord(manager, Opening, 'opening', id, seen);
      const { input: before } = await loadOpening(manager, id);
      const input = patched(OpeningInputDto, before, patch);
      refuse(this.check(input));
      refuse(await this.unknownWorkplaces(manager, [input]).then((found) => found[0]!));
      announce(publish, input.municipality, await saveOpening(manager, input, { id }));
      return presentOpening(await loadOpening(manager, id));
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
    patchOf: (now: OpeningInputDto) => object,
  ): Promise<void> {
    await findRecord(manager, Opening, 'opening', id, { lock: true });
    const { input: before } = await loadOpening(manager, id);
    const input = patched(OpeningInputDto, before, patchOf(before));
    refuse(this.check(input));
    announce(publish, input.municipality, await saveOpening(manager, input, { id }));
  }

  /** Moves the opening to another state. @throws Conflict `OPENING.FORBIDDEN_TRANSITION` */
  async move(id: string, change: OpeningMoveDto, seen: number): Promise<OpeningDto> {
    refuse(reasonProblems(change));
    return this.outbox.transaction(async (manager, publish) => {
      const { municipality } = await lockRecord(manager, Opening, 'opening', id, seen);
      await moveOpening(manager, id, { to: change.to, reason: change.reason });
      publish({ aggregate: 'opening', aggregateId: id, municipality, reason: `state:${change.to}` });
      return presentOpening(await loadOpening(manager, id));
    });
  }

  /** Hides the opening; the row stays until the retention rule removes it. */
  async remove(id: string, seen: number): Promise<void> {
    await this.outbox.transaction(async (manager, publish) => {
      const { municipality } = await lockRecord(manager, Opening, 'opening', id, seen);
      await deleteOpening(manager, { id });
      publish({ aggregate: 'opening', aggregateId: id, municipality, reason: 'deleted' });
    });
  }

  /** @throws NotFound */
  async exists(id: string): Promise<void> {
    await findRecord(this.dataSource.manager, Opening, 'opening', id);
  }
}

const UNKNOWN_WORKPLACE: FieldProblem = {
  pointer: '/workplaceId',
  code: 'FIELD.UNKNOWN_ID',
  detail: 'no workplace of the municipality has this id',
  expected: 'the id of a workplace of the same municipality, or none',
};

function reasonProblems({ to, reason }: OpeningMoveDto): FieldProblem[] {
  const has = reason !== undefined && reason !== null;
  if ((to === 'lukket') === has) return [];
  return [
    has
      ? { pointer: '/reason', code: 'REASON.NOT_WANTED', detail: `${to} takes no reason`, expected: 'no reason' }
      : { pointer: '/reason', code: 'FIELD.REQUIRED', detail: 'is missing', expected: 'why the opening is closed' },
  ];
}

function announce(publish: Publish, municipality: string, { id, outcome }: SavedOpening): void {
  if (outcome !== 'unchanged') publish({ aggregate: 'opening', aggregateId: id, municipality, reason: outcome });
}
