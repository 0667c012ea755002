/**
 * A real browser for tests and screenshots: the one that CHROME names, else the Chromium that comes with the
 * development dependencies, unpacked once into a folder of the project.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { projectRoot } from '../../src/common/project-root';

const CACHE = path.join(projectRoot(), 'node_modules', '.cache', 'jobbro-chromium');

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
];

/** The package holds ES modules only and unpacks on import, so a small program of its own asks it. */
const UNPACK = `
  import('@sparticuz/chromium').then(async ({ default: bundled }) => {
    bundled.setGraphicsMode = false;
    const file = await bundled.executablePath();
    process.stdout.write(JSON.stringify({ file, libraries: process.env.LD_LIBRARY_PATH ?? '' }));
  });`;

interface Bundled {
  file: string;
  libraries: string;
}

function unpackBundled(): Bundled {
  mkdirSync(CACHE, { recursive: true });
  const env = {
    ...process.env,
    TMPDIR: CACHE,
    // makes the package bring the system libraries that a bare machine lacks
    AWS_LAMBDA_JS_RUNTIME: `nodejs${process.versions.node.split('.')[0]}.x`,
  };
  const said = execFileSync(process.execPath, ['-e', UNPACK], { cwd: projectRoot(), env, encoding: 'utf8' });
  return JSON.parse(said) as Bundled;
}

/** Starts the browser. @throws Error in one line when none can be started */
export async function openBrowser(): Promise<Browser> {
  const own = process.env.CHROME;
  try {
    if (own) {
      if (!existsSync(own)) throw new Error(`CHROME names ${own}, which does not exist`);
      return await chromium.launch({ executablePath: own, args: FLAGS });
    }
    const { file, libraries } = unpackBundled();
    const env = { ...process.env, LD_LIBRARY_PATH: libraries, TMPDIR: CACHE } as Record<string, string>;
    return await chromium.launch({ executablePath: file, args: FLAGS, env });
  } catch (error) {
    const why = (error as Error).message.split('\n')[0];
    throw new Error(`no browser can be started (${why}); set CHROME to the path of a Chrome or Chromium`);
  }
}

/** A small program that starts the browser and ends: asked before a suite is declared, which cannot wait. */
const PROBE = `
  require('@swc-node/register');
  require(process.argv[1]).openBrowser().then((browser) => browser.close())
    .catch((error) => { process.stdout.write(error.message); process.exitCode = 1; });`;

/** Why no browser can be started here; null when one can. */
export function whyNoBrowser(): string | null {
  try {
    execFileSync(process.execPath, ['-e', PROBE, __filename], { cwd: projectRoot(), encoding: 'utf8', stdio: 'pipe' });
    return null;
  } catch (error) {
    return (error as { stdout?: string }).stdout || 'no browser can be started';
  }
}

/**
 * A suite that needs a browser. Where none can be started it is skipped with a line that says why, or fails when
 * `REQUIRE_BROWSER=1` asks for one.
 */
export function describeInBrowser(name: string, suite: () => void): void {
  const reason = whyNoBrowser();
  if (reason === null) {
    describe(name, suite);
    return;
  }
  if (process.env.REQUIRE_BROWSER === '1') {
    describe(name, () => {
      it('has a browser', () => {
        throw new Error(reason);
      });
    });
    return;
  }
  process.stderr.write(`SKIPPED ${name}: ${reason}\n`);
  describe.skip(name, suite);
}
