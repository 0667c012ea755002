import { QueryFailedError } from 'typeorm';

/** Shape of the errors of the database driver, also where no ORM stands between: sessions, limits, the queue. */
interface DriverError {
  code?: unknown;
  constraint?: unknown;
  severity?: unknown;
}

/**
 * What an unforeseen error says, without values that may be somebody's: the text of a database error can hold a whole
 * row, that of a text which cannot be parsed holds a piece of it. Their code, constraint and kind say enough. Other
 * messages are written by programmers and stay.
 */
export function withoutValues(error: unknown): string {
  if (!(error instanceof Error)) return 'a value that is no Error was thrown';
  const driver = driverErrorIn(error);
  if (driver) return `database error ${text(driver.code)} ${text(driver.constraint)}`.trim();
  if (error instanceof SyntaxError) return `${error.name}: a text could not be read`;
  return `${error.name}: ${error.message}`;
}

/** The same with the places in the program it came from, one a line. */
export function stackWithoutValues(error: unknown): string {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line)) : [];
  return [withoutValues(error), ...frames].join('\n');
}

/** The driver's error where an error is one of the database, or wraps one. */
export function driverErrorIn(error: Error): DriverError | undefined {
  if (error instanceof QueryFailedError) return error.driverError as DriverError;
  const own = error as Error & DriverError;
  const { code, severity } = own;
  return typeof severity === 'string' && typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? own : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
