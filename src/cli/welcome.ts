/** What the program says when it is ready: where it is, what to try, and one list to look at. */
import path from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { projectRoot } from '../common/project-root';
import { type Config, CONFIG } from '../config/config';
import { say } from '../console';
import { ReferenceLabels } from '../explanations/reference-labels';
import { Sentences } from '../explanations/sentences';
import { Geography } from '../geography/geography';
import { MatchingService } from '../matching/matching.service';
import { Taxonomy } from '../taxonomy/taxonomy';
import { pseudonymsOf } from './matching/find-records';
import { renderRanking } from './matching/render-ranking';
import { widthFor } from './terminal/text-layout';

const LINES = 5;
const TASKS = 3;
/** a list whose first lines all reach this makes the better example */
const STRONG = 7000;

/** Where the program is; `keyFile` is null where the demo sign-in is switched off. */
export interface Place {
  url: string;
  keyFile: string | null;
}

interface ShownOpening {
  id: string;
  title: string;
}

/**
 * Prints the address, lines to try that work as they stand, and one ranked list of the demo. Of real people nothing is
 * printed: the terminal may be a log.
 * @param place where the program is, and the file of a key to try it with
 * @param startedInMs how long the start took
 */
export async function welcome(app: INestApplicationContext, place: Place, startedInMs: number): Promise<void> {
  const dataSource = app.get(DataSource);
  const seconds = (startedInMs / 1000).toFixed(1);
  const [counts] = await dataSource.query<{ people: number; openings: number }[]>(
    `select (select count(*)::int from candidates where deleted_at is null) as people,
       (select count(*)::int from openings where deleted_at is null and state in ('aaben', 'i_dialog')) as openings`,
  );
  say();
  say(
    `Jobbro is ready at ${place.url} (${seconds} s): ${counts!.people} people, ${counts!.openings} openings to fill.`,
  );
  const opening = await shownOpening(dataSource);
  if (opening) await showDemo(app, place, opening);
  else if (counts!.people === 0)
    say('The database is empty: `npm run cli -- seed` fills it with a synthetic municipality.');
}

async function showDemo(app: INestApplicationContext, { url, keyFile }: Place, opening: ShownOpening): Promise<void> {
  const ranking = await app.get(MatchingService).rankOpening(opening.id, { limit: LINES });
  const names = await pseudonymsOf(
    app.get(DataSource),
    ranking.candidates.map(({ candidateId }) => candidateId),
  );
  const nameOf = (id: string) => names.get(id) ?? id;
  const taxonomy = app.get(Taxonomy);
  const first = ranking.candidates[0]!.candidateId;
  say();
  say('Try:');
  if (keyFile) {
    say(`  ${url}/log-ind in a browser: sign in as somebody of each role`);
    say(`  KEY=$(cat '${path.relative('', keyFile)}')`);
  }
  say(`  curl -s -H "Authorization: Bearer $KEY" '${url}/api/v1/openings/${opening.id}/candidates?limit=${LINES}'`);
  say(
    `  curl -s -X POST ${url}/api/v1/rankings -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \\`,
  );
  say(`    -d '${rankingBody(taxonomy)}'`);
  say(`  ${settings(app.get<Config>(CONFIG))}npm run cli -- explain ${opening.id} ${nameOf(first)}`);
  say();
  const sentences = new Sentences('da', new ReferenceLabels(taxonomy, app.get(Geography)));
  const view = { title: opening.title, ranking, weights: app.get(MatchingService).policy().weights, nameOf };
  say(renderRanking(view, sentences, widthFor(process.stdout.columns)));
  say();
  say('Stop with Ctrl-C.');
}

/** An opening of the demo with a full list and many different reasons; the same one at each start. */
async function shownOpening(dataSource: DataSource): Promise<ShownOpening | undefined> {
  const [row] = await dataSource.query<ShownOpening[]>(
    `select o.id, o.title
     from openings o join match_runs r on r.opening_id = o.id and r.is_current
     where o.deleted_at is null and o.state in ('aaben', 'i_dialog') and o.external_id like 'demo:%' and r.listed >= $1
     order by (select min(s.total) from suggestions s where s.opening_id = o.id and s.rank <= $1) >= $2 desc,
       (select count(*) from jsonb_object_keys(r.excluded_by)) desc,
       (select count(*) from opening_tasks t where t.opening_id = o.id) desc, o.external_id
     limit 1`,
    [LINES, STRONG],
  );
  return row;
}

/** A ranking request made from a job of the taxonomy, so that its codes exist. */
function rankingBody(taxonomy: Taxonomy): string {
  const template = taxonomy.templates()[0]!;
  const opening = {
    municipality: '0851',
    title: template.labels.da,
    schemes: ['igu', 'smaajob'],
    postalCode: '9000',
    branchepakke: template.branchepakke,
    tasks: template.tasks.slice(0, TASKS),
    languages: template.languages,
  };
  return JSON.stringify({ opening, limit: LINES }).replaceAll(`'`, '’');
}

/** The setting a command needs to find the same database, when it is not the usual one. */
function settings({ EMBEDDED, DATA_DIR }: Config): string {
  return EMBEDDED && DATA_DIR !== path.join(projectRoot(), '.data') ? `DATA_DIR='${DATA_DIR}' ` : '';
}
