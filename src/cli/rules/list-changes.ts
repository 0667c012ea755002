/** What another rules folder would do to the lists of the openings in the database. Nothing is stored. */
import type { DataSource } from 'typeorm';
import type { IsoDate } from '../../matching/core/facts';
import { OpeningKeeper } from '../../matching/facts/opening-keeper';
import { SchemeDesk } from '../../matching/facts/scheme-desk';
import { candidateKeeper } from '../engines';
import type { ReferenceEngines } from '../references';
import type { RulesFolder } from './rules-folder';

/** One opening whose list would be another. */
export interface ListChange {
  openingId: string;
  title: string;
  /** people no gate excludes */
  eligibleBefore: number;
  eligibleAfter: number;
  /** people who come onto the stored length of the list, and who leave it */
  entered: number;
  left: number;
}

interface Standing {
  eligible: number;
  listed: readonly string[];
}

/** The openings whose eligible people or whose list of `listSize` people would change, in the order of their titles. */
export async function listChanges(
  dataSource: DataSource,
  references: ReferenceEngines,
  folders: { before: RulesFolder; after: RulesFolder },
  { asOf, listSize }: { asOf: IsoDate; listSize: number },
): Promise<ListChange[]> {
  const before = await standings(dataSource, { ...references, ...folders.before }, asOf, listSize);
  const after = await standings(dataSource, { ...references, ...folders.after }, asOf, listSize);
  const titles = await dataSource.query<{ id: string; title: string }[]>(
    'select id, title from openings where id = any($1::uuid[]) order by title, id',
    [[...before.keys()]],
  );
  return titles.flatMap(({ id, title }): ListChange[] => {
    const [old, own] = [before.get(id)!, after.get(id)!];
    const entered = own.listed.filter((person) => !old.listed.includes(person)).length;
    const left = old.listed.filter((person) => !own.listed.includes(person)).length;
    if (entered + left === 0 && old.eligible === own.eligible) return [];
    return [{ openingId: id, title, eligibleBefore: old.eligible, eligibleAfter: own.eligible, entered, left }];
  });
}

async function standings(
  dataSource: DataSource,
  references: ReferenceEngines,
  asOf: IsoDate,
  limit: number,
): Promise<Map<string, Standing>> {
  const index = await candidateKeeper(dataSource, references).indexOn(asOf);
  const matched = await new OpeningKeeper(dataSource).matched();
  const openings = await new SchemeDesk(dataSource, references.rules).withRoom([...matched.values()], asOf);
  const policy = references.policies.on(asOf);
  return new Map(
    openings.map((opening) => {
      const { eligible, candidates } = index.rank(opening, { policy, asOf, limit });
      return [opening.id, { eligible, listed: candidates.map(({ candidateId }) => candidateId) }];
    }),
  );
}
