import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Access, Allow, byId, CurrentAccess } from '../../access';
import { Route } from '../../common/api/docs';
import { SendsPageLink } from '../../common/api/pages';
import { IdParam } from '../../common/api/uuid.pipe';
import { SeenListDto, SeenListPageDto, SeenListQueryDto } from './seen-list.dto';
import { SeenListsService } from './seen-lists.service';

@ApiTags('audit')
@Controller('seen-lists')
export class SeenListsController {
  constructor(private readonly lists: SeenListsService) {}

  @Allow('read', 'SeenList')
  @Get()
  @SendsPageLink()
  @Route({
    summary: 'List the ranked lists people saw',
    description: 'Newest first, in pages; by opening or by who saw it.',
    type: SeenListPageDto,
    refusals: [422],
  })
  list(@CurrentAccess() access: Access, @Query() query: SeenListQueryDto): Promise<SeenListPageDto> {
    return this.lists.list(access, query);
  }

  @Allow('read', 'SeenList', byId())
  @Get(':id')
  @Route({
    summary: 'Show a ranked list again',
    description:
      'Exactly as it was shown, with policy and rules, the facts of then, and who decided what until then. 410 when ' +
      'somebody on it was erased since.',
    type: SeenListDto,
    refusals: [400, 404, 410],
  })
  get(@IdParam() id: string): Promise<SeenListDto> {
    return this.lists.replay(id);
  }
}
