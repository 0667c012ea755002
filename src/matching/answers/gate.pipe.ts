import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFound } from '../../common/errors';
import { type GateCode, GATES } from '../core/result';

/** A gate named in an address. @throws NotFound */
@Injectable()
export class GatePipe implements PipeTransform<string, GateCode> {
  transform(value: string): GateCode {
    const gate = GATES.find((code) => code === value);
    if (!gate) throw new NotFound('gate', value.slice(0, 40));
    return gate;
  }
}
