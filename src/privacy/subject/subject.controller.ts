import { Body, Controller, Get, Header, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, byId } from '../../access';
import { Route } from '../../common/api/docs';
import { ApiIfMatch, SeenVersion, SendsEtag } from '../../common/api/etag';
import { IdParam } from '../../common/api/uuid.pipe';
import { LanguageQueryDto } from '../../matching/answers/ranking.dto';
import { ErasureService } from './erasure.service';
import { LegalHoldsService } from './legal-holds.service';
import { ErasureDto, LegalHoldDto, LegalHoldInputDto, SubjectExportDto } from './subject.dto';
import { SubjectExportService } from './subject-export.service';
import { subjectPdf } from './subject-pdf';

/** What a person is owed: to see what is held, and to have it erased where the law allows (domain.md §9.6). */
@ApiTags('privacy')
@Controller('candidates/:id')
export class SubjectController {
  constructor(
    private readonly exports: SubjectExportService,
    private readonly erasures: ErasureService,
    private readonly holds: LegalHoldsService,
  ) {}

  @Allow('read', 'PersonalData', byId())
  @Get('subject-export')
  @Route({
    summary: 'Export everything held about a person',
    description: 'Subject access: every record, what was decided, and who looked at it when and why. Logged.',
    type: SubjectExportDto,
    refusals: [400, 404],
  })
  export(@IdParam() id: string): Promise<SubjectExportDto> {
    return this.exports.export(id);
  }

  @Allow('read', 'PersonalData', byId())
  @Get('subject-export.pdf')
  @Header('Content-Disposition', 'attachment; filename="indsigt.pdf"')
  @Route({
    summary: 'Export everything held about a person as PDF',
    description: 'The same as a document to hand over.',
    media: 'application/pdf',
    refusals: [400, 404, 422],
  })
  async pdf(@IdParam() id: string, @Query() query: LanguageQueryDto): Promise<StreamableFile> {
    const pdf = await subjectPdf(await this.exports.export(id), query.language ?? 'da');
    return new StreamableFile(pdf, { type: 'application/pdf' });
  }

  @Allow('delete', 'PersonalData', byId())
  @Post('erasure')
  @Route({
    summary: 'Erase a person',
    description:
      'Everywhere: records, lists, runs, kept answers, imports, queue and index. Irrevocable; refused while a legal ' +
      'hold stands. A tombstone without personal data keeps past counts right.',
    type: ErasureDto,
    refusals: [400, 404, 409],
  })
  erase(@IdParam() id: string): Promise<ErasureDto> {
    return this.erasures.erase(id, 'request');
  }

  @Allow('read', 'PersonalData', byId())
  @Get('legal-holds')
  @Route({
    summary: 'List a person’s legal holds',
    description: 'Newest first, lifted ones too.',
    type: LegalHoldDto,
    list: true,
    refusals: [400, 404],
  })
  list(@IdParam() id: string): Promise<LegalHoldDto[]> {
    return this.holds.list(id);
  }

  @Allow('update', 'PersonalData', byId())
  @Post('legal-holds')
  @Route({
    summary: 'Set a legal hold',
    description: 'Neither retention nor an erasure touches the person while it stands.',
    status: 201,
    type: LegalHoldDto,
    refusals: [400, 404, 413, 415, 422],
  })
  set(@IdParam() id: string, @Body() input: LegalHoldInputDto): Promise<LegalHoldDto> {
    return this.holds.set(id, input);
  }

  @Allow('update', 'PersonalData', byId())
  @Post('legal-holds/:recordId/lift')
  @SendsEtag()
  @ApiIfMatch()
  @Route({
    summary: 'Lift a legal hold',
    description: 'Retention and erasure may touch the person again.',
    type: LegalHoldDto,
    refusals: [400, 404, 409, 412, 428],
  })
  lift(
    @IdParam() id: string,
    @IdParam('recordId') recordId: string,
    @SeenVersion() seen: number,
  ): Promise<LegalHoldDto> {
    return this.holds.lift(id, recordId, seen);
  }
}
