/** Every encrypted column, for the command that changes keys, the export of what is held, and tests. */

/** A column whose values are encrypted. */
export interface EncryptedField {
  table: string;
  key: string;
  column: string;
  /** column of the blind index, where the value is looked up by */
  index?: string;
}

/** All of them. A column that encrypts must stand here: a test compares the list with the entities. */
export const ENCRYPTED_FIELDS: readonly EncryptedField[] = [
  { table: 'candidate_identities', key: 'candidate_id', column: 'cpr', index: 'cpr_index' },
  { table: 'candidate_identities', key: 'candidate_id', column: 'email' },
  { table: 'candidate_identities', key: 'candidate_id', column: 'phone' },
];

/** Name of a field, as the cipher binds values to it. */
export function fieldName({ table, column }: Pick<EncryptedField, 'table' | 'column'>): string {
  return `${table}.${column}`;
}
