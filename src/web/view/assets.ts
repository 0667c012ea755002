/**
 * Files that pages load: the design system, htmx and our own. All stand under one address that changes with their
 * content, so browsers may keep them for good; relative addresses inside the style sheets keep working.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { projectRoot } from '../../common/project-root';

/** Root of all assets; the version follows. */
export const ASSETS_PATH = 'assets';

const FDS = path.join(path.dirname(require.resolve('dkfds')), '..');
const HTMX = path.dirname(require.resolve('htmx.org'));
const OWN = path.join(projectRoot(), 'assets');

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** A file as it is sent. */
export interface Asset {
  type: string;
  bytes: Buffer;
  br?: Buffer;
  gzip?: Buffer;
}

/** Knows every asset by its name, e.g. `css/dkfds.min.css`; nothing else can be read through it. */
export class AssetStore {
  private readonly files: ReadonlyMap<string, string>;
  private readonly read = new Map<string, Asset>();
  readonly version: string;

  constructor() {
    this.files = new Map([
      ['css/dkfds.min.css', path.join(FDS, 'css', 'dkfds.min.css')],
      ['js/dkfds.min.js', path.join(FDS, 'js', 'dkfds.min.js')],
      ['js/htmx.min.js', path.join(HTMX, 'htmx.min.js')],
      ['js/htmx-sse.min.js', path.join(HTMX, 'ext', 'hx-sse.min.js')],
      ...filesBelow(path.join(FDS, 'img', 'svg-icons'), 'img/svg-icons/'),
      ...filesBelow(path.join(FDS, 'fonts'), 'fonts/'),
      ...filesBelow(OWN, 'own/'),
    ]);
    const hash = createHash('sha256');
    for (const [name, file] of this.files) {
      hash.update(name);
      // fonts and icons change only with the package, whose style sheet then changes too
      if (/\.(css|js)$/.test(name)) hash.update(readFileSync(file));
    }
    this.version = hash.digest('hex').slice(0, 12);
  }

  /** Address of an asset. @throws Error when there is no such asset: a fault of a template */
  address(name: string): string {
    if (!this.files.has(name)) throw new Error(`there is no asset ${name}`);
    return `/${ASSETS_PATH}/${this.version}/${name}`;
  }

  /** The file with its compressed forms; undefined when there is none of that name. */
  get(name: string): Asset | undefined {
    const known = this.read.get(name);
    if (known) return known;
    const file = this.files.get(name);
    if (file === undefined) return undefined;
    const bytes = readFileSync(file);
    const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
    const asset: Asset = /^(text|image\/svg)/.test(type)
      ? {
          type,
          bytes,
          br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
          gzip: gzipSync(bytes, { level: 9 }),
        }
      : { type, bytes };
    this.read.set(name, asset);
    return asset;
  }
}

function filesBelow(folder: string, prefix: string): [string, string][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry): [string, string] => {
      const file = path.join(entry.parentPath, entry.name);
      return [prefix + path.relative(folder, file).split(path.sep).join('/'), file];
    })
    .filter(([name]) => TYPES[path.extname(name)] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
