import { ConsoleLogger } from '@nestjs/common';

const LEVELS = {
  error: ['error', 'fatal'],
  warn: ['error', 'fatal', 'warn'],
  info: ['error', 'fatal', 'warn', 'log'],
} as const;

/** Logs one JSON object a line where no person reads along, readable lines in a terminal; never personal data. */
export class JsonLogger extends ConsoleLogger {
  constructor(level: 'error' | 'warn' | 'info' | 'debug') {
    super({
      json: !process.stdout.isTTY,
      // what Nest says about its own start is noise to the person at the terminal
      logLevels: level === 'debug' ? [...LEVELS.info, 'debug', 'verbose'] : [...LEVELS[level]],
    });
  }

  override log(message: unknown, context?: string): void {
    const ofNest = ['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication'];
    if (context && ofNest.includes(context) && !this.isLevelEnabled('debug')) return;
    super.log(message, context);
  }
}
