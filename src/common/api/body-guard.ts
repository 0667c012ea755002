import { InvalidInput, Refusal } from '../errors';

/** Deepest nesting of a body; the deepest of our own has seven levels. */
const MAX_DEPTH = 20;

/**
 * Refuses bodies that later stages cannot take: nested deeper than any record of ours (a stack would overflow), or
 * with the character U+0000, which PostgreSQL stores nowhere. Walks with a list of its own instead of recursion.
 * @throws Refusal `BODY.TOO_DEEP`, InvalidInput `FIELD.NUL_CHARACTER`
 */
export function guardBody(body: unknown): void {
  const todo: { value: unknown; pointer: string; depth: number }[] = [{ value: body, pointer: '', depth: 0 }];
  for (let entry = todo.pop(); entry; entry = todo.pop()) {
    const { value, pointer, depth } = entry;
    if (typeof value === 'string' && value.includes('\0')) throw nulCharacter(pointer);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_DEPTH) {
      throw new Refusal('BODY.TOO_DEEP', 400, `The body is nested too deeply: at most ${MAX_DEPTH} levels.`);
    }
    for (const [key, child] of Object.entries(value)) {
      if (key.includes('\0')) throw nulCharacter(pointer);
      const token = key.replaceAll('~', '~0').replaceAll('/', '~1');
      todo.push({ value: child, pointer: `${pointer}/${token}`, depth: depth + 1 });
    }
  }
}

function nulCharacter(pointer: string): InvalidInput {
  return new InvalidInput([
    {
      pointer,
      code: 'FIELD.NUL_CHARACTER',
      detail: 'holds the character U+0000',
      expected: 'text without control characters of that kind',
    },
  ]);
}
