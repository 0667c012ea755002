import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { type FieldProblem, InvalidInput, Refusal } from '../errors';
import { guardBody } from './body-guard';
import { type DtoClass, knownFields, problemsOf, validated } from './validate';

/**
 * Checks every body and query against the DTO class of its parameter and hands the instance on: unknown fields are
 * refused, nothing is converted silently in a body, and all faults are told at once.
 */
@Injectable()
export class DtoPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (metadata.type === 'body') guardBody(value);
    const dto = metadata.metatype as DtoClass | undefined;
    if (!dto || !isDto(dto)) return value;
    if (metadata.type === 'body') {
      if (value === undefined) {
        throw new Refusal('BODY.MISSING', 400, 'There is no body: send a JSON object.');
      }
      return validated(dto, value);
    }
    return metadata.type === 'query' ? validatedQuery(dto, value as object) : value;
  }
}

function isDto(type: DtoClass): boolean {
  return ![String, Number, Boolean, Array, Object].includes(type as never) && knownFields(type).length > 0;
}

function validatedQuery(dto: DtoClass, query: object): object {
  const repeated = Object.keys(query).filter((name) => typeof (query as Record<string, unknown>)[name] !== 'string');
  if (repeated.length > 0) throw new InvalidInput(repeated.map(repeatedParameter));
  for (const [name, text] of Object.entries(query as Record<string, string>)) {
    if (text.includes('\0')) throw new InvalidInput([nulParameter(name)]);
  }
  const instance = plainToInstance(dto, query, { exposeUnsetFields: false });
  const problems = problemsOf(
    validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false }),
    '?',
  );
  if (problems.length > 0) throw new InvalidInput(problems, 'The query has parameters that cannot be accepted.');
  return instance;
}

function repeatedParameter(name: string): FieldProblem {
  return {
    pointer: `?${name}`,
    code: 'FIELD.REPEATED',
    detail: 'is given more than once',
    expected: 'one value',
  };
}

function nulParameter(name: string): FieldProblem {
  return { pointer: `?${name}`, code: 'FIELD.BAD_CHARACTER', detail: 'holds the character U+0000', expected: 'text' };
}
