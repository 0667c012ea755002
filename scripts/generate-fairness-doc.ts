/**
 * Writes `docs/fairness-demo.md`: the fairness report of the demo municipality, on a database of its own.
 *
 *   node -r @swc-node/register scripts/generate-fairness-doc.ts
 */
import 'reflect-metadata';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../src/app.module';
import { figures } from '../src/cli/report-fairness.command';
import { Clock } from '../src/common/clock';
import { projectRoot } from '../src/common/project-root';
import { loadConfig } from '../src/config/config';
import { generateDemo } from '../src/demo/generate-demo';
import { matchEverything } from '../src/demo/first-start';
import { seedDemo } from '../src/demo/seed-demo';
import { type FairnessReport, STAGES } from '../src/fairness/fairness-report';
import { FairnessService } from '../src/fairness/fairness.service';
import { loadGeography } from '../src/geography/load-geography';
import { loadReferenceData } from '../src/reference-data';
import { openRuntime } from '../src/runtime';
import { loadTaxonomy } from '../src/taxonomy/load-taxonomy';
import { Worker } from '../src/worker.module';

/** The day of the demo: a fixed one, so that the page changes only when the program does. */
const TODAY = '2026-11-20';

class DemoClock extends Clock {
  override now(): Date {
    return new Date(`${TODAY}T09:00:00Z`);
  }
}

/** Colleagues who follow each list from the top: what they do is not in the demo, and their own choice is not meant. */
const FOLLOWED = `
  update suggestions set decided_at = now(), decided_by = 'DEMO', state = case
    when rank = 1 then 'hired' when rank <= 3 then 'proposed' else 'accepted' end
  where rank <= 5 and state = 'suggested'`;

function page(report: FairnessReport): string {
  const lines = report.cells.map((cell) =>
    [cell.attribute, cell.stage, cell.group, ...figures(cell), cell.signal === 'none' ? '' : cell.signal].join(' | '),
  );
  const signals = report.cells.filter(({ signal }) => signal === 'look');
  return [
    '# Fairness report of the demo municipality',
    '',
    'Made by `scripts/generate-fairness-doc.ts` from the synthetic demo (`npm run cli -- report-fairness` makes the same',
    'for a real database). No real person is in it. The demo holds no decisions, so five people of each list are taken as',
    'shortlisted, three as proposed and one as hired, from the top: the figures tell what the lists alone would do.',
    '',
    `People: ${report.people}. Stages: ${STAGES.join(' → ')}; each rate is of those who reached the stage before.`,
    '`–` = not shown: too few, or too few could be worked out from it (privacy.md). `look` = below four fifths of the',
    'best-treated group and unlikely by chance (Fisher, p < 0.05);',
    '`unsure` = below, but chance could do it. Many groups are compared, so some will cross the line by chance: a signal to',
    'look into, no verdict. A lower rate can come from an opening that asks for what a group holds less often (a driving',
    'licence, hours in the evening); the list of each opening says which requirement costs most people.',
    '',
    signals.length === 0
      ? 'No group has the signal `look`.'
      : `Groups with the signal \`look\`: ${signals.map(({ attribute, group, stage }) => `${attribute} ${group} (${stage})`).join(', ')}.`,
    '',
    '| Attribute | Stage | Group | Selected | Rate | 95 % | Ratio | p | Signal |',
    '|---|---|---|---|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
    '',
  ].join('\n');
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jobbro-fairness-'));
  chmodSync(folder, 0o755);
  const runtime = await openRuntime(loadConfig({ DATA_DIR: path.join(folder, 'data'), LOG_LEVEL: 'error' }));
  try {
    await loadReferenceData(runtime.dataSource);
    const demo = generateDemo({ taxonomy: loadTaxonomy(), geography: loadGeography() }, { asOf: TODAY });
    await seedDemo(runtime.dataSource, demo);
    const app = await NestFactory.createApplicationContext(AppModule.forRuntime(runtime, new DemoClock()), {
      logger: false,
    });
    await app.get(Worker).start();
    await matchEverything(app as never);
    await runtime.dataSource.query(FOLLOWED);
    const report = await app.get(FairnessService, { strict: false }).report({});
    writeFileSync(path.join(projectRoot(), 'docs', 'fairness-demo.md'), page(report));
    await app.close();
  } finally {
    await runtime.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
