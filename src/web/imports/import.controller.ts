import { Get, Post, Res, UploadedFiles, UseInterceptors } from '@nestjs/common';
import { FilesInterceptor } from '@nestjs/platform-express';
import type { Response } from 'express';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { InvalidInput } from '../../common/errors';
import { ImportUndoService } from '../../intake/import-undo.service';
import { ImportsService } from '../../intake/imports.service';
import type { RecordKind } from '../../intake/records/parsed-file';
import { tableColumns } from '../../intake/tables/table-headers';
import { CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { ImportPageService } from './import-page.service';
import { progressOf, sendProgress } from './import-progress';

const MAX_FILES = 5;
const MAX_BYTES = 20 * 1024 * 1024;

/** The part of multer's file that is used. */
interface UploadedFile {
  originalname: string;
  mimetype: string;
  buffer: Buffer;
}

/** Files in: hand in, look, choose columns, store, watch, take back. */
@PageController('import')
export class ImportPagesController {
  constructor(
    private readonly imports: ImportsService,
    private readonly undos: ImportUndoService,
    private readonly pages: ImportPageService,
  ) {}

  @Allow('read', 'Import')
  @Get()
  list(@CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    return this.pages.list(viewer);
  }

  /** Reads the files; nothing is stored yet. One file leads to its page, several back to the list. */
  @Allow('create', 'Import')
  @Post()
  @UseInterceptors(
    FilesInterceptor('file', MAX_FILES, {
      limits: { fileSize: MAX_BYTES, files: MAX_FILES, fields: 10, fieldSize: 1000 },
      defParamCharset: 'utf8',
    } as Parameters<typeof FilesInterceptor>[2]),
  )
  async hand(
    @UploadedFiles() files: UploadedFile[] | undefined,
    @FormFields() form: URLSearchParams,
    @CurrentViewer() viewer: Viewer,
  ): Promise<PageAnswer | SeeOther> {
    const given = (files ?? []).filter(({ buffer }) => buffer.length > 0);
    if (given.length === 0) return this.pages.list(viewer, 'file');
    const municipality = viewer.colleague?.municipality ?? form.get('kommune') ?? '';
    rightsOf(viewer).demand('create', 'Import', { municipality });
    const owner = viewer.colleague?.initials;
    const ids: string[] = [];
    try {
      for (const { originalname, mimetype, buffer } of given) {
        const file = { name: originalname, type: mimetype, bytes: buffer };
        ids.push((await this.imports.read(file, { municipality, kind: kindOf(form), owner })).id);
      }
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const contradicts = error.problems.some(({ code }) => code.startsWith('FILE.'));
      return this.pages.list(viewer, contradicts ? 'contradicts' : 'municipality');
    }
    return new SeeOther(ids.length === 1 ? `/import/${ids[0]}` : '/import');
  }

  @Allow('read', 'Import', byId())
  @Get(':id')
  show(@IdParam() id: string, @CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    return this.pages.of(id, viewer);
  }

  /** Reads the file once more with the columns that were chosen. */
  @Allow('update', 'Import', byId())
  @Post(':id/kolonner')
  async choose(@IdParam() id: string, @FormFields() form: URLSearchParams): Promise<SeeOther> {
    const { municipality, kind: now } = await this.imports.get(id);
    const stored = await this.imports.fileOf(id);
    const kind = kindOf(form) ?? now;
    const columns = stored && (await tableColumns(stored.file, now));
    if (!stored || !columns) return new SeeOther(`/import/${id}`);
    // another kind of record has other fields: its own headers decide first
    const chosen = kind === now ? columns.map(({ header }, at) => [header, form.get(`k${at}`) ?? ''] as const) : [];
    const columnMap = Object.fromEntries(chosen.filter(([header, field]) => header !== '' && field !== ''));
    const read = await this.imports.read(stored.file, { municipality, kind, columnMap });
    if (read.id !== id) await this.imports.discard(id);
    return new SeeOther(`/import/${read.id}`);
  }

  @Allow('update', 'Import', byId())
  @Post(':id/gem')
  async store(@IdParam() id: string): Promise<SeeOther> {
    await this.imports.commit(id);
    return new SeeOther(`/import/${id}`);
  }

  @Allow('update', 'Import', byId())
  @Post(':id/smid-vaek')
  async discard(@IdParam() id: string): Promise<SeeOther> {
    await this.imports.discard(id);
    return new SeeOther('/import');
  }

  @Allow('update', 'Import', byId())
  @Post(':id/fortryd')
  async undo(@IdParam() id: string): Promise<SeeOther> {
    await this.undos.undo(id);
    return new SeeOther(`/import/${id}`);
  }

  /** Server-sent events of a running import. */
  @Allow('read', 'Import', byId())
  @Get(':id/haendelser')
  async events(@IdParam() id: string, @Res() response: Response): Promise<void> {
    await this.imports.progress(id);
    await sendProgress(response, async () => progressOf(await this.imports.progress(id)));
  }

  @Allow('read', 'Import', byId())
  @Get(':id/fejl.csv')
  async errors(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const file = await this.pages.errors(id, viewer);
    response.type('text/csv; charset=utf-8').setHeader('Content-Disposition', 'attachment; filename="fejl.csv"');
    return file;
  }
}

function kindOf(form: URLSearchParams): RecordKind | undefined {
  const kind = form.get('slags');
  return kind === 'candidates' || kind === 'openings' ? kind : undefined;
}
