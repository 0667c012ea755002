/** `seed`: reference data and the demo municipality. */
import { say } from '../console';
import { hasRecords, putDemo } from '../demo/first-start';
import { loadReferenceData } from '../reference-data';
import { withRuntime } from './engines';
import { ToldError } from './terminal/told-error';

/** Options of the command; sizes that are left out are those of the configuration. */
export interface SeedOptions {
  candidates?: number;
  openings?: number;
  seed?: number;
  /** false = reference data only */
  demo: boolean;
  forceDemo?: boolean;
}

/** Brings the schema up to date and fills the database. @throws ToldError when it has people or openings already */
export async function seed(options: SeedOptions): Promise<void> {
  await withRuntime(
    async ({ dataSource, config }) => {
      const loaded = await loadReferenceData(dataSource);
      say(loaded.length === 0 ? 'Reference data is up to date.' : `Reference data loaded: ${loaded.join(', ')}.`);
      if (!options.demo) return;
      if (!options.forceDemo && (await hasRecords(dataSource))) {
        throw new ToldError(
          'The database has people or openings already; add --force-demo to put the demo beside them.',
        );
      }
      await putDemo(dataSource, {
        candidates: options.candidates ?? config.DEMO_CANDIDATES,
        openings: options.openings ?? config.DEMO_OPENINGS,
        seed: options.seed,
      });
      say('The demo is stored. A running worker ranks its openings; `npm start` runs one.');
    },
    { migrate: true },
  );
}
