import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, type Access, ALL_MUNICIPALITIES, CurrentAccess } from '../access';
import { Route } from '../common/api/docs';
import { FairnessQueryDto, FairnessReportDto } from './fairness.dto';
import { FairnessService } from './fairness.service';

@ApiTags('privacy')
@Controller('fairness')
export class FairnessController {
  constructor(private readonly fairness: FairnessService) {}

  @Allow('read', 'Fairness')
  @Get()
  @Route({
    summary: 'Report who gets how far',
    description:
      'Selection rate and ratio by sex, age, origin region, years since arrival and visitation, at each stage from ' +
      'the list to the job. Groups and selections below five are not shown, nor those they could be worked out from, ' +
      'with any filter. A signal to look into, no verdict.',
    type: FairnessReportDto,
    refusals: [403, 422],
  })
  report(@CurrentAccess() access: Access, @Query() query: FairnessQueryDto): Promise<FairnessReportDto> {
    const { municipality: own } = access.principal;
    const municipality = query.municipality ?? (own === ALL_MUNICIPALITIES ? undefined : own);
    if (municipality !== undefined) access.demand('read', 'Fairness', { municipality });
    return this.fairness.report({ ...query, municipality });
  }
}
