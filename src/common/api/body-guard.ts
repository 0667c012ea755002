import { InvalidInput, Refusal } from '../errors';

/** Deepest nesting of a body; the deepest of our own has seven levels. */
const MAX_DEPTH = 20;

/** U+0000, or half a surrogate pair. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/**
 * Refuses bodies that later stages cannot take: nested deeper than any record of ours (a stack would overflow), or
 * with characters that PostgreSQL does not store: U+0000 and half surrogate pairs. Walks with a list of its own instead of recursion.
 * @throws Refusal `BODY.TOO_DEEP`, InvalidInput `FIELD.BAD_CHARACTER`
 */
export function guardBody(body: unknown): void {
  const todo: { value: unknown; pointer: string; depth: number }[] = [{ value: body, pointer: '', depth: 0 }];
  for (let entry = todo.pop(); entry; entry = todo.pop()) {
    const { value, pointer, depth } = entry;
    if (typeof value === 'string' && UNSTORABLE.test(value)) throw badCharacter(pointer);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_DEPTH) {
      throw new Refusal('BODY.TOO_DEEP', 400, `The body is nested too deeply: at most ${MAX_DEPTH} levels.`);
    }
    for (const [key, child] of Object.entries(value)) {
      if (UNSTORABLE.test(key)) throw badCharacter(pointer);
      const token = key.replaceAll('~', '~0').replaceAll('/', '~1');
      todo.push({ value: child, pointer: `${pointer}/${token}`, depth: depth + 1 });
    }
  }
}

function badCharacter(pointer: string): InvalidInput {
  return new InvalidInput([
    {
      pointer,
      code: 'FIELD.BAD_CHARACTER',
      detail: 'holds the character U+0000 or half a surrogate pair',
      expected: 'text that is whole Unicode',
    },
  ]);
}
