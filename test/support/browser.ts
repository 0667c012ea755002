/**
 * A real browser for tests and screenshots: the one that CHROME names, else the Chromium that comes with the
 * development dependencies, unpacked once into a folder of the project.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type LaunchOptions, type Locator } from 'playwright-core';
import { projectRoot } from '../../src/common/project-root';

const MODULES = path.join(projectRoot(), 'node_modules');
const CACHE = path.join(MODULES, '.cache', 'jobbro-chromium');

/** Milliseconds for one step of a page; it only ends what would never end. */
const PATIENCE = 120_000;

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
  folder: string;
  file: string;
  libraries: string;
}

/** The bundled browser of the installed version. Several processes may ask at once: a folder is whole or not there. */
function unpackBundled(): Bundled {
  const manifest = readFileSync(path.join(MODULES, '@sparticuz', 'chromium', 'package.json'), 'utf8');
  const folder = path.join(CACHE, (JSON.parse(manifest) as { version: string }).version);
  if (!existsSync(folder)) {
    const half = `${folder}.${process.pid}`;
    mkdirSync(half, { recursive: true });
    unpackInto(half);
    try {
      renameSync(half, folder);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return { ...unpackInto(folder), folder };
}

/** Unpacks what is not there yet. */
function unpackInto(folder: string): Omit<Bundled, 'folder'> {
  const env = {
    ...process.env,
    TMPDIR: folder,
    // makes the package bring the system libraries that a bare machine lacks
    AWS_LAMBDA_JS_RUNTIME: `nodejs${process.versions.node.split('.')[0]}.x`,
  };
  const said = execFileSync(process.execPath, ['-e', UNPACK], { cwd: projectRoot(), env, encoding: 'utf8' });
  return JSON.parse(said) as Omit<Bundled, 'folder'>;
}

/** Starts the browser. @throws Error in one line when none can be started */
export async function openBrowser(): Promise<Browser> {
  const own = process.env.CHROME;
  try {
    if (own) {
      if (!existsSync(own)) throw new Error(`CHROME names ${own}, which does not exist`);
      return await launch({ executablePath: own });
    }
    const { file, libraries, folder } = unpackBundled();
    const env = { ...process.env, LD_LIBRARY_PATH: libraries, TMPDIR: folder } as Record<string, string>;
    return await launch({ executablePath: file, env });
  } catch (error) {
    const why = (error as Error).message.split('\n')[0];
    throw new Error(`no browser can be started (${why}); set CHROME to the path of a Chrome or Chromium`);
  }
}

async function launch(options: LaunchOptions): Promise<Browser> {
  const browser = await chromium.launch({ ...options, args: FLAGS, timeout: PATIENCE });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (settings) => {
    const context = await newContext(settings);
    context.setDefaultTimeout(PATIENCE);
    return context;
  };
  return browser;
}

/**
 * Presses what leads to another page, and waits until that one is there with its scripts. What is counted or typed right
 * after a click alone may still meet the half-read page.
 */
export async function follow(control: Locator): Promise<void> {
  await control.click();
  await control.page().waitForLoadState('load');
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
