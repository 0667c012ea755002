/**
 * The queued work of matching. Everything here may run twice, be killed anywhere and run again: the outbox row that
 * asked for the work is marked done only after the result is stored and nothing it rests on has changed meanwhile.
 */
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Clock } from '../../common/clock';
import type { LoadedOpening } from '../../openings/opening-facts.loader';
import type { Change, Outbox } from '../../queue/outbox';
import type { CandidateKeeper } from '../facts/candidate-keeper';
import type { MatchedFacts } from './candidate-match-state.entity';
import { changedFields } from './changed-fields';
import type { CandidateFacts, CompetencyGraph, OpeningFacts, TravelModel } from '../core/facts';
import type { MatchContext } from '../core/opening-case';
import type { Policy } from '../core/policy';
import type { Ranking } from '../core/result';
import { BATCH, type FullRematches, type RematchVersions } from './full-rematches';
import type { Cutoff, MatchStore, RunToStore } from '../lists/match-store';
import type { OpeningKeeper } from '../facts/opening-keeper';
import { PlannedOpenings } from '../facts/planned-openings';
import type { PolicyBook } from '../policy-book';
import type { SchemeDesk } from '../facts/scheme-desk';
import type { SuitableOpenings } from '../facts/suitable-openings';
import { changedPlaces, openingsAt, takenPlaces } from './taken-places';

/** An opening whose facts keep changing under the ranking is tried this often before the job gives way to others. */
const MAX_ROUNDS = 20;

export interface RematchOptions {
  /** lines kept per opening */
  listSize: number;
  policies: PolicyBook;
  /** where many stale lists are asked for */
  rematches: FullRematches;
  graph: CompetencyGraph;
  travel: TravelModel;
}

/** Who stands on a ranked list, without the reasons. */
export interface Listed {
  ids: readonly string[];
  /** total of the last line; null = an empty list */
  lowest: number | null;
}

/** Who stands on a list. */
export function listedIn({ candidates }: Ranking): Listed {
  return { ids: candidates.map(({ candidateId }) => candidateId), lowest: candidates.at(-1)?.total ?? null };
}

export class RematchService {
  private readonly planned = new PlannedOpenings();
  private readonly log = new Logger('Rematch');

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly candidates: CandidateKeeper,
    private readonly openings: OpeningKeeper,
    private readonly suitable: SuitableOpenings,
    private readonly store: MatchStore,
    private readonly schemes: SchemeDesk,
    private readonly clock: Clock,
    private readonly options: RematchOptions,
  ) {}

  /** Job `rematch-opening`: ranks one opening anew and stores its list. */
  async rematchOpening(openingId: string): Promise<void> {
    const asked = await this.outbox.waiting('opening', openingId);
    for (let round = 1; ; round++) {
      await this.candidates.catchUp();
      const revision = this.candidates.revision;
      const opening = (await this.judged([openingId]))[0];
      if (!opening) {
        await this.store.clear(openingId);
        break;
      }
      const run = this.rankedRun(opening, asked?.reasons ?? ['asked']);
      const stored = await this.store.replace([run]);
      await this.candidates.catchUp();
      if (stored.size > 0 && !this.outdated(opening.facts, listedIn(run.ranking), revision)) break;
      if (round === MAX_ROUNDS) throw new Error('the facts kept changing while the opening was ranked');
    }
    if (asked) await this.outbox.markProcessed(this.dataSource.manager, 'opening', openingId, asked.lastId);
  }

  /**
   * Job `rematch-candidate`: finds the openings one person's change touches and asks for them to be ranked anew. These
   * are the openings that list the person now, those whose list the person would enter, and those at workplaces where
   * the person takes up or leaves a place: the room of their schemes is another one.
   */
  async rematchCandidate(candidateId: string): Promise<void> {
    const asked = await this.outbox.waiting('candidate', candidateId);
    await this.candidates.catchUp();
    const facts = this.candidates.index.get(candidateId);
    const touched = new Map<string, { id: string; municipality: string }>();
    const matched = await this.openings.matched();
    const listing = await this.store.openingsListing(candidateId);
    const cutoffs = await this.store.cutoffs();
    // without their room: a scheme that is full today may be what the change opens
    const entered = facts
      ? await this.suitable.reachedBy(facts, { policy: this.policy(), asOf: this.clock.today() }, (id) =>
          this.leastTotal(cutoffs.get(id)),
        )
      : [];
    for (const id of [...listing, ...entered]) {
      const opening = matched.get(id);
      if (opening) touched.set(id, opening.facts);
    }
    await this.outbox.transaction(async (manager, publish) => {
      const [stored] = await manager.query<{ facts: MatchedFacts }[]>(
        'select facts from candidate_match_states where candidate_id = $1 for update',
        [candidateId],
      );
      const { takenPlaces: placesBefore = {}, ...before } = stored?.facts ?? {};
      const places = facts ? await takenPlaces(manager, candidateId) : {};
      const moved = changedPlaces(placesBefore, places);
      for (const opening of await openingsAt(manager, moved)) touched.set(opening.id, opening);
      const changed = changedFields(stored ? (before as MatchedFacts) : null, facts ?? null);
      if (moved.length > 0) changed.push('takenPlaces');
      const reason = `candidate ${candidateId} ${changed.join('+')}`;
      for (const opening of touched.values()) {
        publish({ aggregate: 'opening', aggregateId: opening.id, municipality: opening.municipality, reason });
      }
      if (facts) {
        await manager.query(
          `insert into candidate_match_states (candidate_id, municipality, facts, matched_at)
           values ($1, $2, $3, now())
           on conflict (candidate_id) do update set facts = excluded.facts, matched_at = now()`,
          [candidateId, facts.municipality, JSON.stringify({ ...facts, takenPlaces: places } satisfies MatchedFacts)],
        );
      } else {
        await manager.query('delete from candidate_match_states where candidate_id = $1', [candidateId]);
      }
      if (asked) await this.outbox.markProcessed(manager, 'candidate', candidateId, asked.lastId);
    });
  }

  /** Job `sweep`: hands over lost work and asks for lists that a date, a new policy or new rules have made stale. */
  async sweep(graceSeconds = 5): Promise<void> {
    const stale: { id: string; municipality: string; reason: string }[] = await this.dataSource.query(
      `select o.id, o.municipality,
         case when r.id is null then 'never_ranked' when r.as_of < $1 then 'date_passed'
           when r.policy_version <> $2 then 'policy_changed' else 'rules_changed' end as reason
       from openings o
       left join match_runs r on r.opening_id = o.id and r.is_current
       where o.deleted_at is null and o.state in ('aaben', 'i_dialog')
         and (r.id is null or r.as_of < $1 or r.policy_version <> $2 or r.rules_version is distinct from $3)
         and not exists (select 1 from outbox b where b.aggregate = 'opening' and b.aggregate_id = o.id
           and b.processed_at is null)
         and o.id not in (select unnest(b.opening_ids) from full_rematch_batches b where b.done_at is null)
       order by o.id`,
      [this.clock.today(), this.policy().version, this.schemes.rulesVersion],
    );
    if (stale.length > 0) this.log.log(`${stale.length} lists are stale and will be ranked anew`);
    if (stale.length >= BATCH) {
      for (const reason of new Set(stale.map((one) => one.reason))) {
        const ids = stale.filter((one) => one.reason === reason).map(({ id }) => id);
        await this.options.rematches.begin(reason, this.versions(), ids);
      }
    } else if (stale.length > 0) {
      await this.outbox.transaction(async (_manager, publish) => {
        for (const { id, municipality, reason } of stale) {
          publish({ aggregate: 'opening', aggregateId: id, municipality, reason } satisfies Change);
        }
      });
    }
    const lost = (await this.outbox.handOverLost(graceSeconds)) + (await this.options.rematches.handOverLost());
    if (lost > 0) this.log.log(`${lost} records waited and were handed over again`);
    await this.outbox.prune(7);
    await this.options.rematches.prune(30);
    await this.store.prune(20);
    await this.forgetOldRequests();
  }

  /**
   * Answers kept for repeated requests live a day; an import that nobody took into use lives a week. A process that has
   * not reported for a day is gone, and nobody keeps a copy that is a month old.
   */
  private async forgetOldRequests(): Promise<void> {
    await this.dataSource.query(`delete from idempotency_keys where created_at < now() - interval '24 hours'`);
    await this.dataSource.query(`delete from index_positions where reported_at < now() - interval '24 hours'`);
    await this.dataSource.query(`delete from removed_rows where removed_at < now() - interval '30 days'`);
    await this.dataSource.query(
      `delete from imports where state = 'received' and created_at < now() - interval '7 days'`,
    );
  }

  /** What lists are made with today. */
  versions(): RematchVersions {
    return { policyVersion: this.policy().version, rulesVersion: this.schemes.rulesVersion };
  }

  /** The openings among those named that are matched now, with the room of their schemes. */
  async judged(openingIds: readonly string[]): Promise<LoadedOpening[]> {
    const matched = await this.openings.matched();
    const openings = openingIds.flatMap((id) => matched.get(id) ?? []);
    const facts = await this.schemes.withRoom(openings, this.clock.today());
    return openings.map((opening, i) => ({ ...opening, facts: facts[i]! }));
  }

  /** Ranks an opening, ready to be stored. */
  rankedRun(opening: LoadedOpening, reasons: readonly string[]): RunToStore {
    const startedAt = this.clock.now();
    const ranking = this.rank(opening.facts);
    const changes = changesByCandidate(reasons);
    return {
      municipality: opening.facts.municipality,
      openingVersion: opening.version,
      trigger: reasons
        .map((reason) => reason.split(' ')[0])
        .filter((word, i, all) => all.indexOf(word) === i)
        .join(','),
      weights: this.policy().weights,
      startedAt,
      rulesVersion: this.schemes.rulesVersion,
      ranking,
      whyEntered: (id) => changes.get(id) ?? (changes.size > 0 ? 'moved_up' : reasons[0]!.split(' ')[0]!),
      whyLeft: (id) => this.whyLeft(opening.facts, id, changes.get(id)),
    };
  }

  /** True when somebody who changed since a revision of the index stands on the ranked list, or would stand on it now. */
  outdated(opening: OpeningFacts, list: Listed, revision: number): boolean {
    const changed = this.candidates.changedSince(revision);
    if (changed === null) return true;
    if (changed.size === 0) return false;
    if (list.ids.some((id) => changed.has(id))) return true;
    const cutoff = { listed: list.ids.length, lowest: list.lowest };
    return [...changed].some((id) => this.wouldEnter(opening, this.candidates.index.get(id), cutoff));
  }

  private rank(opening: OpeningFacts): Ranking {
    return this.candidates.index.rank(opening, {
      policy: this.policy(),
      asOf: this.clock.today(),
      limit: this.options.listSize,
    });
  }

  private whyLeft(opening: OpeningFacts, candidateId: string, changed: string | undefined): string {
    const match = this.candidates.index.evaluate(opening, candidateId, this.context());
    if (!match) return 'gone';
    const gate = match.gates.find((answer) => answer.outcome === 'not_met');
    if (gate) return `gate:${gate.gate}`;
    return changed ?? 'overtaken';
  }

  private wouldEnter(opening: OpeningFacts, candidate: CandidateFacts | undefined, cutoff: Cutoff): boolean {
    const match = candidate && this.planned.match(opening, candidate, this.context());
    if (!match?.eligible) return false;
    return match.total >= this.leastTotal(cutoff);
  }

  /** The total with which somebody may enter a list that ends there; the tie-break is left to the ranking. */
  private leastTotal(cutoff: Cutoff | undefined): number {
    return cutoff === undefined || cutoff.listed < this.options.listSize ? 0 : (cutoff.lowest ?? 0);
  }

  /** The policy that decides today. */
  private policy(): Policy {
    return this.options.policies.on(this.clock.today());
  }

  private context(): MatchContext {
    const { graph, travel } = this.options;
    return { policy: this.policy(), asOf: this.clock.today(), graph, travel };
  }
}

/** Reads `candidate <id> <fields>` reasons back: which fields of whom changed. */
function changesByCandidate(reasons: readonly string[]): Map<string, string> {
  const changes = new Map<string, string>();
  for (const reason of reasons) {
    const [kind, id, fields] = reason.split(' ');
    if (kind === 'candidate' && id) changes.set(id, `changed:${fields ?? ''}`);
  }
  return changes;
}
