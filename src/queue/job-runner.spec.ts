import type { Job, Processor } from 'bullmq';
import { QueryFailedError } from 'typeorm';
import { JobRunner } from './job-runner';
import { JOB_NAMES, type JobHandlers } from './job-types';
import type { AnyWorker, QueueBackend } from './queue-backend';

/** A backend whose worker does nothing but keep the processor, so that a job can be handed to it. */
function backend() {
  const taken: { processor?: Processor } = {};
  const worker = {
    on: () => worker,
    waitUntilReady: async () => undefined,
    run: async () => undefined,
    close: async () => undefined,
  };
  const engine: QueueBackend = {
    kind: 'postgres',
    openQueue: () => {
      throw new Error('not asked for');
    },
    openWorker: (processor) => {
      taken.processor = processor;
      return worker as unknown as AnyWorker;
    },
    close: async () => undefined,
  };
  return { engine, taken };
}

const handlers = (failing?: () => never): JobHandlers =>
  Object.fromEntries(JOB_NAMES.map((name) => [name, async () => failing?.()])) as unknown as JobHandlers;

const job = { name: 'sweep', data: {}, id: '1', attemptsMade: 0 } as unknown as Job;

describe('job runner', () => {
  it('does not start when a job has no handler', () => {
    const { sweep: _sweep, ...others } = handlers();
    expect(() => new JobRunner(backend().engine, others, 1)).toThrow('No handler for the job(s) sweep');
  });

  it('fails a job of a name it does not know instead of swallowing it', async () => {
    const { engine, taken } = backend();
    await new JobRunner(engine, handlers(), 1).start();
    await expect(taken.processor!({ ...job, name: 'gossip' } as Job)).rejects.toThrow('No handler for the job gossip');
  });

  it('lets no value of a failed statement into the kept reason', async () => {
    const { engine, taken } = backend();
    const driver = Object.assign(new Error('invalid input: "Amina Demo"'), { code: '22P02' });
    const failing = () => {
      throw new QueryFailedError('select $1', ['Amina Demo'], driver);
    };
    await new JobRunner(engine, handlers(failing), 1).start();
    const reason = await taken.processor!(job).catch((error: Error) => error.message);
    expect(reason).toBe('the database refused a statement (SQLSTATE 22P02)');
  });

  it('keeps the reason of other errors, so that somebody can mend them', async () => {
    const { engine, taken } = backend();
    const failing = () => {
      throw new Error('the facts kept changing');
    };
    await new JobRunner(engine, handlers(failing), 1).start();
    await expect(taken.processor!(job)).rejects.toThrow('the facts kept changing');
  });
});
