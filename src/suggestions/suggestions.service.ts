import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { Access } from '../access';
import { AuditLog } from '../audit/audit-log';
import { newestFirst } from '../common/api/listing';
import type { Page } from '../common/api/pages';
import { lockRecord, writeRecord } from '../common/api/records';
import { refuse } from '../common/api/refuse';
import { Clock } from '../common/clock';
import { NotFound } from '../common/errors';
import { newId } from '../common/id';
import { Outbox, type Publish } from '../queue/outbox';
import { ReasonBook, rejectionValidUntil } from './reason-book';
import type { RejectionDto, SuggestionDto, SuggestionLineDto, SuggestionQueryDto } from './suggestion.dto';
import { SuggestionEvent } from './suggestion-event.entity';
import { type SuggestionState, suggestionStates } from './suggestion-state';
import { Suggestion } from './suggestion.entity';
import { type LinkedSuggestion, presentEvent, presentSuggestion } from './suggestions.presenter';

/** A decision about one suggestion, as it is written. */
export interface SuggestionMove {
  to: SuggestionState;
  /** initials */
  by: string;
  rejection?: SuggestionRejection;
  /** the go it belongs to, when several people are decided about at once */
  batch?: string;
}

/** Why a suggestion is turned down. */
export interface SuggestionRejection {
  /** code of `rules/reason-codes.yaml` */
  code: string;
  text: string | null;
  /** last day on which it keeps the person off the list; null = until it is withdrawn */
  validUntil: string | null;
}

/** The review workflow: the engine suggests, a person decides, and every decision is kept. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly reasons: ReasonBook,
    private readonly audit: AuditLog,
  ) {}

  async list(access: Access, query: SuggestionQueryDto): Promise<Page<SuggestionLineDto>> {
    const rows = linked(this.dataSource.manager);
    for (const filter of ['openingId', 'candidateId', 'state'] as const) {
      if (query[filter] !== undefined) rows.andWhere(`s.${filter} = :${filter}`, { [filter]: query[filter] });
    }
    if (query.owner) rows.andWhere('c.owner = :owner', { owner: query.owner });
    return newestFirst(access.narrow(rows, 'read', 'Suggestion'), query, (row) =>
      presentSuggestion(row as LinkedSuggestion),
    );
  }

  /** With history. @throws NotFound */
  async get(id: string): Promise<SuggestionDto> {
    return this.read(this.dataSource.manager, id);
  }

  /** @throws Conflict `SUGGESTION.FORBIDDEN_TRANSITION` */
  async accept(id: string, by: string, seen: number): Promise<SuggestionDto> {
    return this.move(id, seen, { to: 'accepted', by });
  }

  /**
   * Turns the suggestion down. The person stays off the opening's list while the reason holds.
   * @throws InvalidInput when the reason lacks words, or takes none; Conflict
   */
  async reject(id: string, rejection: RejectionDto, seen: number): Promise<SuggestionDto> {
    return this.move(id, seen, { to: 'rejected', by: rejection.by, rejection: this.rejection(rejection) });
  }

  /**
   * Checks a reason and says how long it counts.
   * @throws InvalidInput when there is no such reason, it lacks words or takes none, or its last day has passed
   */
  rejection({ reasonCode, reasonText, validUntil }: Omit<RejectionDto, 'by'>): SuggestionRejection {
    const text = reasonText?.trim() ? reasonText.trim() : null;
    const today = this.clock.today();
    const reason = this.reasons.check(reasonCode, today, text);
    if (validUntil !== undefined && validUntil !== null && validUntil < today) {
      refuse([
        {
          pointer: '/validUntil',
          code: 'FIELD.IN_THE_PAST',
          detail: 'lies before today',
          expected: 'today or a later day, or none',
        },
      ]);
    }
    return { code: reason.code, text, validUntil: validUntil ?? rejectionValidUntil(reason, today) };
  }

  /** @throws Conflict `SUGGESTION.FORBIDDEN_TRANSITION` */
  async transition(id: string, to: SuggestionState, by: string, seen: number): Promise<SuggestionDto> {
    return this.move(id, seen, { to, by });
  }

  /** Writes a decision inside a transaction of the outbox. @throws NotFound, Refusal 412, Conflict */
  async moveWithin(
    manager: EntityManager,
    publish: Publish,
    { id, seen }: { id: string; seen: number },
    move: SuggestionMove,
  ): Promise<void> {
    const before = await lockRecord(manager, Suggestion, 'suggestion', id, seen);
    suggestionStates.transition(before.state, move.to);
    const at = this.clock.now();
    const reason = { reasonCode: move.rejection?.code ?? null, reasonText: move.rejection?.text ?? null };
    await writeRecord(manager, Suggestion, id, {
      state: move.to,
      ...reason,
      rejectionValidUntil: move.rejection?.validUntil ?? null,
      decidedBy: move.by,
      decidedAt: at,
    });
    await manager.insert(SuggestionEvent, {
      id: newId(),
      municipality: before.municipality,
      suggestionId: id,
      from: before.state,
      to: move.to,
      ...reason,
      by: move.by,
      at,
      batch: move.batch ?? null,
    });
    // which reason stands in the case, not in the log: some tell about health
    const details = {
      what: 'suggestion',
      suggestion: id,
      opening: before.openingId,
      from: before.state,
      to: move.to,
      ...(move.batch === undefined ? {} : { batch: move.batch }),
    };
    const { candidateId: subjectId, municipality } = before;
    await this.audit.record(
      { action: 'decision', subjectType: 'candidate', subjectId, municipality, details },
      manager,
    );
    if (before.state === 'rejected' || move.to === 'rejected') await rejectionChanged(manager, publish, before);
  }

  private move(id: string, seen: number, move: SuggestionMove): Promise<SuggestionDto> {
    return this.outbox.transaction(async (manager, publish) => {
      await this.moveWithin(manager, publish, { id, seen }, move);
      return this.read(manager, id);
    });
  }

  private async read(manager: EntityManager, id: string): Promise<SuggestionDto> {
    const row = await linked(manager).andWhere('s.id = :id', { id }).getOne();
    if (!row) throw new NotFound('suggestion', id);
    const events = await manager.find(SuggestionEvent, { where: { suggestionId: id }, order: { id: 'ASC' } });
    return { ...presentSuggestion(row as LinkedSuggestion), history: events.map(presentEvent) };
  }
}

function linked(manager: EntityManager): SelectQueryBuilder<Suggestion> {
  return manager
    .createQueryBuilder(Suggestion, 's')
    .innerJoinAndSelect('s.opening', 'o')
    .innerJoinAndSelect('s.candidate', 'c')
    .where('o.deletedAt is null and c.deletedAt is null');
}

/** Rejections are facts about the person, and a gate of the opening: both are looked at anew. */
async function rejectionChanged(manager: EntityManager, publish: Publish, row: Suggestion): Promise<void> {
  // readers of candidates look for rows that were written
  const [people] = await manager.query<[{ municipality: string }[], number]>(
    'update candidates set updated_at = now() where id = $1 returning municipality',
    [row.candidateId],
  );
  const reason = 'rejection';
  for (const { municipality } of people) {
    publish({ aggregate: 'candidate', aggregateId: row.candidateId, municipality, reason });
  }
  publish({ aggregate: 'opening', aggregateId: row.openingId, municipality: row.municipality, reason });
}
