import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Route } from '../common/api/docs';
import { FairnessQueryDto, FairnessReportDto } from './fairness.dto';
import { FairnessService } from './fairness.service';

@ApiTags('privacy')
@Controller('fairness')
export class FairnessController {
  constructor(private readonly fairness: FairnessService) {}

  @Get()
  @Route({
    summary: 'Report who gets how far',
    description:
      'Selection rate and ratio by sex, age, origin region, years since arrival and visitation, at each stage from ' +
      'the list to the job. Groups and selections below five are not shown. A signal to look into, no verdict.',
    type: FairnessReportDto,
    refusals: [422],
  })
  report(@Query() query: FairnessQueryDto): Promise<FairnessReportDto> {
    return this.fairness.report(query);
  }
}
