import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Route } from '../../common/api/docs';
import { SendsPageLink } from '../../common/api/pages';
import { DeadlineBreachPageDto, DeadlineBreachQueryDto, DeadlinePageDto, DeadlineQueryDto } from './deadline.dto';
import { DeadlinesService } from './deadlines.service';

/** Routes of the deadlines (domain.md §2.3). */
@ApiTags('deadlines')
@Controller()
export class DeadlinesController {
  constructor(private readonly deadlines: DeadlinesService) {}

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
  list(@Query() query: DeadlineQueryDto): Promise<DeadlinePageDto> {
    return this.deadlines.list(query);
  }

  @Get('deadline-breaches')
  @SendsPageLink()
  @Route({
    summary: 'List missed deadlines',
    description: 'Each recorded once, on the day it was found; newest first.',
    type: DeadlineBreachPageDto,
    refusals: [422],
  })
  breaches(@Query() query: DeadlineBreachQueryDto): Promise<DeadlineBreachPageDto> {
    return this.deadlines.breaches(query);
  }
}
