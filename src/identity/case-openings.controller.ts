import { Body, Controller, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { type Access, Allow, byId, CurrentAccess } from '../access';
import { Route } from '../common/api/docs';
import { Text } from '../common/api/fields';
import { IdParam } from '../common/api/uuid.pipe';
import { CaseOpeningsService } from './case-openings.service';

/** Why a case is opened. */
export class CaseOpeningInputDto {
  @Text({ description: 'Why, in own words, without personal data; it is logged', max: 300, example: 'Ferieafløsning' })
  purpose: string;
}

/** A case that is open for a while. */
export class CaseOpeningDto {
  @ApiProperty({ type: String, format: 'date-time', description: 'Until when names and case records are shown' })
  until: string;
}

@ApiTags('candidates')
@Controller('candidates/:id/case-openings')
export class CaseOpeningsController {
  constructor(private readonly openings: CaseOpeningsService) {}

  @Allow('look_up', 'Candidate', byId())
  @Post()
  @Route({
    summary: 'Open a case that is not one’s own',
    description: 'Names and case records are shown to the caller for an hour. The purpose is logged.',
    status: 201,
    type: CaseOpeningDto,
    refusals: [400, 404, 413, 415, 422],
  })
  async open(
    @CurrentAccess() { principal }: Access,
    @IdParam() id: string,
    @Body() { purpose }: CaseOpeningInputDto,
  ): Promise<CaseOpeningDto> {
    return { until: (await this.openings.open(id, purpose, principal)).toISOString() };
  }
}
