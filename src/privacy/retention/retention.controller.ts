import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Access, ALL_MUNICIPALITIES, Allow, CurrentAccess } from '../../access';
import { Route } from '../../common/api/docs';
import { RetentionLineDto } from './retention.dto';
import { RetentionService } from './retention.service';

@ApiTags('privacy')
@Controller('retention')
export class RetentionController {
  constructor(private readonly retention: RetentionService) {}

  @Allow('read', 'Audit')
  @Get()
  @Route({
    summary: 'See what has run out',
    description:
      'A dry run of the retention rules as of today, over the rows of the own municipality; nothing is touched.',
    type: RetentionLineDto,
    list: true,
  })
  report(@CurrentAccess() { principal }: Access): Promise<RetentionLineDto[]> {
    const { municipality } = principal;
    return this.retention.report(undefined, municipality === ALL_MUNICIPALITIES ? null : municipality);
  }
}
