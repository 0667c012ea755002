import { NamingStrategy, snakeCase } from './naming-strategy';

const names = new NamingStrategy();

describe('names in the database', () => {
  it.each([
    ['weeklyHours', 'weekly_hours'],
    ['isco08', 'isco08'],
    ['pNumber', 'p_number'],
    ['maxBicycleKm', 'max_bicycle_km'],
    ['municipality', 'municipality'],
  ])('write %s as %s', (property, column) => {
    expect(snakeCase(property)).toBe(column);
    expect(names.columnName(property, undefined, [])).toBe(column);
  });

  it('say what a constraint is for', () => {
    expect(names.primaryKeyName('candidates')).toBe('pk_candidates');
    expect(names.foreignKeyName('candidate_competencies', ['candidate_id'])).toBe(
      'fk_candidate_competencies_candidate',
    );
    expect(names.uniqueConstraintName('suggestions', ['opening_id', 'candidate_id'])).toBe(
      'uq_suggestions_opening_id_candidate_id',
    );
    expect(names.indexName('openings', ['municipality', 'state'])).toBe('ix_openings_municipality_state');
  });

  it('leave the schema out', () => {
    expect(names.primaryKeyName('public.candidates')).toBe('pk_candidates');
  });

  it('keep two partial indexes on the same columns apart', () => {
    expect(names.indexName('outbox', ['id'], 'a is null')).not.toBe(names.indexName('outbox', ['id'], 'b is null'));
  });

  it('fit into the 63 characters of PostgreSQL and stay different', () => {
    const columns = (last: string) => ['a_rather_long_column_name', 'another_rather_long_column_name', last];
    const [one, other] = ['x', 'y'].map((last) => names.indexName('a_table_with_a_long_name', columns(last)));
    expect(one).toHaveLength(63);
    expect(other).not.toBe(one);
    expect(names.indexName('a_table_with_a_long_name', columns('x'))).toBe(one);
  });
});
