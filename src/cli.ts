/** Commands: rank, explain, import, seed, places, taxonomy, migrate, doctor. `npm run cli -- --help` tells them all. */
import 'reflect-metadata';
import { runCli } from './cli/main';

void runCli(process.argv).then((code) => {
  process.exitCode = code;
});
