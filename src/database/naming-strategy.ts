import { createHash } from 'node:crypto';
import { DefaultNamingStrategy, type NamingStrategyInterface, type Table } from 'typeorm';

/** PostgreSQL cuts identifiers off at 63 bytes, without an error. */
const LONGEST_IDENTIFIER = 63;

/**
 * Names of tables, columns and constraints: snake_case, and readable where PostgreSQL quotes them in an error, e.g.
 * `fk_candidate_competencies_candidate`. The same entity always gives the same names.
 */
export class NamingStrategy extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, givenName: string | undefined): string {
    return givenName ?? snakeCase(className);
  }

  override columnName(propertyName: string, givenName: string | undefined, prefixes: string[]): string {
    return snakeCase([...prefixes, givenName ?? propertyName].join('_'));
  }

  override relationName(propertyName: string): string {
    return snakeCase(propertyName);
  }

  override joinColumnName(relationName: string, referencedColumnName: string): string {
    return snakeCase(`${relationName}_${referencedColumnName}`);
  }

  override primaryKeyName(table: Table | string): string {
    return constraintName('pk', this.plainTableName(table), []);
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return constraintName('uq', this.plainTableName(table), columns);
  }

  override relationConstraintName(table: Table | string, columns: string[]): string {
    return constraintName('uq', this.plainTableName(table), columns);
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    const ends = columns.map((column) => snakeCase(column).replace(/_id$/, ''));
    return constraintName('fk', this.plainTableName(table), ends);
  }

  override indexName(table: Table | string, columns: string[], where?: string): string {
    return constraintName('ix', this.plainTableName(table), where ? [...columns, shortHash(where)] : columns);
  }

  override checkConstraintName(table: Table | string, expression: string): string {
    return constraintName('ck', this.plainTableName(table), [shortHash(expression)]);
  }

  private plainTableName(table: Table | string): string {
    const name = typeof table === 'string' ? table : table.name;
    return name.split('.').at(-1)!;
  }
}

/** `weeklyHours` and `weekly hours` become `weekly_hours`; digits stay with the word before them. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^a-zA-Z0-9]+/g, '_')
    .toLowerCase();
}

/** `kind_table_column_column`; a name too long for PostgreSQL keeps its beginning and ends in a hash of the whole. */
function constraintName(kind: string, table: string, columns: readonly string[]): string {
  const name = [kind, table, ...columns.map(snakeCase)].join('_');
  if (name.length <= LONGEST_IDENTIFIER) return name;
  const hash = shortHash(name);
  return `${name.slice(0, LONGEST_IDENTIFIER - hash.length - 1)}_${hash}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
