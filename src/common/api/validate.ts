/** Checks a value against a DTO class and tells each fault as a field problem with a JSON pointer. */
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import { closest } from '../closest';
import { type FieldProblem, InvalidInput } from '../errors';
import { FIELD_CHECKS, mostBasic } from './field-checks';
import { rememberValidationMetadata } from './validation-metadata';

rememberValidationMetadata();

/** A class with field decorators. */
export type DtoClass<T extends object = object> = new () => T;

const RULES = {
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: false,
  validationError: { target: true, value: true },
} as const;

const NOT_AN_OBJECT: FieldProblem = {
  pointer: '',
  code: 'BODY.NOT_AN_OBJECT',
  detail: 'is not an object',
  expected: 'a JSON object in { }',
};

/** What is wrong with the value, at most one problem for each field; an empty list = nothing. */
export function fieldProblems(dto: DtoClass, value: unknown): FieldProblem[] {
  if (!isPlainObject(value)) return [NOT_AN_OBJECT];
  return problemsOf(validateSync(plainToInstance(dto, value), RULES));
}

/** The value as an instance of the class. @throws InvalidInput with all problems at once */
export function validated<T extends object>(dto: DtoClass<T>, value: unknown): T {
  if (!isPlainObject(value)) throw new InvalidInput([NOT_AN_OBJECT]);
  const instance = plainToInstance(dto, value);
  const problems = problemsOf(validateSync(instance, RULES));
  if (problems.length > 0) throw new InvalidInput(problems);
  return instance as T;
}

/** True for an object that is neither null nor a list. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Names of the fields a DTO class knows. */
export function knownFields(dto: DtoClass): string[] {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  return [...new Set(metadata.map((entry) => entry.propertyName))];
}

/** The refusal of a field nobody knows, with the nearest known one. */
export function unknownField(dto: DtoClass, name: string, pointer: string): FieldProblem {
  const near = closest(name, knownFields(dto));
  const check = FIELD_CHECKS.whitelistValidation!;
  return {
    pointer,
    code: check.code,
    detail: check.detail,
    expected: near ? `did you mean "${near}"?` : `one of ${knownFields(dto).join(', ')}`,
  };
}

/** Flattens class-validator's tree. `style` says how a top-level name is written: `/name` or `?name`. */
export function problemsOf(errors: readonly ValidationError[], style: '/' | '?' = '/'): FieldProblem[] {
  return errors.flatMap((error) => walk(error, '', style));
}

function walk(error: ValidationError, parent: string, separator: '/' | '?'): FieldProblem[] {
  const pointer = `${parent}${separator}${escapePointer(error.property)}`;
  const own = error.constraints ? describe(error, pointer) : [];
  // an object in place of a list (or the other way round) is one fault, whatever stands inside
  if (own.length > 0) return own;
  return (error.children ?? []).flatMap((child) => walk(child, pointer, '/'));
}

function escapePointer(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

function describe(error: ValidationError, pointer: string): FieldProblem[] {
  const name = mostBasic(Object.keys(error.constraints!));
  const dto = error.target!.constructor as DtoClass;
  if (name === 'whitelistValidation') return [unknownField(dto, error.property, pointer)];
  const message = withoutName(error.constraints![name]!, error.property);
  const check = FIELD_CHECKS[name];
  if (!check) return [{ pointer, code: 'FIELD.WRONG', detail: 'cannot be accepted', expected: message }];

  const args = argumentsOf(dto, error.property, name);
  const expected = check.expected({ args, message });
  if (error.value === undefined || error.value === null) {
    return [{ pointer, code: 'FIELD.REQUIRED', detail: 'is missing', expected }];
  }
  const problem = { code: check.code, detail: check.detail };
  const items = Array.isArray(error.value) && check.item ? (error.value as unknown[]) : undefined;
  if (!items) return [{ pointer, ...problem, expected: withSuggestion(name, error.value, args, expected) }];
  return items.flatMap((item, index) =>
    check.item!(item, args)
      ? []
      : [{ pointer: `${pointer}/${index}`, ...problem, expected: withSuggestion(name, item, args, expected) }],
  );
}

/** class-validator opens its messages with the field's name. */
function withoutName(message: string, property: string): string {
  const name = [`each value in ${property} `, `${property} `].find((start) => message.startsWith(start)) ?? '';
  return message.slice(name.length);
}

function argumentsOf(dto: DtoClass, property: string, check: string): readonly unknown[] {
  const entry = getMetadataStorage()
    .getTargetValidationMetadatas(dto, '', false, false)
    .find((metadata) => metadata.propertyName === property && metadata.name === check);
  return (entry?.constraints as unknown[] | undefined) ?? [];
}

/** Names the nearest code of a closed list; what was sent is not repeated. */
function withSuggestion(check: string, value: unknown, args: readonly unknown[], expected: string): string {
  if (check !== 'isIn' || typeof value !== 'string') return expected;
  const near = closest(
    value,
    (args[0] as readonly unknown[]).filter((code): code is string => typeof code === 'string'),
  );
  return near ? `did you mean "${near}"? It must be ${expected}` : expected;
}
