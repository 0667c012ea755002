import { type INestApplication, Logger, RequestMethod } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { SwaggerModule } from '@nestjs/swagger';
import { type Config, CONFIG } from '../../config/config';
import { apiDocument } from './api-document';
import { DtoPipe } from './dto.pipe';
import { ErrorPages } from './error-pages';
import { JSON_TYPES, mediaTypes } from './media-types';
import { routesOutsideApi } from './outside-api';
import { ProblemFilter, sendProblem } from './problem.filter';
import { requestId } from './request-id';

/** All routes of the API stand under this address; health checks do not. */
export const API_PREFIX = 'api/v1';

/** Largest JSON body. */
export const BODY_LIMIT = '1mb';

/** Largest form of a page; files come as multipart and have limits of their own. */
const FORM_LIMIT = '200kb';

const FILE_PATHS = [`/${API_PREFIX}/imports`];

/**
 * Puts the API's habits on the application: address prefix, request ids, body limits and media types, validation,
 * problems as answers, security headers. Call it before `init` or `listen`, on an application made with
 * `bodyParser: false`.
 */
export function configureApi(application: INestApplication): void {
  const app = application as NestExpressApplication;
  const log = new Logger('Api');
  app.set('etag', false);
  // how many proxies stand before the program, so that a limit counts the caller and not the proxy
  app.set('trust proxy', app.get<Config>(CONFIG).TRUSTED_PROXIES);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.useSecurityHeaders({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
  });
  // a page of another site must not write through somebody's browser; providers' answers are checked by themselves
  const byProviders = ['log-ind/:provider/svar', 'log-ind/:provider/saml/log-ud'];
  app.enableCsrfProtection({ exclude: byProviders.map((path) => ({ path, method: RequestMethod.POST })) });
  app.use(requestId);
  app.use(`/${API_PREFIX}`, (_request: Request, response: Response, next: NextFunction) => {
    // answers hold personal data: whoever keeps one asks each time whether it is still the same
    response.setHeader('Cache-Control', 'private, no-cache');
    next();
  });
  app.use(mediaTypes(`/${API_PREFIX}/`, FILE_PATHS));
  app.useBodyParser('json', { limit: BODY_LIMIT, type: [...JSON_TYPES] });
  app.useBodyParser('urlencoded', { limit: FORM_LIMIT, extended: false, parameterLimit: 1000 });
  const pages = errorPagesOf(app);
  // Nest's filters do not see what middleware refuses
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) =>
    sendProblem(error, request, response, log, pages),
  );
  app.setGlobalPrefix(API_PREFIX, { exclude: routesOutsideApi(app) });
  SwaggerModule.setup(`${API_PREFIX}/openapi`, app, () => apiDocument(app), {
    ui: false,
    raw: ['json'],
    jsonDocumentUrl: `${API_PREFIX}/openapi.json`,
  });
  sendBytes(app);
  app.useGlobalPipes(new DtoPipe());
  app.useGlobalFilters(new ProblemFilter(pages));
}

/** An answer that is JSON in UTF-8 already goes out as it is. */
function sendBytes(app: NestExpressApplication): void {
  const adapter = app.getHttpAdapter();
  const reply = adapter.reply.bind(adapter);
  adapter.reply = (response: Response, body: unknown, status?: number) => {
    if (!Buffer.isBuffer(body)) return reply(response, body, status) as unknown;
    if (status !== undefined) response.status(status);
    return response.type('json').send(body);
  };
}

function errorPagesOf(app: INestApplication): ErrorPages | undefined {
  return app.get(ErrorPages, { strict: false }) ?? undefined;
}
