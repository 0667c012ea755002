import 'reflect-metadata';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Server } from 'node:http';
import supertest from 'supertest';
import type { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module';
import { configureApi } from '../../src/common/api/configure-api';
import type { Clock } from '../../src/common/clock';
import { loadConfig } from '../../src/config/config';
import { Outbox } from '../../src/queue/outbox';
import { loadReferenceData } from '../../src/reference-data';
import { openRuntime, type Runtime } from '../../src/runtime';
import { Worker } from '../../src/worker.module';
import { TestCredentials } from './credentials';
import { FixedClock, TEST_DAY } from './fixed-clock';
import { createTestDatabase } from './test-database';
import { until } from './until';

/** The whole program on a database of its own, with a worker in the same process. */
export interface TestApp {
  app: INestApplication;
  dataSource: DataSource;
  runtime: Runtime;
  server: Server;
  /** whose requests those are that bring no credentials */
  credentials: TestCredentials;
  /** a request to a path below `/api/v1` */
  api: {
    get(path: string): supertest.Test;
    post(path: string, body?: object): supertest.Test;
    patch(path: string, version: number, patch: object): supertest.Test;
    delete(path: string, version: number): supertest.Test;
  };
  /** waits until every change written so far is worked in */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts it: migrations, bundled reference data, all modules. It is `TEST_DAY` unless a clock says another day, so that
 * no test depends on the day it runs; `worker: false` leaves the jobs undone; `env` changes settings; `port` is for tests in which somebody must know the address before.
 */
export async function startTestApp(
  options: { worker?: boolean; clock?: Clock; env?: NodeJS.ProcessEnv; port?: number } = {},
): Promise<TestApp> {
  const database = await createTestDatabase();
  const config = loadConfig({
    DATABASE_URL: database.url,
    PORT: '0',
    SEED_DEMO: 'false',
    SWEEP_SECONDS: '1',
    DEMO_SIGN_IN: 'true',
    SESSION_SECRET: 'tests-need-a-secret-of-32-characters',
    LOG_LEVEL: 'error',
    NODE_ENV: 'test',
    ...options.env,
  });
  const runtime = await openRuntime(config);
  await loadReferenceData(runtime.dataSource);
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.forRuntime(runtime, options.clock ?? new FixedClock(TEST_DAY)),
    {
      logger: process.env.TEST_LOG ? undefined : false,
      bodyParser: false,
    },
  );
  const credentials = new TestCredentials();
  credentials.of(app);
  app.use(credentials.middleware);
  configureApi(app);
  await app.init();
  if (options.worker !== false) await app.get(Worker).start();
  const server = app.getHttpServer() as Server;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const request = supertest(server);
  return {
    app,
    dataSource: runtime.dataSource,
    runtime,
    server,
    credentials,
    api: {
      get: (path) => request.get(`/api/v1${path}`),
      post: (path, body = {}) => request.post(`/api/v1${path}`).send(body),
      patch: (path, version, patch) =>
        request
          .patch(`/api/v1${path}`)
          .set('If-Match', `W/"${version}"`)
          .set('Content-Type', 'application/merge-patch+json')
          .send(JSON.stringify(patch)),
      delete: (path, version) => request.delete(`/api/v1${path}`).set('If-Match', `W/"${version}"`),
    },
    settled: () => until('all changes are worked in', async () => (await app.get(Outbox).pending()) === 0),
    close: async () => {
      await app.close();
      await runtime.close();
      await database.drop();
    },
  };
}
