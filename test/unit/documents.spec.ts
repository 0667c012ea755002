/** What the documents name is there: files, headings, scripts, commands with their options, settings. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { PROGRAM_FLAGS } from '../../bench/program-flags';
import { commands } from '../../src/cli/main';
import { projectRoot } from '../../src/common/project-root';
import { SETTINGS } from '../../src/config/config';

const root = projectRoot();
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const below = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name));
const documents = ['README.md', ...['docs', 'src', 'seeds', 'test'].flatMap(below)].filter((name) =>
  name.endsWith('.md'),
);
/** Every find of a pattern in every document, with where it stands. */
const found = (pattern: RegExp) =>
  documents.flatMap((name) => [...read(name).matchAll(pattern)].map(([, what]) => ({ name, what: what! })));

describe('the documents', () => {
  it('are found', () => {
    expect(documents.length).toBeGreaterThan(15);
  });

  it('link to files and headings that exist', () => {
    // code may look like a link
    const broken = found(/`[^`\n]*`|\]\(([^)\s`]+)\)/g).filter(({ name, what }) => {
      if (what === undefined || /^https?:/.test(what)) return false;
      const [file, heading] = what.split('#') as [string, string | undefined];
      const target = file === '' ? name : path.join(path.dirname(name), file);
      if (!existsSync(path.join(root, target))) return true;
      return heading !== undefined && !headings(target).includes(heading);
    });
    expect(broken).toEqual([]);
  });

  it('name folders and files of the project that exist', () => {
    const named = found(/`((?:src|test|bench|docs|seeds|rules|scripts|locales|views|migrations|eval)\/[\w./-]*)`/g);
    const places = (name: string) => [root, path.join(root, path.dirname(name))];
    const there = (name: string, what: string) => places(name).some((place) => existsSync(path.join(place, what)));
    expect(named.filter(({ name, what }) => !there(name, what))).toEqual([]);
  });

  it('name scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = found(/npm run (?:--silent )?([a-z][a-z:-]*)/g);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ what }) => !(what in scripts))).toEqual([]);
  });

  it('name commands and options that the command line has', () => {
    const named = found(/npm run (?:--silent )?cli -- ([^`\n]+)/g);
    expect(named.length).toBeGreaterThan(10);
    expect(named.flatMap(({ name, what }) => faultOf(what).map((fault) => ({ name, what, fault })))).toEqual([]);
  });

  it('of operations name every setting there is and no other', () => {
    const [table] = /\| Variable \|[\s\S]*?\n\n/.exec(read('docs/operations.md'))!;
    const named = table.split('\n').flatMap((line) => [...(line.split('|')[1]?.matchAll(/`([A-Z_]+)`/g) ?? [])]);
    expect(named.map(([, setting]) => setting).sort()).toEqual([...SETTINGS].sort());
  });
});

describe('docker-compose.yml and the image', () => {
  interface Service {
    command?: string[];
    environment?: Record<string, string | number>;
    secrets?: string[];
    volumes?: string[];
    depends_on?: Record<string, unknown>;
    healthcheck: { test: string[] };
  }
  const compose = parse(read('docker-compose.yml'), { merge: true }) as {
    services: Record<string, Service>;
    secrets: object;
    volumes: object;
  };
  const services = Object.values(compose.services);
  const own = [compose.services.web!, compose.services.worker!];

  it('name services, volumes and secrets that are declared, and check the health of every service', () => {
    for (const { depends_on: needs = {}, volumes = [], secrets = [], healthcheck } of services) {
      for (const name of Object.keys(needs)) expect(compose.services).toHaveProperty(name);
      for (const volume of volumes) expect(compose.volumes).toHaveProperty(volume.split(':')[0]!);
      for (const secret of secrets) expect(compose.secrets).toHaveProperty(secret);
      expect(healthcheck.test.length).toBeGreaterThan(1);
    }
  });

  it('set what the program reads, from secrets that are given to it', () => {
    for (const { environment = {}, secrets = [] } of own) {
      const unknown = Object.keys(environment).filter((name) => !SETTINGS.includes(name.replace(/_FILE$/, '')));
      expect(unknown).toEqual([]);
      const files = Object.values(environment).flatMap((value) => /^\/run\/secrets\/(.+)$/.exec(`${value}`)?.[1] ?? []);
      expect(files.sort()).toEqual([...secrets].sort());
    }
  });

  it('start programs with the flags they are measured with, as npm start does', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const flag of PROGRAM_FLAGS) {
      for (const start of [read('Dockerfile'), scripts.start, scripts['start:worker']]) expect(start).toContain(flag);
    }
  });

  it('start programs that are built, and copy folders that exist', () => {
    const dockerfile = read('Dockerfile');
    const programs = [...`${dockerfile}${JSON.stringify(compose)}`.matchAll(/dist\/(src\/\w+)\.js/g)];
    expect(new Set(programs.map(([, program]) => program))).toEqual(new Set(['src/main', 'src/worker', 'src/cli']));
    for (const [, program] of programs) expect(existsSync(path.join(root, `${program}.ts`))).toBe(true);
    const copied = [...dockerfile.matchAll(/^COPY (?:--from=build \/app\/)?(\S+) /gm)].map(([, name]) => name!);
    const made = ['dist', 'node_modules'];
    expect(copied.filter((name) => !made.includes(name) && !existsSync(path.join(root, name)))).toEqual([]);
  });
});

/** Addresses of a document's headings, as they are shown on the web. */
function headings(name: string): string[] {
  if (!statSync(path.join(root, name)).isFile()) return [];
  return [...read(name).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replace(/ /g, '-'),
  );
}

/** What is wrong with a line of the command line; placeholders may stand for anything. */
function faultOf(line: string): string[] {
  const words = line
    .replace(/ #.*/, '')
    .split(/[\s|[\]]+/)
    .filter((word) => word !== '');
  let command: Command = commands();
  while (words.length > 0) {
    const next = command.commands.find((one) => one.name() === words[0]);
    if (!next) break;
    command = next;
    words.shift();
  }
  if (command.commands.length > 0 && words[0] !== undefined && !/^(-|<|…)/.test(words[0])) {
    return [`no command ${words[0]}`];
  }
  const known = ['--help', ...command.options.map(({ long }) => long!)];
  return words.filter((word) => word.startsWith('--') && !known.includes(word)).map((word) => `no option ${word}`);
}
