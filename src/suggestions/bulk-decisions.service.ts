import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NotFound } from '../common/errors';
import { Outbox } from '../queue/outbox';
import { type BulkDecision, type BulkRefusal, bulkRefusal, MOST_AT_ONCE } from './bulk-decisions';
import type { RejectionDto } from './suggestion.dto';
import { type SuggestionState, suggestionStates } from './suggestion-state';
import { type SuggestionMove, type SuggestionRejection, SuggestionsService } from './suggestions.service';

/** A decision about several people, as somebody asks for it. */
export interface BulkOrder {
  openingId: string;
  /** about whom, each with the version of the suggestion that was seen; null = there was none */
  people: readonly { id: string; seen: number | null }[];
  to: BulkDecision;
}

/** One person of it. */
export interface BulkLine {
  candidateId: string;
  pseudonym: string;
  owner: string | null;
  /** null = the person does not stand on the stored list yet */
  suggestionId: string | null;
  version: number | null;
  state: SuggestionState;
  decidedBy: string | null;
  decidedAt: Date | null;
  /** why nothing is decided about the person; null = it is */
  refusal: BulkRefusal | null;
}

/** What became of one go. */
export interface BulkOutcome {
  to: SuggestionState;
  people: number;
  /** of them, those who still stand as they were decided about: what can be taken back */
  standing: number;
}

/** Decides about several people of one opening at once: looks ahead, decides, takes back. */
@Injectable()
export class BulkDecisionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly suggestions: SuggestionsService,
  ) {}

  /** What would happen to each person, in the order asked for; people who are gone are left out. */
  preview(order: BulkOrder): Promise<BulkLine[]> {
    return this.plan(this.dataSource.manager, order);
  }

  /**
   * The reason as it will be written; undefined when nobody is turned down.
   * @throws InvalidInput when it cannot be accepted
   */
  reasonFor(to: BulkDecision, rejection?: Omit<RejectionDto, 'by'>): SuggestionRejection | undefined {
    return to === 'rejected' ? this.suggestions.rejection(rejection ?? { reasonCode: '' }) : undefined;
  }

  /**
   * Decides about everybody about whom it is possible, in one transaction. Sent again with the same `batch` it does
   * nothing and answers what it did.
   * @param rejection the coded reason, when people are turned down
   * @throws InvalidInput when the reason cannot be accepted
   */
  async decide(
    order: BulkOrder,
    batch: string,
    by: string,
    rejection?: Omit<RejectionDto, 'by'>,
  ): Promise<{ decided: number; left: number }> {
    const move: SuggestionMove = { to: order.to, by, rejection: this.reasonFor(order.to, rejection), batch };
    return this.outbox.transaction(async (manager, publish) => {
      const lines = await this.plan(manager, order, { lock: true });
      const before = await outcomeOf(manager, order.openingId, batch);
      if (before) return { decided: before.people, left: Math.max(0, lines.length - before.people) };
      const going = lines.filter(({ refusal }) => refusal === null);
      for (const { suggestionId, version } of going) {
        await this.suggestions.moveWithin(manager, publish, { id: suggestionId!, seen: version! }, move);
      }
      return { decided: going.length, left: lines.length - going.length };
    });
  }

  /** What became of one go; null when the opening has none of that id. */
  outcome(openingId: string, batch: string): Promise<BulkOutcome | null> {
    return outcomeOf(this.dataSource.manager, openingId, batch);
  }

  /**
   * Takes one go back, where nothing has happened since.
   * @throws NotFound when the opening has no decisions of that go
   */
  async undo(openingId: string, batch: string, by: string): Promise<{ undone: number; left: number }> {
    return this.outbox.transaction(async (manager, publish) => {
      const rows = await decisionsOf(manager, openingId, batch);
      if (rows.length === 0) throw new NotFound('decision', batch);
      const going = rows.filter(({ newest, state, from }) => newest && suggestionStates.can(state, from));
      for (const { suggestionId, version, from } of going) {
        await this.suggestions.moveWithin(manager, publish, { id: suggestionId, seen: version }, { to: from, by });
      }
      return { undone: going.length, left: rows.length - going.length };
    });
  }

  private async plan(
    manager: EntityManager,
    { openingId, people }: BulkOrder,
    options: { lock?: boolean } = {},
  ): Promise<BulkLine[]> {
    const ids = people.slice(0, MOST_AT_ONCE).map(({ id }) => id);
    if (options.lock) {
      // in the order of their ids, so that two goes about the same people cannot wait for each other
      await manager.query(
        `select id from suggestions where opening_id = $1 and candidate_id = any($2::uuid[]) order by id for update`,
        [openingId, ids],
      );
    }
    const rows: (Omit<BulkLine, 'refusal' | 'state'> & { state: SuggestionState | null })[] = await manager.query(
      `select c.id as "candidateId", c.pseudonym, c.owner, s.id as "suggestionId", s.version, s.state,
         s.decided_by as "decidedBy", s.decided_at as "decidedAt"
       from candidates c left join suggestions s on s.candidate_id = c.id and s.opening_id = $1
       where c.id = any($2::uuid[]) and c.deleted_at is null`,
      [openingId, ids],
    );
    const known = new Map(rows.map((row) => [row.candidateId, row]));
    return people.flatMap(({ id, seen }) => {
      const row = known.get(id);
      if (!row) return [];
      known.delete(id);
      const { state, version } = row;
      const suggestion = state === null || version === null ? undefined : { state, version };
      return [{ ...row, state: state ?? 'suggested', refusal: bulkRefusal(suggestion, seen) }];
    });
  }
}

interface DecisionRow {
  suggestionId: string;
  version: number;
  /** state now */
  state: SuggestionState;
  from: SuggestionState;
  to: SuggestionState;
  /** nothing was decided about the person after it */
  newest: boolean;
}

/** The decisions of one go, their suggestions locked. */
function decisionsOf(manager: EntityManager, openingId: string, batch: string): Promise<DecisionRow[]> {
  return manager.query(
    `select s.id as "suggestionId", s.version, s.state, e.from_state as "from", e.to_state as "to",
       not exists (select 1 from suggestion_events later where later.suggestion_id = s.id and later.id > e.id) as newest
     from suggestion_events e join suggestions s on s.id = e.suggestion_id
     where e.batch = $2 and s.opening_id = $1 order by s.id for update of s`,
    [openingId, batch],
  );
}

async function outcomeOf(manager: EntityManager, openingId: string, batch: string): Promise<BulkOutcome | null> {
  const [row] = await manager.query<{ to: SuggestionState; people: number; standing: number }[]>(
    `select min(e.to_state) as "to", count(*)::int as people,
       (count(*) filter (where s.state = e.to_state and not exists
         (select 1 from suggestion_events later where later.suggestion_id = s.id and later.id > e.id)))::int as standing
     from suggestion_events e join suggestions s on s.id = e.suggestion_id
     where e.batch = $2 and s.opening_id = $1 having count(*) > 0`,
    [openingId, batch],
  );
  return row ?? null;
}
