import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Access, Allow, CurrentAccess } from '../../access';
import { Route } from '../../common/api/docs';
import { SendsPageLink } from '../../common/api/pages';
import { DeadlineBreachPageDto, DeadlineBreachQueryDto, DeadlinePageDto, DeadlineQueryDto } from './deadline.dto';
import { DeadlinesService } from './deadlines.service';

/** Routes of the deadlines (domain.md §2.3). */
@ApiTags('deadlines')
@Controller()
export class DeadlinesController {
  constructor(private readonly deadlines: DeadlinesService) {}

  @Allow('read', 'Deadline')
  @Get('deadlines')
  @SendsPageLink()
  @Route({
    summary: 'List deadlines',
    description:
      'Computed from the dated rules in force today: overdue first, then by day. By consultant, kind, status, person or ' +
      'municipality; overdue and due ones when no status is named.',
    type: DeadlinePageDto,
    refusals: [422],
  })
  list(@CurrentAccess() access: Access, @Query() query: DeadlineQueryDto): Promise<DeadlinePageDto> {
    return this.deadlines.list(access, query);
  }

  @Allow('read', 'Deadline')
  @Get('deadline-breaches')
  @SendsPageLink()
  @Route({
    summary: 'List missed deadlines',
    description: 'Each recorded once, on the day it was found; newest first.',
    type: DeadlineBreachPageDto,
    refusals: [422],
  })
  breaches(@CurrentAccess() access: Access, @Query() query: DeadlineBreachQueryDto): Promise<DeadlineBreachPageDto> {
    return this.deadlines.breaches(access, query);
  }
}
