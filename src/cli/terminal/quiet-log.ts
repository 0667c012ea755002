import { Logger, type LoggerService } from '@nestjs/common';

/** Keeps the services' log lines out of the commands' answers: warnings and errors go to stderr, the rest nowhere. */
export function quietLogger(): LoggerService {
  const tell = (message: unknown) => process.stderr.write(`${String(message)}\n`);
  return { log: () => undefined, warn: tell, error: tell };
}

/** Sets `quietLogger` for everything that logs. */
export function logQuietly(): void {
  Logger.overrideLogger(quietLogger());
}
