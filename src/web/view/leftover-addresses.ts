import { Injectable, Logger, NotFoundException, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Application, Request, Response } from 'express';
import { ErrorPages } from '../../common/api/error-pages';
import { sendProblem } from '../../common/api/problem.filter';

/**
 * Answers every address nobody else answers. Nest's own handler stands below the API's prefix only, so this one is put
 * behind all routes once they are registered.
 */
@Injectable()
export class LeftoverAddresses implements OnApplicationBootstrap {
  private readonly log = new Logger('Pages');

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly pages: ErrorPages,
  ) {}

  onApplicationBootstrap(): void {
    // a program without a web role has no server to answer with
    const server = this.host.httpAdapter?.getInstance<Application | undefined>();
    server?.use((request: Request, response: Response) =>
      sendProblem(new NotFoundException(), request, response, this.log, this.pages),
    );
  }
}
