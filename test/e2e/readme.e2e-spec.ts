/** Everything README.md shows as output is what the program says today, and every place it names is there. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/common/project-root';
import { makeScratch, runCommand } from '../support/program';

const root = projectRoot();
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

/** Commands of the README with the output that follows them: a block of one command, then a block of output. */
function examples(): { args: string[]; output: string }[] {
  const pattern = /```\nnpm run --silent cli -- ([^\n]+)\n```\n+<!-- example -->\n```\n([\s\S]*?)```/g;
  return [...readme.matchAll(pattern)].map(([, command, output]) => ({ args: command!.split(/\s+/), output: output! }));
}

describe('README', () => {
  const scratch = makeScratch();
  afterAll(() => scratch.clear());

  it('has examples to check', () => {
    expect(examples().length).toBeGreaterThan(0);
  });

  it.each(examples().map(({ args, output }) => [args.join(' '), args, output] as const))(
    'shows the real output of: cli %s',
    async (_name, args, output) => {
      const said = await runCommand(args, { ...scratch.env(), COLUMNS: '100' });
      expect(said.stderr).toBe('');
      expect(said.stdout.trimEnd()).toBe(output.trimEnd());
      expect(said.code).toBe(0);
    },
  );

  it('names only places that exist', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)]
      .map(([, link]) => link!)
      .filter((link) => !/^https?:/.test(link));
    expect(links.filter((link) => !existsSync(path.join(root, link)))).toEqual([]);
  });

  it('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { scripts: object };
    const named = [...readme.matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
