import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, byId } from '../../access';
import { Route } from '../../common/api/docs';
import { Idempotent } from '../../common/api/idempotency';
import { SendsPageLink } from '../../common/api/pages';
import { IdParam } from '../../common/api/uuid.pipe';
import { MeasurementDto, MeasurementInputDto, MeasurementPageDto, MeasurementQueryDto } from './measurement.dto';
import { MeasurementsService } from './measurements.service';

/** The restricted routes of the measurements of progress (domain.md §2.4, §2.8). */
@ApiTags('restricted')
@Controller('candidates/:id/measurements')
export class MeasurementsController {
  constructor(private readonly measurements: MeasurementsService) {}

  @Allow('create', 'Measurement', byId())
  @Post()
  @Idempotent()
  @Route({
    summary: 'Record a measurement of progress',
    description:
      'KAN/VIL, BIP or FIP. Restricted: it stands in no other answer, no employer sees it, and no ranking reads it.',
    status: 201,
    type: MeasurementDto,
    refusals: [400, 404, 409, 413, 415, 422],
  })
  add(@IdParam() id: string, @Body() input: MeasurementInputDto): Promise<MeasurementDto> {
    return this.measurements.add(id, input);
  }

  @Allow('read', 'Measurement', byId())
  @Get()
  @SendsPageLink()
  @Route({
    summary: 'List a person’s measurements',
    description: 'Newest first, in pages. Restricted.',
    type: MeasurementPageDto,
    refusals: [400, 404, 422],
  })
  list(@IdParam() id: string, @Query() query: MeasurementQueryDto): Promise<MeasurementPageDto> {
    return this.measurements.list(id, query);
  }
}
