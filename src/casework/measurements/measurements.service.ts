import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Candidate } from '../../candidates/candidate.entity';
import { newestFirst } from '../../common/api/listing';
import type { Page } from '../../common/api/pages';
import { recordFields } from '../../common/api/record.dto';
import { findRecord } from '../../common/api/records';
import { refuse } from '../../common/api/refuse';
import { Clock } from '../../common/clock';
import { given } from '../../common/given';
import { newId } from '../../common/id';
import type { MeasurementDto, MeasurementInputDto, MeasurementQueryDto } from './measurement.dto';
import { CandidateMeasurement } from './measurement.entity';
import { checkMeasurement } from './measurement-rules';

/**
 * Measurements of progress, kept with their history and apart from everything else. Writing one tells the outbox
 * nothing: no list may change because of it (domain.md §2.4, §2.8).
 */
@Injectable()
export class MeasurementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, InvalidInput */
  async add(candidateId: string, input: MeasurementInputDto): Promise<MeasurementDto> {
    refuse(checkMeasurement(input, this.clock.today()));
    return this.dataSource.transaction(async (manager) => {
      const { municipality } = await findRecord(manager, Candidate, 'candidate', candidateId);
      const { instrument, question, value, measuredBy, on, by, reason } = input;
      const id = newId();
      await manager.insert(CandidateMeasurement, {
        id,
        municipality,
        candidateId,
        instrument,
        question,
        value,
        measuredBy,
        on,
        by,
        reason: reason ?? null,
      });
      return present(await manager.findOneByOrFail(CandidateMeasurement, { id }));
    });
  }

  /** One person's measurements, newest first. @throws NotFound */
  async list(candidateId: string, query: MeasurementQueryDto): Promise<Page<MeasurementDto>> {
    await findRecord(this.dataSource.manager, Candidate, 'candidate', candidateId);
    const rows = this.dataSource.manager
      .createQueryBuilder(CandidateMeasurement, 'm')
      .where('m.candidateId = :candidateId', { candidateId });
    if (query.instrument) rows.andWhere('m.instrument = :instrument', query);
    return newestFirst(rows, query, present);
  }
}

function present(row: CandidateMeasurement): MeasurementDto {
  return {
    ...recordFields(row),
    instrument: row.instrument,
    question: row.question,
    value: row.value,
    measuredBy: row.measuredBy,
    on: row.on,
    by: row.by,
    ...given<Partial<MeasurementDto>>({ reason: row.reason }),
  };
}
