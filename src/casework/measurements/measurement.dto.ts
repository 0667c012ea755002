import { IntersectionType } from '@nestjs/swagger';
import { pageDto } from '../../common/api/docs';
import { CalendarDate, OneOf, Text, WholeNumber } from '../../common/api/fields';
import { PageQueryDto } from '../../common/api/pages';
import { RecordDto } from '../../common/api/record.dto';

/** Instruments: the KAN/VIL matrix (domain.md §2.4), BIP and FIP (§2.8). */
export const INSTRUMENTS = ['KAN_VIL', 'BIP', 'FIP'] as const;
export type Instrument = (typeof INSTRUMENTS)[number];

/** Whose answer it is. */
export const MEASURED_BY = ['citizen', 'caseworker'] as const;
export type MeasuredBy = (typeof MEASURED_BY)[number];

/** One answer. */
export class MeasurementInputDto {
  @OneOf({ description: 'Instrument', values: INSTRUMENTS, example: 'BIP' })
  instrument: Instrument;

  @WholeNumber({
    description: 'Number of the question: KAN_VIL 1 = KAN, 2 = VIL; BIP 1–11; FIP as the form counts them',
    min: 1,
    max: 20,
    example: 8,
  })
  question: number;

  @WholeNumber({ description: 'Answer, 0–10; KAN_VIL 0 = no, 10 = yes', min: 0, max: 10, example: 6 })
  value: number;

  @OneOf({ description: 'Whose answer it is', values: MEASURED_BY })
  measuredBy: MeasuredBy;

  @CalendarDate({ description: 'The day of the measurement' })
  on: string;

  @Text({ description: 'Initials of whoever records it', max: 8, example: 'MJ' })
  by: string;

  @Text({ description: 'Reason; KAN_VIL needs one', max: 2000, optional: true })
  reason?: string;
}

/** A recorded answer. */
export class MeasurementDto extends IntersectionType(RecordDto, MeasurementInputDto) {}

/** A page of measurements. */
export class MeasurementPageDto extends pageDto(MeasurementDto) {}

/** Which measurements are wanted. */
export class MeasurementQueryDto extends PageQueryDto {
  @OneOf({ description: 'Only of this instrument', values: INSTRUMENTS, optional: true })
  instrument?: Instrument;
}
