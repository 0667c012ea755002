import { ForbiddenException, HttpException, NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { Conflict, InvalidInput, NotFound } from '../errors';
import { problemOf } from './problem';

const database = (code: string, constraint?: string) =>
  new QueryFailedError(
    'insert …',
    ['secret'],
    Object.assign(new Error('secret'), { code, constraint, detail: 'secret' }),
  );
const bodyParser = (type: string, status: number) => Object.assign(new Error('near "secret"'), { type, status });

describe('what went wrong, as a problem', () => {
  it.each([
    [new NotFound('opening', 'x'), 404, 'OPENING.NOT_FOUND'],
    [new InvalidInput([]), 422, 'INPUT.INVALID'],
    [new Conflict('OPENING.ALREADY_CLOSED', 'It is closed.'), 409, 'OPENING.ALREADY_CLOSED'],
    [database('23505', 'uq_x'), 409, 'RECORD.ALREADY_EXISTS'],
    [database('40001'), 409, 'RECORD.BUSY'],
    [database('40P01'), 409, 'RECORD.BUSY'],
    [bodyParser('entity.parse.failed', 400), 400, 'BODY.BROKEN_JSON'],
    [bodyParser('entity.too.large', 413), 413, 'BODY.TOO_LARGE'],
    [bodyParser('charset.unsupported', 415), 415, 'BODY.UNKNOWN_CHARSET'],
    [new NotFoundException('secret'), 404, 'ROUTE.NOT_FOUND'],
    [new PayloadTooLargeException('secret'), 413, 'BODY.TOO_LARGE'],
    [new ForbiddenException('secret'), 403, 'REQUEST.CROSS_SITE'],
    [new HttpException('secret', 418), 418, 'HTTP.418'],
    [new HttpException('secret', 503), 503, 'SERVICE.UNAVAILABLE'],
  ])('%s', (error, status, code) => {
    const problem = problemOf(error);
    expect(problem).toMatchObject({ status, code, type: `urn:jobbro:problem:${code}`, title: expect.any(String) });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it('carries the facts of a refusal, and no empty facts', () => {
    expect(problemOf(new Conflict('X.Y', 'no', { from: 'a' }))).toMatchObject({ facts: { from: 'a' } });
    expect(problemOf(new Conflict('X.Y', 'no'))).not.toHaveProperty('facts');
  });

  it.each([new Error('x'), database('42P01'), database('23502'), new HttpException('x', 500), 'text', null])(
    'is ours, not the caller’s: %p',
    (error) => {
      expect(problemOf(error)).toBeUndefined();
    },
  );
});
