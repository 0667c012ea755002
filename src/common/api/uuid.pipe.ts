import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { Refusal } from '../errors';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Checks an id in the address. @throws Refusal 400 `PATH.NOT_A_UUID` */
@Injectable()
export class UuidPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (UUID.test(value)) return value.toLowerCase();
    throw new Refusal('PATH.NOT_A_UUID', 400, 'The id in the address is not a UUID.');
  }
}

/** The UUID of a record from the address, e.g. `@IdParam()` for `:id`. */
export function IdParam(name = 'id'): ParameterDecorator {
  return Param(name, UuidPipe);
}
