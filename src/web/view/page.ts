/** What controllers of pages are made with. */
import {
  applyDecorators,
  Controller,
  createParamDecorator,
  type ExecutionContext,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { OutsideApi } from '../../common/api/outside-api';
import type { Viewer } from '../viewer/viewer';
import { queryOf } from './address';
import { PageInterceptor } from './page.interceptor';

/** Marks a controller of pages: outside the API, answers `PageAnswer` or `SeeOther`, errors become pages. */
export function PageController(path = ''): ClassDecorator {
  return applyDecorators(Controller(path), OutsideApi(), ApiExcludeController(), UseInterceptors(PageInterceptor));
}

/** Who looks at the page, in which language. */
export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  return context.switchToHttp().getResponse<Response>().locals.viewer as Viewer;
});

/** Parameters of the address; of a repeated one the last counts, use `getAll` for lists. */
export const AddressQuery = createParamDecorator((_: unknown, context: ExecutionContext): URLSearchParams => {
  return queryOf(context.switchToHttp().getRequest<Request>());
});

/** Longest text of a field, in characters, when nothing else is said. */
const LONGEST_FIELD = 20_000;

/** How a form is read. */
export interface FormReading {
  /** longest text of a field, in characters; 20,000 when left out */
  longest?: number;
}

/** Fields of a sent form; a repeated field is a list, and text that is too long or holds U+0000 is left out. */
export const FormFields = createParamDecorator((reading: FormReading | undefined, context: ExecutionContext) => {
  const longest = reading?.longest ?? LONGEST_FIELD;
  const fields = new URLSearchParams();
  const body = (context.switchToHttp().getRequest<Request>().body ?? {}) as Record<string, unknown>;
  for (const [name, value] of Object.entries(body)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === 'string' && one.length <= longest && !one.includes('\0')) fields.append(name, one);
    }
  }
  return fields;
});
