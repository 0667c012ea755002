/**
 * The built program from the outside: first start, second start, ends by signal and by force, and what it says when it
 * cannot start. The tests of the first part go on from one another, as a person's days with the program do.
 */
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { httpBrowser } from '../support/http-browser';
import { isAlive, makeScratch, runCommand, type Scratch, start, type Started } from '../support/program';
import { until } from '../support/until';

describe('the program on an empty folder', () => {
  let scratch: Scratch;
  let program: Started;
  let url: string;
  let first: string;

  beforeAll(() => {
    scratch = makeScratch();
  });
  afterAll(() => scratch.clear());

  async function begin(): Promise<void> {
    program = start('main', scratch.env());
    url = await program.ready();
    await until('it has said everything', () => program.stdout().includes('Stop with Ctrl-C.'));
  }

  /** A doctor who calls nothing late on a busy machine. */
  const patient = () => scratch.env({ SWEEP_SECONDS: '60' });

  /** The arguments of the `explain` line that the program prints. */
  function explainLine(): string[] {
    return /npm run cli -- (explain \S+ \S+)/.exec(first)![1]!.split(' ');
  }

  it('fills it, says where it is and shows a ranked list with reasons', async () => {
    await begin();
    first = program.stdout();
    expect(first).toContain('80 people');
    expect(program.stderr()).toContain('Demo');
    expect(program.stderr()).toContain('Matching');
    expect(first).toMatch(/^Rangliste: /m);
    expect(first).toMatch(/^ {3}1 {2}K-\d+ /m);
    expect(first).toContain('Hvorfor');
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  it('prints addresses to try that answer as printed', async () => {
    const list = /curl -s -H "Authorization: Bearer \$KEY" '([^']+)'/.exec(first)![1]!;
    const keyFile = path.resolve(/KEY=\$\(cat '([^']+)'\)/.exec(first)![1]!);
    expect(fs.statSync(keyFile).mode & 0o077).toBe(0);
    const Authorization = `Bearer ${fs.readFileSync(keyFile, 'utf8').trim()}`;
    expect((await fetch(list)).status).toBe(401);
    expect(await (await fetch(list, { headers: { Authorization } })).json()).toMatchObject({
      items: [{ rank: 1 }, {}, {}, {}, {}],
    });
    const [, address, body] = /curl -s -X POST (\S+) .*\n +-d '([^']+)'/.exec(first)!;
    const headers = { 'Content-Type': 'application/json', Authorization };
    const answer = await fetch(address!, { method: 'POST', headers, body: body! });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ considered: 80, items: [{ rank: 1 }, {}, {}, {}, {}] });
  });

  it('has profiles for the employer of the demo to answer, and answers for the first consultant', async () => {
    const [employer, consultant] = [httpBrowser(url), httpBrowser(url)];
    const arrived = await employer.post('/log-ind/demo', { bruger: 'employer', tilbage: '/' });
    expect(arrived.headers.get('location')).toBe('/arbejdsgiver');
    expect(await employer.read('/arbejdsgiver')).toContain('<strong>3</strong>');
    const [, initials] = /name="bruger" value="(\d{4}:[^"]+)"/.exec(await consultant.read('/log-ind'))!;
    await consultant.post('/log-ind/demo', { bruger: initials! });
    expect(await consultant.read('/')).toContain('Fulgt op');
  });

  it('lets commands use its database beside it and goes on undisturbed', async () => {
    const explained = await runCommand(explainLine(), scratch.env());
    expect(explained.stderr).toBe('');
    expect(explained.code).toBe(0);
    expect(explained.stdout).toMatch(/^Plads 1 af \d+ \(80 set på\)$/m);

    const healthy = await runCommand(['doctor', '--all'], patient());
    expect(healthy.stdout).not.toContain('FAIL');
    expect(healthy.stdout).toMatch(/^ok {4}stored lists +\d+ of \d+ compared$/m);
    expect(healthy.code).toBe(0);

    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  it('tells its workers’ health', async () => {
    const healthy = await runCommand(['doctor', '--worker', '--json'], patient());
    expect(JSON.parse(healthy.stdout)).toMatchObject({ ok: true });
    expect(healthy.stdout).toContain('"sweep"');
  });

  it('stops everything on SIGTERM', async () => {
    program.child.kill('SIGTERM');
    expect(await program.ended()).toBe(0);
    expect(scratch.postgres()).toBeNull();
  });

  it('finds its data at the second start, and stops everything on Ctrl-C', async () => {
    await begin();
    expect(program.stderr()).not.toContain('Demo');
    expect(explainLine()[1]).toBe(/npm run cli -- explain (\S+)/.exec(program.stdout())![1]);
    program.child.kill('SIGINT');
    expect(await program.ended()).toBe(0);
    expect(scratch.postgres()).toBeNull();
  });

  it('takes its server over after it was killed alone', async () => {
    await begin();
    const server = scratch.postgres()!;
    program.child.kill('SIGKILL');
    await program.ended();
    expect(isAlive(server)).toBe(true);

    await begin();
    expect(scratch.postgres()).toBe(server);
    program.child.kill('SIGTERM');
    expect(await program.ended()).toBe(0);
    expect(scratch.postgres()).toBeNull();
  });

  it('recovers after it was killed together with its server', async () => {
    await begin();
    process.kill(scratch.postgres()!, 'SIGKILL');
    program.child.kill('SIGKILL');
    await program.ended();

    await begin();
    expect(program.stdout()).toContain('80 people');
  });

  it('leaves nothing behind when it is stopped while it starts', async () => {
    program.child.kill('SIGTERM');
    await program.ended();
    const second = start('main', scratch.env());
    await until('the server runs', () => scratch.postgres() !== null);
    second.child.kill('SIGTERM');
    expect(await second.ended()).toBe(0);
    expect(scratch.postgres()).toBeNull();
  });

  it('leaves nothing behind when a command is interrupted', async () => {
    const command = start('cli', scratch.env(), ['doctor', '--all']);
    await until('the server runs', () => scratch.postgres() !== null);
    command.child.kill('SIGINT');
    expect(await command.ended()).toBe(130);
    expect(scratch.postgres()).toBeNull();
  });

  it('has a doctor who finds a schema that is behind and says what to do', async () => {
    expect((await runCommand(['migrate', '--down'], scratch.env())).code).toBe(0);
    const ill = await runCommand(['doctor'], scratch.env());
    expect(ill.stdout).toMatch(/^FAIL {2}migrations +pending: \S+\n +Run `npm run cli -- migrate`\.$/m);
    expect(ill.code).toBe(1);
    expect(scratch.postgres()).toBeNull();
  });

  it('says in one line that Redis cannot be used, and stops the server it had started', async () => {
    await expectRefusal(
      start('main', scratch.env({ REDIS_URL: 'redis://127.0.0.1:1' })),
      /^jobbro: The Redis of REDIS_URL \(127\.0\.0\.1:1\) cannot be used: .*\n$/,
    );
    expect(scratch.postgres()).toBeNull();
  });
});

describe('the program that cannot start', () => {
  let scratch: Scratch;
  beforeAll(() => {
    scratch = makeScratch();
  });
  afterAll(() => scratch.clear());

  it('says that the port is in use', async () => {
    const holder = net.createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as net.AddressInfo;
    try {
      await expectRefusal(
        start('main', scratch.env({ PORT: String(port) })),
        new RegExp(`^jobbro: Port ${port} of 127\\.0\\.0\\.1 is in use; set PORT .*\\n$`),
      );
    } finally {
      holder.close();
    }
    expect(fs.existsSync(scratch.dataDir)).toBe(false);
  });

  it('says that a file stands in the place of its folder', async () => {
    const file = path.join(scratch.folder, 'file');
    fs.writeFileSync(file, '');
    await expectRefusal(
      start('main', scratch.env({ DATA_DIR: file })),
      /^jobbro: The data folder \S+ cannot be written; set DATA_DIR .*\n$/,
    );
  });

  it.each([
    [
      'a database that refuses',
      { DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/jobbro' },
      /127\.0\.0\.1:1.*cannot be used/,
    ],
    [
      'a database of another kind',
      { DATABASE_URL: 'mysql://a:secret@127.0.0.1/jobbro' },
      /DATABASE_URL: must look like/,
    ],
    ['a queue of another kind', { REDIS_URL: 'http://a:secret@127.0.0.1' }, /REDIS_URL: must look like/],
    ['several settings at once', { PORT: 'x', ROLE: 'y' }, /PORT: .*; ROLE: /],
  ])('says in one line that it was given %s, without the password', async (_what, env, line) => {
    const program = start('main', scratch.env(env));
    await expectRefusal(program, new RegExp(`^jobbro: .*${line.source}.*\\n$`));
    expect(program.stderr()).not.toContain('secret');
  });

  it('says in one line that a key to sign in with has no certificate', async () => {
    const file = path.join(scratch.folder, 'providers.yaml');
    const label = { da: 'Prøve', en: 'Trial' };
    const saml = { entryPoint: 'https://idp.test/sso', issuer: 'idp', entityId: 'us', certificateFile: 'idp.pem' };
    const half = { id: 'kommune', kind: 'saml', label, audience: 'staff', ...saml, rolePrefix: 'http://us/roles/' };
    fs.writeFileSync(file, JSON.stringify([{ ...half, signing: [{ keyFile: 'ours.key' }] }]));
    const program = start('main', scratch.env({ IDENTITY_PROVIDERS: file }));
    await expectRefusal(program, /^jobbro: .*IDENTITY_PROVIDERS 0\.signing\.0\.certificateFile: must name a file.*\n$/);
  });
});

/** One line on stderr, nothing on stdout, exit code 1. */
async function expectRefusal(program: Started, line: RegExp): Promise<void> {
  const code = await program.ended();
  expect(program.stderr()).toMatch(line);
  expect(program.stdout()).toBe('');
  expect(code).toBe(1);
}
