import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../migrations';
import { ENTITIES } from './entities';
import { NamingStrategy } from './naming-strategy';

/**
 * How TypeORM opens the database. The schema changes by migrations only, never by comparing entities at start.
 * @param url `postgres://user:password@host:port/database`
 * @param options.pool most connections at a time (default 10)
 */
export function dataSourceOptions(url: string, options: { pool?: number } = {}): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize: options.pool ?? 10,
    entities: [...ENTITIES],
    migrations: [...MIGRATIONS],
    migrationsTableName: 'migrations',
    namingStrategy: new NamingStrategy(),
    synchronize: false,
    logging: false,
    applicationName: 'jobbro',
    // no extension is needed: keys are made in the application
    installExtensions: false,
    extra: { options: '-c timezone=UTC' },
  };
}
