/** Decorators that say in one line what a route is for, what it answers and how it can refuse. */
import { applyDecorators, HttpCode, type Type } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOperation,
  ApiProperty,
  ApiResponse,
  getSchemaPath,
  PartialType,
} from '@nestjs/swagger';
import { ApiIfMatch } from './etag';
import { JSON_TYPES } from './media-types';
import { ProblemDto, PROBLEM_JSON } from './problem.dto';

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read (broken JSON, an id that is no UUID)',
  404: 'There is no such record',
  410: 'It was erased since',
  409: 'The state of the record does not allow it, or a record with the same key exists',
  412: 'The record has changed since `If-Match` was read',
  413: 'The body is too large',
  415: 'The body has the wrong content type',
  422: 'Fields cannot be accepted; `errors` names each one and what would be right',
  428: '`If-Match` is missing',
  503: 'A part of the service does not answer',
};

/** What a route answers when all is well. */
export interface RouteDocs {
  summary: string;
  description: string;
  /** default 200 */
  status?: number;
  /** class of the body */
  type?: Type<unknown>;
  /** what it can be instead, when the caller asks for another form */
  orType?: Type<unknown>;
  /** the body is a list of the class */
  list?: boolean;
  /** statuses of the refusals, of the list above */
  refusals?: readonly number[];
  /** in words, where the body is no JSON */
  media?: string;
}

/** Documents a route and sets its status. */
export function Route(docs: RouteDocs): MethodDecorator {
  const status = docs.status ?? 200;
  const schema = docs.type === undefined ? {} : { type: docs.type, isArray: docs.list ?? false };
  const content = docs.media ? { content: { [docs.media]: { schema: { type: 'string' } } } } : {};
  const forms = docs.type && docs.orType ? [docs.type, docs.orType] : [];
  const answer =
    forms.length > 0 ? { schema: { oneOf: forms.map((form) => ({ $ref: getSchemaPath(form) })) } } : schema;
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary: docs.summary, description: docs.description }),
    ApiResponse({ status, description: 'Done', ...answer, ...content } as never),
    ApiExtraModels(ProblemDto, ...forms),
    ...(docs.refusals ?? []).map(refusal),
    ApiResponse({ ...problemContent('Something unexpected happened'), status: 500 }),
  );
}

function refusal(status: number): MethodDecorator {
  return ApiResponse({ status, ...problemContent(REFUSALS[status] ?? 'Refused') });
}

function problemContent(description: string) {
  return { description, content: { [PROBLEM_JSON]: { schema: { $ref: getSchemaPath(ProblemDto) } } } };
}

/** The class of a page of `item`, for the OpenAPI file. */
export function pageDto<T>(item: Type<T>): Type<{ items: T[]; nextCursor: string | null }> {
  class PageDto {
    @ApiProperty({ type: () => [item], description: 'Lines of this page' })
    items: T[];

    @ApiProperty({ type: String, nullable: true, description: '`cursor` of the next page; null on the last one' })
    nextCursor: string | null;
  }
  Object.defineProperty(PageDto, 'name', { value: `${item.name.replace(/Dto$/, '')}PageDto` });
  return PageDto;
}

/** Documents a route that takes a JSON merge patch of `record` and demands `If-Match`. */
export function MergePatchOf<T extends object>(record: Type<T>): MethodDecorator {
  class PatchDto extends PartialType(record as Type<object>) {}
  Object.defineProperty(PatchDto, 'name', { value: `${record.name.replace(/(Input)?Dto$/, '')}PatchDto` });
  return applyDecorators(
    ApiIfMatch(),
    ApiConsumes(...[...JSON_TYPES].reverse()),
    ApiBody({ type: PatchDto, description: 'JSON merge patch (RFC 7396): only what changes; null removes a field' }),
  );
}
