/** The program's services for a command: everything but the web role and the worker. */
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AppModule } from '../app.module';
import { actingAs } from '../common/request-actor';
import { closing } from './closing';
import { withRuntime } from './engines';

/** Whoever works at the terminal: the operating system knows who that is. */
const TERMINAL = { userId: 'terminal', role: 'administrator' };

/** Runs `work` with the services, in the name of the terminal; the schema must be up to date. @throws SchemaBehind */
export async function withServices<T>(
  work: (app: INestApplicationContext, dataSource: DataSource) => Promise<T>,
): Promise<T> {
  return withRuntime(
    async (runtime) => {
      const app = await NestFactory.createApplicationContext(AppModule.forRuntime(runtime), { logger: false });
      return closing(
        () => app.close(),
        () => actingAs({ actor: TERMINAL, purpose: null }, () => work(app, runtime.dataSource)),
      );
    },
    { migrate: false },
  );
}
