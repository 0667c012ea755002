/** The whole program over a small synthetic municipality, for tests of pages. */
import { generateDemo } from '../../src/demo/generate-demo';
import { seedDemo } from '../../src/demo/seed-demo';
import { DemoUsers } from '../../src/identity/demo-users';
import { loadGeography } from '../../src/geography/load-geography';
import { loadTaxonomy } from '../../src/taxonomy/load-taxonomy';
import type { AddressInfo } from 'node:net';
import { FixedClock } from './fixed-clock';
import { startTestApp, type TestApp } from './test-app';

/** The day of all such tests. */
export const DEMO_TODAY = '2026-03-02';

/** A running program with demo data in it. */
export interface DemoApp extends TestApp {
  /** where it listens, e.g. `http://127.0.0.1:41234` */
  url: string;
  municipality: string;
  /** initials of the consultant whose session pages are asked for in, when nothing else is said */
  colleague: string;
}

/** Starts it, seeds it and waits until every opening has its list. */
export async function startDemoApp(size: {
  candidates: number;
  openings: number;
  workplaces: number;
}): Promise<DemoApp> {
  // before the program runs: a size that cannot be made leaves nothing running
  const demo = generateDemo({ taxonomy: loadTaxonomy(), geography: loadGeography() }, { asOf: DEMO_TODAY, ...size });
  const app = await startTestApp({ clock: new FixedClock(DEMO_TODAY) });
  await seedDemo(app.dataSource, demo);
  await app.settled();
  const { port } = app.server.address() as AddressInfo;
  const { byRole } = await app.app.get(DemoUsers).all();
  return {
    ...app,
    url: `http://127.0.0.1:${port}`,
    municipality: demo.municipality,
    colleague: byRole[0]!.initials!,
  };
}
