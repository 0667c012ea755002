/** The Java program that ranks with Lucene: found, compiled, started and spoken to, one line for each answer. */
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../src/common/project-root';

/** What Lucene needs to be measured. */
export const LUCENE_NEEDS = '--lucene FOLDER with lucene-core-*.jar, and a JDK of 17 or later';
const LEAST_JAVA = 17;
/** Characters of the program's standard error that an error repeats. */
const MOST_TOLD = 2000;

/** The compiled program. */
export interface LuceneProgram {
  classpath: string;
}

/**
 * Compiles the program against the Lucene of a folder into another, empty one.
 * @throws Error when there is no Lucene, no JDK of 17 or later, or the two do not fit
 */
export function compileLucene(jars: string, classes: string): LuceneProgram {
  const core = jarIn(jars);
  const javac = run('javac', ['-version']);
  const version = Number(/javac (\d+)/.exec(javac)?.[1]);
  if (!(version >= LEAST_JAVA)) throw new Error(`javac is of version ${version || javac.trim()}: ${LUCENE_NEEDS}`);
  run('java', ['-version']);
  const sources = path.join(projectRoot(), 'bench', 'peers', 'lucene');
  const files = readdirSync(sources).filter((name) => name.endsWith('.java'));
  run('javac', ['-cp', core, '-d', classes, ...files.map((name) => path.join(sources, name))]);
  return { classpath: [classes, core].join(path.delimiter) };
}

function jarIn(folder: string): string {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    throw new Error(`${folder} is not a folder that can be read: ${LUCENE_NEEDS}`);
  }
  const cores = names.filter((name) => /^lucene-core-\d[\w.]*\.jar$/.test(name));
  if (cores.length !== 1) throw new Error(`${folder} has ${cores.length} lucene-core-*.jar: ${LUCENE_NEEDS}`);
  return path.resolve(folder, cores[0]!);
}

function run(command: string, parameters: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(command, parameters, { encoding: 'utf8' });
  if (error) throw new Error(`${command} cannot be run (${error.message}): ${LUCENE_NEEDS}`);
  if (status !== 0) throw new Error(`${command} failed: ${stderr.slice(0, MOST_TOLD)}`);
  return `${stdout}${stderr}`;
}

interface Waiting {
  resolve(line: string): void;
  reject(error: Error): void;
}

/** One run of a program that answers with one line each; answers come in the order of the questions. */
export class LineProgram {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting: Waiting[] = [];
  private parts: string[] = [];
  private told = '';
  private failure: Error | undefined;
  private readonly ended: Promise<void>;

  constructor(command: string, parameters: readonly string[]) {
    this.child = spawn(command, parameters, { stdio: 'pipe' });
    this.child.stdout.setEncoding('utf8').on('data', (text: string) => this.read(text));
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.told = (this.told + text).slice(-MOST_TOLD);
    });
    // the end tells more than a broken pipe does
    this.child.stdin.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      this.child.on('error', (error) => {
        this.fail(`${command} cannot be run: ${error.message}`);
        resolve();
      });
      this.child.on('close', (code, signal) => {
        this.fail(`${command} ended with ${code ?? signal}: ${this.told.trim()}`);
        resolve();
      });
    });
  }

  /** Sends text that is not answered; resolves when there is room for more. @throws Error when the program has ended */
  async send(text: string): Promise<void> {
    if (this.failure) throw this.failure;
    if (!this.child.stdin.write(text)) await Promise.race([once(this.child.stdin, 'drain'), this.ended]);
    if (this.failure) throw this.failure;
  }

  /** Sends a line and gives the line that answers it. @throws Error with standard error when the program ends first */
  ask(line: string): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.failure) return reject(this.failure);
      this.waiting.push({ resolve, reject });
      this.child.stdin.write(`${line}\n`);
    });
  }

  /** Ends the program and waits for its end. */
  async close(): Promise<void> {
    this.child.stdin.end();
    this.child.kill('SIGKILL');
    await this.ended;
  }

  private read(text: string): void {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.parts.push(text.slice(from, end));
      this.waiting.shift()?.resolve(this.parts.join(''));
      this.parts = [];
      from = end + 1;
    }
    if (from < text.length) this.parts.push(text.slice(from));
  }

  private fail(what: string): void {
    this.failure ??= new Error(what);
    for (const { reject } of this.waiting.splice(0)) reject(this.failure);
  }
}
