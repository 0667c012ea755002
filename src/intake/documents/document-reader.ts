/** Reads PDF and Word documents in a worker thread that is thrown away when one of them misbehaves. */
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { problem, UnreadableFile } from '../records/parsed-file';
import {
  DOCUMENT_LIMITS,
  type DocumentAnswer,
  type DocumentContent,
  type DocumentFault,
  type DocumentFormat,
} from './document.types';

/** How long a document may take; tests pass less. */
export interface DocumentReaderOptions {
  milliseconds?: number;
}

/**
 * One worker, one document at a time: those that come meanwhile wait. The worker does not keep the program alive, and
 * a new one takes its place after a document that was too slow or too large for it.
 */
export class DocumentReader {
  private worker: Worker | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: DocumentReaderOptions = {}) {}

  /** @throws UnreadableFile with a code for what is wrong (`FILE.ENCRYPTED`, `FILE.NO_TEXT`, …) */
  async read(format: DocumentFormat, bytes: Buffer): Promise<DocumentContent> {
    const turn = this.last.then(() => this.ask(format, bytes));
    this.last = turn.catch(() => undefined);
    const answer = await turn;
    if ('fault' in answer) throw refusalOf(answer.fault, format);
    return answer.content;
  }

  /** Ends the worker; the next document starts another one. */
  async close(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  private start(): Worker {
    const worker = startWorker();
    const forget = (): void => {
      if (this.worker === worker) this.worker = undefined;
    };
    // what goes wrong between two documents, e.g. an error that a library throws late, ends the thread only
    return worker.on('error', forget).on('exit', forget);
  }

  private ask(format: DocumentFormat, bytes: Buffer): Promise<DocumentAnswer> {
    const worker = (this.worker ??= this.start());
    worker.ref();
    return new Promise<DocumentAnswer>((resolve) => {
      const finish = (answer: DocumentAnswer, stays: boolean): void => {
        clearTimeout(timer);
        worker.off('message', answered).off('error', failed).off('exit', ended);
        worker.unref();
        if (!stays) void this.close();
        resolve(answer);
      };
      const timer = setTimeout(
        () => finish({ fault: 'TOO_SLOW' }, false),
        this.options.milliseconds ?? DOCUMENT_LIMITS.milliseconds,
      );
      const answered = (answer: DocumentAnswer): void => finish(answer, true);
      const failed = (error: NodeJS.ErrnoException): void =>
        finish({ fault: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'TOO_LARGE' : 'BROKEN' }, false);
      const ended = (): void => finish({ fault: 'BROKEN' }, false);
      worker.on('message', answered).on('error', failed).on('exit', ended);
      // a copy of its own: the buffer may be a slice of one that others use
      worker.postMessage({ format, bytes: Uint8Array.from(bytes) });
    });
  }
}

/** The reader of the program; its thread starts with the first document. */
export const documents = new DocumentReader();

function startWorker(): Worker {
  // tests and scripts run the sources as they are
  const source = __filename.endsWith('.ts');
  return new Worker(path.join(__dirname, `document-worker${source ? '.ts' : '.js'}`), {
    execArgv: source ? ['-r', '@swc-node/register'] : [],
    resourceLimits: { maxOldGenerationSizeMb: DOCUMENT_LIMITS.heapMegabytes },
    stdout: true,
    stderr: true,
  });
}

const FAULTS: Readonly<
  Record<DocumentFault, (what: string) => readonly [code: string, detail: string, right: string]>
> = {
  BROKEN: (what) => ['FILE.BROKEN_DOCUMENT', `The ${what} is damaged.`, 'The document saved once more.'],
  ENCRYPTED: (what) => ['FILE.ENCRYPTED', `The ${what} is locked with a password.`, 'The document without a password.'],
  TOO_MANY_PAGES: (what) => [
    'FILE.TOO_MANY_PAGES',
    `The ${what} has too many pages.`,
    `At most ${DOCUMENT_LIMITS.pages} pages.`,
  ],
  NO_TEXT: (what) => [
    'FILE.NO_TEXT',
    `The ${what} holds no text, e.g. because its pages are pictures.`,
    'A document with text that can be marked and copied, or the text itself.',
  ],
  TOO_SLOW: (what) => [
    'FILE.TOO_SLOW',
    `The ${what} took too long to read.`,
    'A simpler document, or the text itself.',
  ],
  TOO_LARGE: (what) => ['FILE.TOO_LARGE', `The ${what} unpacks to too much.`, 'A smaller document.'],
};

function refusalOf(fault: DocumentFault, format: DocumentFormat): UnreadableFile {
  const [code, detail, right] = FAULTS[fault](format === 'pdf' ? 'PDF' : 'Word document');
  return new UnreadableFile(problem(code, detail, right));
}
