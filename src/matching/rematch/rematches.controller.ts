import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access';
import { Route } from '../../common/api/docs';
import { IdParam } from '../../common/api/uuid.pipe';
import { FullRematches, type RematchProgress } from './full-rematches';
import { RematchService } from './rematch.service';

/** How far one full re-match has come. */
export class RematchDto implements RematchProgress {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id' })
  id: string;

  @ApiProperty({ type: String, description: 'What asked for it', example: 'policy_changed' })
  reason: string;

  @ApiProperty({ type: String, description: 'Policy when it was asked for' })
  policyVersion: string;

  @ApiProperty({ type: String, description: 'Dated rules when it was asked for' })
  rulesVersion: string;

  @ApiProperty({ type: 'integer', description: 'Openings to be ranked anew' })
  openings: number;

  @ApiProperty({ type: 'integer', description: 'Openings whose new list is stored; the others show their old one' })
  done: number;

  @ApiProperty({ type: String, format: 'date-time', description: 'When it was asked for' })
  startedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it ended; null while it runs' })
  finishedAt: string | null;
}

/** Full re-matches, newest first. */
export class RematchListDto {
  @ApiProperty({ type: () => [RematchDto], description: 'At most 20' })
  items: RematchDto[];
}

/** Nothing has to be said. */
export class RematchRequestDto {}

@ApiTags('jobs')
@Controller('rematches')
export class RematchesController {
  constructor(
    private readonly rematches: FullRematches,
    private readonly rematch: RematchService,
  ) {}

  @Allow('update', 'Job')
  @Post()
  @Route({
    summary: 'Rank everything anew',
    description:
      'Asks for every open opening to be ranked anew, in batches behind single changes. Each opening shows its old list ' +
      'until the new one is whole. While one that was asked for runs, nothing is added and its progress is answered.',
    status: 202,
    type: RematchDto,
    refusals: [400, 415, 422],
  })
  async begin(@Body() _request: RematchRequestDto): Promise<RematchDto> {
    return this.rematches.get(await this.rematches.begin('asked', this.rematch.versions()));
  }

  @Allow('read', 'Job')
  @Get()
  @Route({ summary: 'List full re-matches', description: 'With their progress, newest first.', type: RematchListDto })
  async list(): Promise<RematchListDto> {
    return { items: await this.rematches.list() };
  }

  @Allow('read', 'Job')
  @Get(':id')
  @Route({
    summary: 'Read one full re-match',
    description: 'How many of its lists are stored. Kept for a month after it ended.',
    type: RematchDto,
    refusals: [400, 404],
  })
  get(@IdParam() id: string): Promise<RematchDto> {
    return this.rematches.get(id);
  }
}
