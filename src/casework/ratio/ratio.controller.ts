import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, byId } from '../../access';
import { Route } from '../../common/api/docs';
import { IdParam } from '../../common/api/uuid.pipe';
import { RatioDto, RatioQueryDto } from './ratio.dto';
import { RatioService } from './ratio.service';

/** The route of the reasonable ratio (domain.md §4.2). */
@ApiTags('employers')
@Controller('workplaces/:id/ratio')
export class RatioController {
  constructor(private readonly ratio: RatioService) {}

  @Allow('read', 'Workplace', byId())
  @Get()
  @Route({
    summary: 'Room for supported places',
    description: 'The reasonable ratio of a workplace on a day: places allowed, in use and free, by P-nummer.',
    type: RatioDto,
    refusals: [400, 404, 422],
  })
  get(@IdParam() id: string, @Query() query: RatioQueryDto): Promise<RatioDto> {
    return this.ratio.get(id, query.on);
  }
}
