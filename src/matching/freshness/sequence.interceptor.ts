import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { from, mergeMap, Observable, tap } from 'rxjs';
import { type Config, CONFIG } from '../../config/config';
import { notingSequence, type RequestSequence } from '../../database/request-sequence';
import { CandidateKeeper } from '../facts/candidate-keeper';
import { MIN_SEQUENCE_HEADER, reachSequence, SEQUENCE_HEADER } from './index-freshness';

/**
 * Every answer that rests on the index, and every write the matcher hears of, carries its place in the sequence of
 * changes; a request may ask for an answer that is at least so new, from any process.
 */
@Injectable()
export class SequenceInterceptor implements NestInterceptor {
  constructor(
    private readonly candidates: CandidateKeeper,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const http = context.switchToHttp();
    const asked = http.getRequest<Request>().get(MIN_SEQUENCE_HEADER);
    const noted: RequestSequence = {};
    const handled = new Observable((subscriber) => notingSequence(noted, () => next.handle().subscribe(subscriber)));
    const reached =
      asked === undefined
        ? handled
        : from(reachSequence(this.candidates, asked, this.config.FRESHNESS_WAIT_MS)).pipe(mergeMap(() => handled));
    return reached.pipe(
      tap(() => {
        const response = http.getResponse<Response>();
        const sequence = noted.written ?? noted.read;
        if (sequence !== undefined && !response.headersSent) response.setHeader(SEQUENCE_HEADER, String(sequence));
      }),
    );
  }
}
