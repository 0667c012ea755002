/** `taxonomy import esco`: the official ESCO download beside the taxonomy. */
import path from 'node:path';
import { progress, say } from '../console';
import { markImported } from '../reference-data';
import { storeEsco } from '../taxonomy/esco/esco.store';
import { EscoImportError } from '../taxonomy/esco/esco.types';
import { readEscoBundle } from '../taxonomy/esco/read-esco-bundle';
import { withDatabase } from './engines';
import { ToldError } from './terminal/told-error';

const SHOWN_CODES = 10;

/**
 * Reads folders, ZIP and CSV files of the download in any language and version, whole, in one transaction. Running it
 * again replaces what it brought; further languages are added to those there are.
 * @throws ToldError when the bundle cannot be read
 */
export async function importEsco(sources: readonly string[]): Promise<void> {
  const bar = progress('ESCO', 1);
  let told = false;
  const rows = readEscoBundle(
    sources.map((source) => path.resolve(source)),
    {
      onProgress: ({ file, rows: count, fileNumber, files, done }) => {
        bar.update(done ? fileNumber : fileNumber - 1, files);
        if (done) say(`${fileNumber}/${files} ${file}: ${count} rows`);
      },
    },
  );
  try {
    const found = await withDatabase((dataSource) =>
      dataSource.transaction(async (manager) => {
        const counts = await storeEsco(manager, rows);
        await markImported(manager, 'esco');
        return counts;
      }),
    );
    bar.stop();
    told = true;
    const { occupations, skills, groups, relations, languages, linked, dangling } = found;
    say(
      `${skills} skills, ${occupations} occupations, ${groups} groups and ${relations} relations stored; languages: ` +
        `${languages.join(', ')}. ${linked} entries of the taxonomy are linked to them.`,
    );
    if (dangling.length > 0) {
      const shown = dangling.slice(0, SHOWN_CODES).join(', ');
      say(
        `${dangling.length} point at a concept that is not there: ${shown}${dangling.length > SHOWN_CODES ? ' …' : ''}`,
      );
    }
    say(
      'Programs that run now search the new concepts at once; part credit for related ones begins with their restart.',
    );
  } catch (error) {
    if (error instanceof EscoImportError) throw new ToldError(`${error.field}: ${error.detail}`, [error.expected]);
    throw error;
  } finally {
    if (!told) bar.stop();
  }
}
