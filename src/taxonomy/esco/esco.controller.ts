import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access';
import { Route } from '../../common/api/docs';
import { EscoConceptDto, EscoConceptQueryDto, EscoSearchDto, EscoSuggestionsDto } from './esco.dto';
import { EscoService } from './esco.service';

const FOUND = 20;

@Allow('read', 'Reference')
@ApiTags('reference')
@Controller('taxonomy/esco')
export class EscoController {
  constructor(private readonly esco: EscoService) {}

  @Get()
  @Route({
    summary: 'Search the imported ESCO classification',
    description:
      'Skills or occupations nearest to a text, for pick-lists; empty before an import. This service uses the ESCO ' +
      'classification of the European Commission.',
    type: EscoSuggestionsDto,
    refusals: [422],
  })
  async search(@Query() { q, kind, limit, language }: EscoSearchDto): Promise<EscoSuggestionsDto> {
    return { items: await this.esco.suggest(kind ?? 'skill', q, limit ?? FOUND, language ?? 'da') };
  }

  @Get('concept')
  @Route({
    summary: 'Read one concept of ESCO',
    description: 'With the concepts above and below it, and the skills it needs or what needs it.',
    type: EscoConceptDto,
    refusals: [404, 422],
  })
  concept(@Query() { uri, language }: EscoConceptQueryDto): Promise<EscoConceptDto> {
    return this.esco.concept(uri, language ?? 'da');
  }
}
