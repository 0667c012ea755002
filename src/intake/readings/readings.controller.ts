import { Body, Controller, Get, HttpStatus, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type Access, Allow, byId, CurrentAccess, inBody } from '../../access';
import { Route } from '../../common/api/docs';
import { SendsPageLink } from '../../common/api/pages';
import { IdParam } from '../../common/api/uuid.pipe';
import { InvalidInput } from '../../common/errors';
import {
  AcceptFindingDto,
  FindingDecisionDto,
  ReadingDto,
  ReadingPageDto,
  ReadingQueryDto,
  ReadTextDto,
} from './reading.dto';
import { ReadingDecisionsService } from './reading-decisions.service';
import { ReadingsService } from './readings.service';

const DECISION = [400, 404, 409, 413, 415, 422] as const;

@ApiTags('readings')
@Controller('readings')
export class ReadingsController {
  constructor(
    private readonly readings: ReadingsService,
    private readonly decisions: ReadingDecisionsService,
  ) {}

  @Allow('create', 'Reading', inBody('candidateId', 'Casework', 'update'), inBody('openingId', 'Opening', 'update'))
  @Post()
  @Route({
    summary: 'Read a text into proposals',
    description:
      'A CV for a person, an ad for an opening. Nothing is written into the record: every finding waits for somebody ' +
      'to accept, change or reject it. The same text again answers the same reading with status 200.',
    status: 201,
    type: ReadingDto,
    refusals: [400, 404, 413, 415, 422],
  })
  async create(@Body() body: ReadTextDto, @Res({ passthrough: true }) response: Response): Promise<ReadingDto> {
    const { candidateId, openingId, text } = body;
    if ((candidateId === undefined) === (openingId === undefined)) {
      const detail = candidateId === undefined ? 'is missing' : 'stands beside `openingId`';
      const expected = 'either `candidateId` or `openingId`';
      throw new InvalidInput([{ pointer: '/candidateId', code: 'FIELD.ONE_OF_TWO', detail, expected }]);
    }
    const { reading, created } =
      candidateId !== undefined
        ? await this.readings.read('candidate', candidateId, text)
        : await this.readings.read('opening', openingId!, text);
    response.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return reading;
  }

  @Allow('read', 'Reading')
  @Get()
  @SendsPageLink()
  @Route({
    summary: 'List readings',
    description: 'Newest first, in pages; of one person, one opening, or those with proposals that wait.',
    type: ReadingPageDto,
    refusals: [422],
  })
  list(@CurrentAccess() access: Access, @Query() query: ReadingQueryDto): Promise<ReadingPageDto> {
    return this.readings.list(access, query);
  }

  @Allow('read', 'Reading', byId())
  @Get(':id')
  @Route({
    summary: 'Read one reading',
    description: 'The text, and what was found where, with the state of each proposal.',
    type: ReadingDto,
    refusals: [400, 404],
  })
  get(@IdParam() id: string): Promise<ReadingDto> {
    return this.readings.get(id);
  }

  @Allow('decide', 'Reading', byId())
  @Post(':id/findings/:position/accept')
  @ApiParam({ name: 'position', description: 'Number of the finding within the reading', schema: { type: 'integer' } })
  @Route({
    summary: 'Accept a proposal',
    description:
      'As proposed, or with another code, level or evidence. It is written into the record, and the lists it touches ' +
      'are ranked anew in the background.',
    type: ReadingDto,
    refusals: DECISION,
  })
  accept(
    @IdParam() id: string,
    @Param('position', ParseIntPipe) position: number,
    @Body() { by, ...acceptance }: AcceptFindingDto,
  ): Promise<ReadingDto> {
    return this.decisions.accept(id, position, by, acceptance);
  }

  @Allow('decide', 'Reading', byId())
  @Post(':id/findings/:position/reject')
  @ApiParam({ name: 'position', description: 'Number of the finding within the reading', schema: { type: 'integer' } })
  @Route({
    summary: 'Reject a proposal',
    description: 'It is remembered: no later text of this record brings the same proposal again.',
    type: ReadingDto,
    refusals: DECISION,
  })
  reject(
    @IdParam() id: string,
    @Param('position', ParseIntPipe) position: number,
    @Body() { by }: FindingDecisionDto,
  ): Promise<ReadingDto> {
    return this.decisions.reject(id, position, by);
  }

  @Allow('decide', 'Reading', byId())
  @Post(':id/findings/:position/undo')
  @ApiParam({ name: 'position', description: 'Number of the finding within the reading', schema: { type: 'integer' } })
  @Route({
    summary: 'Take a decision back',
    description: 'The proposal waits again. What it wrote is removed, unless somebody has changed it since.',
    type: ReadingDto,
    refusals: [400, 404, 409],
  })
  undo(@IdParam() id: string, @Param('position', ParseIntPipe) position: number): Promise<ReadingDto> {
    return this.decisions.undo(id, position);
  }
}
