import { isPlainObject, type DtoClass, knownFields, unknownField, validated } from './validate';
import { InvalidInput } from '../errors';

/**
 * Applies a JSON merge patch (RFC 7396): objects are merged, `null` removes a field, lists and all else replace.
 * Neither argument is changed.
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isPlainObject(patch)) return patch;
  const result: Record<string, unknown> = isPlainObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (key === '__proto__') continue;
    if (value === null) delete result[key];
    else result[key] = mergePatch(result[key], value);
  }
  return result;
}

/**
 * The record after the patch, checked as a whole against its DTO class.
 * @throws InvalidInput also for a field nobody knows that the patch would remove
 */
export function patched<T extends object>(dto: DtoClass<T>, current: T, patch: unknown): T {
  if (isPlainObject(patch)) {
    const known = knownFields(dto);
    const strangers = Object.keys(patch).filter((name) => !known.includes(name));
    if (strangers.length > 0) {
      throw new InvalidInput(strangers.map((name) => unknownField(dto, name, `/${name}`)));
    }
  }
  return validated(dto, mergePatch(JSON.parse(JSON.stringify(current)), patch));
}
