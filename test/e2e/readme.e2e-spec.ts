/** Everything README.md shows as output is what the program says today. What it names: test/unit/documents.spec.ts. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/common/project-root';
import { makeScratch, runCommand } from '../support/program';

const readme = readFileSync(path.join(projectRoot(), 'README.md'), 'utf8');

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
});
