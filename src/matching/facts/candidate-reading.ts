/** Reads everything the matcher may know of candidates: the record itself, its dated history, and the scheme windows. */
import type { EntityManager } from 'typeorm';
import { type CandidateChanges, candidateFactsOf } from '../../candidates/candidate-facts.loader';
import type { CredentialCover } from '../../candidates/covered-credentials';
import { loadSchemePersons } from '../../casework/scheme-facts.loader';
import { Alike } from '../../common/alike';
import { changedIds, type ChangesWanted, inChunks, inOneSnapshot } from '../../database/changes';
import type { RuleBook } from '../../schemes';
import type { BranchepakkeData } from '../../taxonomy/taxonomy.types';
import type { CandidateFacts, CompetencyGraph, IsoDate } from '../core/facts';
import { type DatedRecords, type DatedStep, type WaivedGoal, withDatedRecords } from './person-progress';
import { schemeWindowsOn } from './scheme-windows';

/** What of the taxonomy is needed to rank: links, credentials that follow from others, and the packages' goals. */
export interface MatchTaxonomy extends CompetencyGraph, CredentialCover {
  /** the packages as they are on a day */
  on(day: IsoDate): { branchepakker(): readonly BranchepakkeData[] };
}

/** What candidates are judged by. */
export interface ReadingRules {
  taxonomy: MatchTaxonomy;
  rules: RuleBook;
  /** day of the facts */
  asOf: IsoDate;
}

/**
 * Reads candidates as `loadCandidateFacts` does, in the same snapshot completed with everything that other tables say.
 * Whoever writes to those touches the candidate's row. What people have alike is one object for all of them.
 */
export function readCandidates(
  manager: EntityManager,
  { taxonomy, rules, asOf }: ReadingRules,
  wanted: ChangesWanted = {},
): Promise<CandidateChanges> {
  return inOneSnapshot(manager, async (inside, watermark) => {
    const { ids, deleted } = await changedIds(inside, 'candidates', wanted);
    const windowsOf = schemeWindowsOn(rules, asOf);
    const packages = taxonomy.on(asOf).branchepakker();
    const alike = new Alike<CandidateFacts>(['id', 'schemeWindows']);
    const read = new Map<string, CandidateFacts>();
    await inChunks(ids, async (part) => {
      const people = await candidateFactsOf(inside, part, { asOf, credentials: taxonomy });
      const records = await datedRecords(inside, part);
      const persons = await loadSchemePersons(inside, { ids: part, asOf });
      for (const stated of people) {
        const { id } = stated;
        const person = persons.get(id);
        const dated = withDatedRecords(stated, records.get(id) ?? NOTHING_DATED, packages);
        read.set(id, alike.share(person ? { ...dated, schemeWindows: windowsOf(person) } : dated));
      }
    });
    return { facts: read, deleted, watermark };
  });
}

const NOTHING_DATED: DatedRecords = { assessedOn: {}, steps: [], waivers: [] };

async function datedRecords(manager: EntityManager, ids: readonly string[]): Promise<Map<string, DatedRecords>> {
  const records = new Map<string, DatedRecords>();
  const of = (id: string): DatedRecords => records.get(id) ?? NOTHING_DATED;
  const each = async <T>(sql: string, add: (record: DatedRecords, value: T) => DatedRecords): Promise<void> => {
    for (const { id, value } of await manager.query<{ id: string; value: T }[]>(sql, [ids])) {
      records.set(id, add(of(id), value));
    }
  };
  await each<IsoDate>(
    `select id, programme_from::text as value from candidates
     where id = any($1::uuid[]) and programme_from is not null`,
    (record, programmeFrom) => ({ ...record, programmeFrom }),
  );
  await each<Record<string, IsoDate>>(
    `select candidate_id as id, json_object_agg(language, assessed_on) as value from candidate_languages
     where candidate_id = any($1::uuid[]) and assessed_on is not null group by candidate_id`,
    (record, assessedOn) => ({ ...record, assessedOn }),
  );
  await each<DatedStep[]>(
    `select candidate_id as id, json_agg(json_build_object('branchepakke', branchepakke, 'step', step, 'on', on_date)
       order by on_date, step) as value
     from (
       select candidate_id, branchepakke, to_step as step, moved_on as on_date from candidate_step_changes
       union
       select candidate_id, branchepakke, step, reached_on from candidate_branchepakker where reached_on is not null
     ) reached where candidate_id = any($1::uuid[]) group by candidate_id`,
    (record, steps) => ({ ...record, steps }),
  );
  await each<WaivedGoal[]>(
    `select candidate_id as id, json_agg(json_build_object('branchepakke', branchepakke, 'step', step,
       'competency', competency) order by branchepakke, step, competency) as value
     from candidate_goal_waivers where candidate_id = any($1::uuid[]) group by candidate_id`,
    (record, waivers) => ({ ...record, waivers }),
  );
  return records;
}
