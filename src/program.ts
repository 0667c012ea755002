/**
 * The life of the program: open the engines, build the application, listen, fill an empty database, say what there is
 * to try, and stop everything cleanly on Ctrl-C or SIGTERM.
 */
import net from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DeadlinesAhead } from './casework/deadlines/deadlines-ahead';
import { IndexReporter } from './matching/freshness/index-reporter';
import { AppModule } from './app.module';
import { configureApi } from './common/api/configure-api';
import { type Config, ConfigError, loadConfig } from './config/config';
import { complain, say } from './console';
import { EmbeddedPostgresError } from './database/embedded-programs';
import { SchemaBehind } from './database/migrate';
import { ApiKeysService } from './identity/api-keys.service';
import { ensureDemoKey } from './identity/demo-key';
import { readProvidersFile } from './identity/providers-file';
import { stackWithoutValues } from './common/without-values';
import { JsonLogger } from './logger';
import { openRuntime, type Runtime, StartError } from './runtime';
import { Worker } from './worker.module';
import { KeyRingError } from './privacy/fields/key-ring';
import { WrongFieldKeys } from './privacy/fields/known-keys';
import { matchEverything, seedDemoIfEmpty } from './demo/first-start';
import { shareProfiles } from './demo/share-profiles';
import { loadReferenceData } from './reference-data';
import { InvalidRules } from './schemes';
import { welcome } from './cli/welcome';

/** Something the person at the terminal can mend; told in one line, without a stack. */
class PortInUse extends Error {}

const TELL_ONLY = [
  ConfigError,
  InvalidRules,
  EmbeddedPostgresError,
  SchemaBehind,
  StartError,
  PortInUse,
  KeyRingError,
  WrongFieldKeys,
];

/** Runs the roles of the configuration until a signal comes. Ends the process. */
export async function run(role?: Config['ROLE']): Promise<void> {
  let opening: Promise<Runtime> | undefined;
  let app: INestApplication | undefined;
  let closing: Promise<void> | undefined;

  const close = async (code: number) => {
    try {
      await app?.close();
    } finally {
      // a signal during the start waits for the engines, or they would be left behind
      await (await opening?.catch(() => undefined))?.close();
      process.exit(code);
    }
  };
  // not enableShutdownHooks(): Nest would send the signal again and the embedded server would stay behind
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      closing ??= close(0);
    });
  }

  try {
    const started = performance.now();
    const config = withRole(loadConfig(), role);
    // before any engine is started: the framework would tell a fault of it with its own stack
    if (config.IDENTITY_PROVIDERS) readProvidersFile(config.IDENTITY_PROVIDERS);
    if (config.ROLE !== 'worker') await refuseTakenPort(config);
    opening = openRuntime(config);
    const runtime = await opening;
    await loadReferenceData(runtime.dataSource);
    app = await NestFactory.create(AppModule.forRuntime(runtime), {
      logger: new JsonLogger(config.LOG_LEVEL),
      bodyParser: false,
    });
    configureApi(app);
    await app.init();
    if (config.ROLE !== 'worker') await app.listen(config.PORT, config.HOST);
    if (config.ROLE !== 'web') await app.get(Worker).start();
    const demo = { candidates: config.DEMO_CANDIDATES, openings: config.DEMO_OPENINGS };
    if (config.SEED_DEMO && (await seedDemoIfEmpty(runtime.dataSource, demo)) && config.ROLE === 'all') {
      await matchEverything(app);
      await shareProfiles(app);
    }
    await app.get(IndexReporter).start();
    if (config.ROLE !== 'worker') app.get(DeadlinesAhead).start();
    if (config.ROLE === 'worker') say('Jobbro worker takes jobs.');
    else {
      const keyFile = await ensureDemoKey(app.get(ApiKeysService), config);
      await welcome(app, { url: await app.getUrl(), keyFile }, performance.now() - started);
    }
  } catch (error) {
    if (closing) return;
    closing = fail(error, close);
  }
}

async function fail(error: unknown, close: (code: number) => Promise<void>): Promise<void> {
  if (TELL_ONLY.some((kind) => error instanceof kind)) complain((error as Error).message);
  else complain(stackWithoutValues(error));
  await close(1);
}

function withRole(config: Config, role: Config['ROLE'] | undefined): Config {
  return role ? { ...config, ROLE: role } : config;
}

/** Asks for the port before any engine is started, so that the commonest fault is told at once. */
async function refuseTakenPort(config: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const where = `${config.HOST}:${config.PORT}`;
      const why: Record<string, string> = {
        EADDRINUSE: `Port ${config.PORT} of ${config.HOST} is in use; set PORT to another one (0 takes any free one).`,
        EACCES: `Port ${config.PORT} may not be used by this user; set PORT to one above 1023.`,
      };
      reject(new PortInUse(why[error.code ?? ''] ?? `Cannot listen on ${where}: ${error.message}`));
    });
    probe.listen(config.PORT, config.HOST, () => probe.close(() => resolve()));
  });
}
