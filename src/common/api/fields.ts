/**
 * Field decorators for request bodies: each says at once what is accepted (class-validator) and what the OpenAPI file
 * tells about it, so the two cannot drift apart.
 */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { DateTime } from 'luxon';

/** Common to all fields: what it is for, whether it may be left out (`null` counts as left out), an example. */
export interface FieldOptions {
  description: string;
  optional?: boolean;
  example?: unknown;
}

type Decorators = (ClassDecorator | PropertyDecorator | MethodDecorator)[];

function field(options: FieldOptions, schema: ApiPropertyOptions, checks: Decorators): PropertyDecorator {
  const api: ApiPropertyOptions = {
    description: options.description,
    required: !options.optional,
    ...(options.example === undefined ? {} : { example: options.example }),
    ...schema,
  } as ApiPropertyOptions;
  return applyDecorators(...(options.optional ? [IsOptional()] : []), ...checks, ApiProperty(api));
}

/** Free text, trimmed length 1–`max` characters (default 200). */
export function Text(options: FieldOptions & { max?: number }): PropertyDecorator {
  const max = options.max ?? 200;
  return field(options, { type: String, minLength: 1, maxLength: max }, [IsString(), MinLength(1), MaxLength(max)]);
}

/** Text of a fixed pattern; `expected` says the pattern in words. */
export function Pattern(options: FieldOptions & { pattern: RegExp; expected: string }): PropertyDecorator {
  return field(options, { type: String, pattern: options.pattern.source }, [
    IsString(),
    Matches(options.pattern, { message: `must be ${options.expected}` }),
  ]);
}

/** One code of a closed list. */
export function OneOf(options: FieldOptions & { values: readonly (string | number)[] }): PropertyDecorator {
  return field(options, { enum: [...options.values] }, [IsIn([...options.values])]);
}

/** Several different codes of a closed list. */
export function SomeOf(options: FieldOptions & { values: readonly string[]; min?: number }): PropertyDecorator {
  return field(
    options,
    { type: [String], items: { type: 'string', enum: [...options.values] } } as ApiPropertyOptions,
    [IsArray(), ArrayUnique(), ArrayMaxSize(options.values.length), IsIn([...options.values], { each: true })],
  );
}

/** Several different texts, e.g. taxonomy codes. */
export function Texts(options: FieldOptions & { maxItems?: number; max?: number }): PropertyDecorator {
  return field(options, { type: [String] }, [
    IsArray(),
    ArrayUnique(),
    ArrayMaxSize(options.maxItems ?? 100),
    IsString({ each: true }),
    MaxLength(options.max ?? 200, { each: true }),
  ]);
}

/** Whole number between `min` and `max`, both included. */
export function WholeNumber(options: FieldOptions & { min: number; max: number }): PropertyDecorator {
  return field(options, { type: 'integer', minimum: options.min, maximum: options.max }, [
    IsInt(),
    Min(options.min),
    Max(options.max),
  ]);
}

/** Yes or no. Left out means unknown where the field is optional. */
export function YesNo(options: FieldOptions): PropertyDecorator {
  return field(options, { type: Boolean }, [IsBoolean()]);
}

/** A real calendar date `YYYY-MM-DD` between 1900 and 2100; 2026-02-30 is refused. */
export function CalendarDate(options: FieldOptions): PropertyDecorator {
  return field(options, { type: String, format: 'date' }, [
    ValidateBy({
      name: 'isCalendarDate',
      validator: {
        validate: isCalendarDate,
        defaultMessage: () => 'must be a real calendar date YYYY-MM-DD between 1900 and 2100',
      },
    }),
  ]);
}

/** One object of another shape. */
export function Nested(type: () => new () => object, options: FieldOptions): PropertyDecorator {
  // swagger tells a late class from a class by the function's name
  return field(options, { type: () => type() }, [IsObject(), ValidateNested(), Type(type)]);
}

/** Several objects of another shape. */
export function ListOf(type: () => new () => object, options: FieldOptions & { maxItems?: number }): PropertyDecorator {
  return field(options, { type: () => [type()] } as ApiPropertyOptions, [
    IsArray(),
    ArrayMaxSize(options.maxItems ?? 200),
    ValidateNested({ each: true }),
    Type(type),
  ]);
}

/** True for a real calendar date `YYYY-MM-DD` between 1900 and 2100. */
export function isCalendarDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = DateTime.fromISO(value, { zone: 'utc' });
  return date.isValid && date.year >= 1900 && date.year <= 2100;
}
