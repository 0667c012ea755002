/** The same object without the fields that say nothing (`undefined` or `null`). */
export function given<T extends object>(fields: { [K in keyof T]: T[K] | null }): T {
  const kept: Partial<T> = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== null && value !== undefined) kept[key] = value;
  }
  return kept as T;
}

/** The object, or undefined when it has no field left: an empty object says nothing. */
export function orNothing<T extends object>(fields: T): T | undefined {
  return Object.keys(fields).length > 0 ? fields : undefined;
}
