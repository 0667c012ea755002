import {
  Body,
  Controller,
  Delete,
  Get,
  HttpStatus,
  Post,
  Query,
  Res,
  UploadedFiles,
  UseInterceptors,
} from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type Access, Allow, byId, CurrentAccess } from '../access';
import { Route } from '../common/api/docs';
import { SendsPageLink } from '../common/api/pages';
import { IdParam } from '../common/api/uuid.pipe';
import { isPlainObject } from '../common/api/validate';
import { type FieldProblem, InvalidInput } from '../common/errors';
import {
  ErrorFileQueryDto,
  ImportDto,
  ImportFormDto,
  ImportListDto,
  ImportPageDto,
  ImportQueryDto,
} from './import.dto';
import { ImportUndoService } from './import-undo.service';
import { ImportsService } from './imports.service';
import type { ColumnMap } from './records/parsed-file';

const MAX_FILES = 5;
const MAX_BYTES = 20 * 1024 * 1024;

/** The part of multer's file that is used. */
interface UploadedFile {
  originalname: string;
  mimetype: string;
  buffer: Buffer;
}

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly undos: ImportUndoService,
  ) {}

  @Allow('create', 'Import')
  @Post()
  @UseInterceptors(
    FilesInterceptor('file', MAX_FILES, {
      limits: { fileSize: MAX_BYTES, files: MAX_FILES, fields: 10, fieldSize: 100_000 },
      defParamCharset: 'utf8',
    } as Parameters<typeof FilesInterceptor>[2]),
  )
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file', 'municipality'],
      properties: {
        file: { type: 'array', maxItems: MAX_FILES, items: { type: 'string', format: 'binary' } },
        municipality: { type: 'string', pattern: '^\\d{4}$', description: 'Municipality the records belong to' },
        columnMap: { type: 'string', description: 'JSON object: header in the file → name of a field' },
        kind: { type: 'string', enum: ['candidates', 'openings'], description: 'What the rows of a table are' },
        dryRun: { type: 'string', enum: ['true', 'false'], default: 'true', description: 'false = store at once' },
      },
    },
  })
  @Route({
    summary: 'Hand in files of candidates or openings',
    description:
      'CSV, XLSX, JSON Resume, Europass, HR-XML, schema.org JobPosting, PDF or Word, told by the content. By default the file is ' +
      'only read: the answer says what would be stored and what is refused, line by line. `POST /imports/{id}/commit` ' +
      'stores it. The same key (`externalId`) updates a record instead of doubling it; the same file read in the same ' +
      'way is the same import.',
    status: 201,
    type: ImportListDto,
    refusals: [400, 409, 413, 415, 422],
  })
  async create(
    @CurrentAccess() access: Access,
    @UploadedFiles() files: UploadedFile[] | undefined,
    @Body() form: ImportFormDto,
  ): Promise<ImportListDto> {
    // a form with files is read after the guard has let it in
    access.demand('create', 'Import', { municipality: form.municipality });
    if (!files || files.length === 0) throw new InvalidInput([NO_FILE]);
    const columnMap = columnMapOf(form.columnMap);
    const items: ImportDto[] = [];
    for (const { originalname, mimetype, buffer } of files) {
      const { municipality, kind } = form;
      const read = await this.imports.read(
        { name: originalname, type: mimetype, bytes: buffer },
        { municipality, kind, columnMap },
      );
      const store = form.dryRun === 'false' && read.state === 'received' && read.totals.accepted > 0;
      items.push(store ? await this.imports.commit(read.id) : read);
    }
    return { items };
  }

  @Allow('read', 'Import')
  @Get()
  @SendsPageLink()
  @Route({
    summary: 'List imports',
    description: 'Newest first, in pages; of one municipality or in one state.',
    type: ImportPageDto,
    refusals: [422],
  })
  list(@CurrentAccess() access: Access, @Query() query: ImportQueryDto): Promise<ImportPageDto> {
    return this.imports.list(access, query);
  }

  @Allow('read', 'Import', byId())
  @Get(':id')
  @Route({
    summary: 'Read one import',
    description: 'Its state, counts, and the first problems.',
    type: ImportDto,
    refusals: [400, 404],
  })
  get(@IdParam() id: string): Promise<ImportDto> {
    return this.imports.get(id);
  }

  @Allow('update', 'Import', byId())
  @Post(':id/commit')
  @Route({
    summary: 'Store an import',
    description: 'In the background; `GET /imports/{id}` tells when it is done. Asking twice does no harm.',
    status: 202,
    type: ImportDto,
    refusals: [400, 404, 409],
  })
  async commit(@IdParam() id: string, @Res({ passthrough: true }) response: Response): Promise<ImportDto> {
    const row = await this.imports.commit(id);
    response.status(row.state === 'done' ? HttpStatus.OK : HttpStatus.ACCEPTED);
    return row;
  }

  @Allow('update', 'Import', byId())
  @Post(':id/undo')
  @Route({
    summary: 'Take an import back',
    description:
      'Removes the records it created that nobody has touched since; `totals.undone` says how many. What was changed, ' +
      'worked on or only updated by it stays. Asking twice does no harm.',
    type: ImportDto,
    refusals: [400, 404, 409],
  })
  undo(@IdParam() id: string): Promise<ImportDto> {
    return this.undos.undo(id);
  }

  @Allow('update', 'Import', byId())
  @Delete(':id')
  @Route({
    summary: 'Forget a file that was only read',
    description: 'Its records, which were not stored, go with it. One that was stored can be undone instead.',
    status: 204,
    refusals: [400, 404, 409],
  })
  async discard(@IdParam() id: string): Promise<void> {
    await this.imports.discard(id);
  }

  @Allow('read', 'Import', byId())
  @Get(':id/errors.csv')
  @Route({
    summary: 'Download what was refused',
    description: 'One line for each problem, with the line of the file, for a spreadsheet.',
    media: 'text/csv',
    refusals: [400, 404, 422],
  })
  async errors(
    @IdParam() id: string,
    @Query() query: ErrorFileQueryDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const file = await this.imports.errors(id, query.language ?? 'da');
    response.type('text/csv; charset=utf-8').setHeader('Content-Disposition', 'attachment; filename="errors.csv"');
    return file;
  }
}

const NO_FILE: FieldProblem = {
  pointer: '/file',
  code: 'FIELD.REQUIRED',
  detail: 'is missing',
  expected: 'at least one file',
};

function columnMapOf(text: string | undefined): ColumnMap | undefined {
  if (text === undefined) return undefined;
  try {
    const map: unknown = JSON.parse(text);
    if (isPlainObject(map) && Object.values(map).every((name) => typeof name === 'string')) return map as ColumnMap;
  } catch {
    // told below, like a map of another shape
  }
  throw new InvalidInput([
    {
      pointer: '/columnMap',
      code: 'FIELD.WRONG_FORMAT',
      detail: 'has the wrong format',
      expected: 'a JSON object of texts, e.g. {"Postnr": "postalCode"}',
    },
  ]);
}
