/** The OpenAPI description from the modules alone: no database, no queue, nothing is started. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { OpenAPIObject } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module';
import { apiDocument } from '../src/common/api/api-document';
import { configureApi } from '../src/common/api/configure-api';
import { loadConfig } from '../src/config/config';
import { dataSourceOptions } from '../src/database/data-source-options';
import type { Runtime } from '../src/runtime';

/** Engines that are never opened. */
function closedRuntime(): Runtime {
  const databaseUrl = 'postgres://nobody@127.0.0.1:1/none';
  return {
    config: loadConfig({ DATABASE_URL: databaseUrl }),
    databaseUrl,
    dataSource: new DataSource(dataSourceOptions(databaseUrl)),
    queueBackend: {
      kind: 'postgres',
      openQueue: () => ({ on: () => undefined, close: async () => undefined }) as never,
      openWorker: () => {
        throw new Error('nothing is started here');
      },
      close: async () => undefined,
    },
    close: async () => undefined,
  };
}

/** Builds the document. */
export async function buildApiDocument(): Promise<OpenAPIObject> {
  const app = await NestFactory.create(AppModule.forRuntime(closedRuntime()), {
    preview: true,
    logger: ['error'],
    bodyParser: false,
    abortOnError: false,
  });
  configureApi(app);
  return apiDocument(app);
}

/** The text of `docs/openapi.json`. */
export async function apiDocumentText(): Promise<string> {
  return `${JSON.stringify(await buildApiDocument(), null, 2)}\n`;
}
