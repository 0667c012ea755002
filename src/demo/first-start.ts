/** The first start on an empty database: the synthetic municipality goes in, and every opening gets its list. */
import type { INestApplicationContext } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Clock } from '../common/clock';
import { complain, progress } from '../console';
import { loadGeography } from '../geography/load-geography';
import { JobQueue } from '../queue/job-queue';
import { Outbox } from '../queue/outbox';
import { loadTaxonomy } from '../taxonomy/load-taxonomy';
import type { DemoOptions } from './demo.types';
import { generateDemo } from './generate-demo';
import { seedDemo } from './seed-demo';

/** How large the demo is; what is left out has the generator's own size. */
export type DemoSizes = Pick<DemoOptions, 'candidates' | 'openings' | 'workplaces' | 'seed'>;

/** Milliseconds between two looks at what is left to match. */
const LOOK_EVERY = 100;
const WORKPLACES = { most: 400, perOpening: 1.6 } as const;

/** Puts the demo into a database that has neither people nor openings. Returns whether it did. */
export async function seedDemoIfEmpty(dataSource: DataSource, sizes: DemoSizes = {}): Promise<boolean> {
  if (await hasRecords(dataSource)) return false;
  await putDemo(dataSource, sizes);
  return true;
}

/** True when people or openings are, or were, stored. */
export async function hasRecords(dataSource: DataSource): Promise<boolean> {
  const [row] = await dataSource.query<{ any: boolean }[]>(
    'select exists (select 1 from candidates) or exists (select 1 from openings) as any',
  );
  return row!.any;
}

/** Makes the demo for today and stores it, with a progress bar. The lists are asked for, not made. */
export async function putDemo(dataSource: DataSource, sizes: DemoSizes): Promise<void> {
  const { openings } = sizes;
  // few openings need few workplaces, or most workplaces would stand empty
  const workplaces = openings && Math.min(WORKPLACES.most, Math.ceil(openings * WORKPLACES.perOpening));
  const demo = generateDemo(
    { taxonomy: loadTaxonomy(), geography: loadGeography() },
    { ...(workplaces ? { workplaces } : {}), ...stated(sizes), asOf: new Clock().today() },
  );
  const { staff, employers, workplaces: places, contacts, candidates, openings: jobs } = demo;
  const records = [staff, employers, places, contacts, candidates, jobs].reduce((sum, list) => sum + list.length, 0);
  const bar = progress('Demo', records);
  try {
    await seedDemo(dataSource, demo, (done, total) => bar.update(done, total));
  } finally {
    bar.stop();
  }
}

/**
 * Waits, with a progress bar, until everything written so far is matched. Somebody must be taking jobs: a worker of
 * this process or another one. Stops waiting when jobs are given up; they show in the failed jobs.
 */
export async function matchEverything(app: INestApplicationContext): Promise<void> {
  const outbox = app.get(Outbox);
  const queue = app.get(JobQueue);
  let total = await outbox.handOverLost(0);
  if (total === 0) return;
  const { failed } = await queue.counts();
  const bar = progress('Matching', total);
  try {
    for (;;) {
      const left = await outbox.pending();
      total = Math.max(total, left);
      bar.update(total - left, total);
      if (left === 0) return;
      const givenUp = (await queue.counts()).failed - failed;
      if (givenUp > 0) {
        complain(`${givenUp} jobs were given up; see GET /api/v1/jobs?state=failed. ${left} records wait.`);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
  } finally {
    bar.stop();
  }
}

function stated(sizes: DemoSizes): DemoSizes {
  return Object.fromEntries(Object.entries(sizes).filter(([, size]) => size !== undefined));
}
