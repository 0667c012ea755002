/**
 * Asks the registry about known faults of the packages the product runs with. Without a network, or at a registry that
 * takes no such questions, it says so and ends well; what needs no network is checked by `test/unit/lock-file.spec.ts`.
 * Ends with 1 when something high or critical is known.
 */
import { spawnSync } from 'node:child_process';
import { auditOutcome, mustBeMended } from './audit-outcome';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  timeout: 60_000,
});
const outcome = auditOutcome(stdout);
if (!outcome.asked) process.stdout.write(`NOT ASKED about known faults: ${outcome.why}\n`);
else {
  for (const { name, severity, title } of outcome.found) process.stdout.write(`${severity} ${name}: ${title}\n`);
  if (outcome.found.length === 0) process.stdout.write('No known fault in any package the product runs with.\n');
}
process.exitCode = mustBeMended(outcome) ? 1 : 0;
