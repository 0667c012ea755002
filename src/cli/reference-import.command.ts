/** `places import` and `taxonomy import`: reference data of one's own in place of the bundled set. */
import { readFileSync } from 'node:fs';
import { say } from '../console';
import { loadGeography, readOfficialGeography } from '../geography';
import { storeGeography } from '../geography/geography.store';
import { markImported } from '../reference-data';
import { loadTaxonomy } from '../taxonomy/load-taxonomy';
import { storeTaxonomy } from '../taxonomy/taxonomy.store';
import { withDatabase } from './engines';
import { ToldError } from './terminal/told-error';

const SHOWN_PROBLEMS = 20;
const RESTART = 'Programs that run now keep what they have read: start them again.';

/** Reads official files and replaces the stored places in one transaction. @throws ToldError when nothing is usable */
export async function importPlaces(files: { postalCodes: string; municipalities: string }): Promise<void> {
  const { postalCodes, municipalities, problems } = readOfficialGeography(
    { postalCodes: textOf(files.postalCodes), municipalities: textOf(files.municipalities) },
    { bundled: loadGeography() },
  );
  const lines = problems.map(
    ({ table, line, field, detail, expected, kept }) =>
      `${kept ? 'kept' : 'left out'}: ${table}${line > 0 ? `, row ${line}` : ''}, ${field}: ${detail} – expected ${expected}`,
  );
  if (postalCodes.length === 0 || municipalities.length === 0) {
    throw new ToldError(
      'The files hold no usable postal codes or no usable municipalities; nothing was changed.',
      lines,
    );
  }
  for (const line of lines.slice(0, SHOWN_PROBLEMS)) say(line);
  if (lines.length > SHOWN_PROBLEMS) say(`… and ${lines.length - SHOWN_PROBLEMS} more`);
  await withDatabase((dataSource) =>
    dataSource.transaction(async (manager) => {
      await storeGeography(manager, { postalCodes, municipalities });
      await markImported(manager, 'geography');
    }),
  );
  say(`${postalCodes.length} postal codes and ${municipalities.length} municipalities stored. ${RESTART}`);
}

/** Reads a folder laid out like seeds/taxonomy and replaces the stored taxonomy. @throws TaxonomyError */
export async function importTaxonomy(dir: string): Promise<void> {
  const taxonomy = loadTaxonomy(dir);
  await withDatabase((dataSource) =>
    dataSource.transaction(async (manager) => {
      await storeTaxonomy(manager, taxonomy.toData());
      await markImported(manager, 'taxonomy');
    }),
  );
  const { competencies, occupations, branchepakker } = taxonomy.toData();
  say(
    `${competencies.length} competencies, ${occupations.length} occupations and ${branchepakker.length} ` +
      `branchepakker stored. ${RESTART}`,
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ToldError(`${file} cannot be read: ${(error as Error).message}`);
  }
}
