/** What one principal may do, asked in code and asked in SQL: both answers come from the same rules. */
import { subject as named } from '@casl/ability';
import { rulesToCondition } from '@casl/ability/extra';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { NotFound } from '../common/errors';
import { abilityOf, type Condition, type JobbroAbility } from './ability';
import type { Action, Subject } from './policy';
import type { Principal } from './principal';
import { NotAllowed, NotYourself } from './refusals';
import { type Fact, type FactSql, SUBJECT_TABLES, type SubjectTable } from './subjects';

/** The facts of one record, as far as they are known; see `FACTS`. */
export type RecordFacts = Partial<Record<Fact, string | readonly string[] | null>>;

const EVERYTHING = 'true';
const NOTHING = 'false';

/** The rights of one principal. */
export class Access {
  private readonly ability: JobbroAbility;

  constructor(readonly principal: Principal) {
    this.ability = abilityOf(principal);
  }

  /** May the principal do it with some record (no facts given), or with this one? */
  may(action: Action, subject: Subject, facts?: RecordFacts): boolean {
    return this.ability.can(action, facts ? named(subject, { ...facts }) : subject);
  }

  /**
   * Whose initials a decision carries: a program decides in the name it tells, a person in nobody's but the own.
   * @throws NotYourself when a person names somebody else
   */
  inTheNameOf(initials: string): string {
    const { scopes, initials: own } = this.principal;
    if (scopes === null && initials !== own) throw new NotYourself();
    return initials;
  }

  /** @throws NotAllowed */
  demand(action: Action, subject: Subject, facts?: RecordFacts): void {
    if (!this.may(action, subject, facts)) throw new NotAllowed(action, subject);
  }

  /**
   * SQL that is true for the rows the principal may do it with; `false` when there are none.
   * @param alias of the subject's table in the query
   * @param values parameters of the query; those of the condition are added and numbered after them
   */
  sql(action: Action, subject: Subject, alias: string, values: unknown[]): string {
    const table = SUBJECT_TABLES[subject];
    return this.condition(action, subject, (condition) => {
      if (!table) throw new Error(`${subject} has no table`);
      return conditionSql(condition, table, alias, (value) => `$${values.push(value)}`);
    });
  }

  /** Keeps of a query only the rows the principal may do it with. The query's alias is the subject's table by default. */
  narrow<Row extends ObjectLiteral>(
    query: SelectQueryBuilder<Row>,
    action: Action,
    subject: Subject,
    alias = query.alias,
  ): SelectQueryBuilder<Row> {
    const table = SUBJECT_TABLES[subject];
    const given: Record<string, unknown> = {};
    const where = this.condition(action, subject, (condition) => {
      if (!table) throw new Error(`${subject} has no table`);
      return conditionSql(condition, table, alias, (value) => {
        const name = `access_${alias}_${action}_${subject}_${Object.keys(given).length}`;
        given[name] = value;
        return `:${name}`;
      });
    });
    return query.andWhere(where, given);
  }

  /** Whether the principal may do it with a stored record; false also when there is none. */
  async mayWith(manager: EntityManager, action: Action, subject: Subject, id: string): Promise<boolean> {
    const table = SUBJECT_TABLES[subject];
    if (!table) return this.may(action, subject);
    const values: unknown[] = [id];
    const where = this.sql(action, subject, 'r', values);
    if (where === EVERYTHING || where === NOTHING) return where === EVERYTHING;
    const found: unknown[] = await manager.query(
      `select 1 from ${table.table} r where r.id = $1 and (${where})`,
      values,
    );
    return found.length > 0;
  }

  /** @throws NotFound when the principal may not do it with that record: its existence is not told either */
  async demandWith(manager: EntityManager, action: Action, subject: Subject, id: string): Promise<void> {
    if (await this.mayWith(manager, action, subject, id)) return;
    throw new NotFound(SUBJECT_TABLES[subject]?.kind ?? subject, id);
  }

  private condition(action: Action, subject: Subject, convert: (condition: Condition) => string): string {
    const sql = rulesToCondition(
      this.ability.rulesFor(action, subject),
      ({ conditions }) => (conditions ? convert(conditions) : EVERYTHING),
      {
        and: (parts) => `(${parts.join(' and ')})`,
        or: (parts) => (parts.includes(EVERYTHING) ? EVERYTHING : `(${parts.join(' or ')})`),
        empty: () => EVERYTHING,
      },
    );
    return sql ?? NOTHING;
  }
}

function conditionSql(
  condition: Condition,
  { facts, table }: SubjectTable,
  alias: string,
  bind: (value: unknown) => string,
): string {
  const parts = Object.entries(condition).map(([fact, wanted]) => {
    const known = facts[fact as Fact];
    // a condition nobody can check must not pass for fulfilled
    if (!known) throw new Error(`${table} does not tell ${fact}`);
    return factSql(known, alias, wanted, bind);
  });
  return `(${parts.join(' and ')})`;
}

function factSql(
  { sql, many }: FactSql,
  alias: string,
  wanted: string | null | { $in: string[] },
  bind: (value: unknown) => string,
): string {
  const expression = sql(alias);
  if (wanted === null) return `${expression} is null`;
  if (typeof wanted === 'string') {
    return many ? `${bind(wanted)} = any(${expression})` : `${expression} = ${bind(wanted)}`;
  }
  return many ? `${expression}::text[] && ${bind(wanted.$in)}::text[]` : `${expression} = any(${bind(wanted.$in)})`;
}
