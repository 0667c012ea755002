import { ApiProperty } from '@nestjs/swagger';
import { CalendarDate } from '../../common/api/fields';

/** The day asked about. */
export class RatioQueryDto {
  @CalendarDate({ description: 'The first day of a new course; today when left out', optional: true })
  on?: string;
}

/** A supported place in use or agreed; who takes it is not told. */
export class PlaceInUseDto {
  @ApiProperty({ type: String, description: 'Scheme' })
  scheme: string;

  @ApiProperty({ type: String, format: 'date', description: 'First day' })
  from: string;

  @ApiProperty({ type: String, format: 'date', required: false, description: 'Last day; missing = no end agreed' })
  until?: string;

  @ApiProperty({ type: 'integer', required: false, description: 'Hours a week' })
  weeklyHours?: number;
}

/** Weekly hours under a dispensation that lets people share full-time places. */
export class RatioHoursDto {
  @ApiProperty({ type: 'integer', description: 'Weekly hours that the places hold' })
  capacity: number;

  @ApiProperty({ type: 'integer', description: 'Weekly hours in use' })
  used: number;

  @ApiProperty({ type: 'integer', description: 'Weekly hours free' })
  free: number;
}

/** Room for supported places at one workplace on one day (domain.md §4.2). */
export class RatioDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the workplace' })
  workplaceId: string;

  @ApiProperty({ type: String, required: false, description: 'P-nummer; without one nothing can be counted' })
  pNumber?: string;

  @ApiProperty({ type: String, format: 'date', description: 'The day' })
  on: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Ordinary employees; null = not known' })
  ordinaryEmployees: number | null;

  @ApiProperty({ type: String, format: 'date', required: false, description: 'The day they were counted' })
  ordinaryEmployeesOn?: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Places allowed by law; null = not known' })
  cap: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Places in use; null = no P-nummer' })
  used: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Places free by law; negative = too many already' })
  free: number | null;

  @ApiProperty({ type: 'integer', required: false, description: 'The firm’s own limit' })
  ownCap?: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Places free within the firm’s own limit too' })
  freeWithinOwnCap: number | null;

  @ApiProperty({ type: () => RatioHoursDto, required: false, description: 'With a dispensation only' })
  hours?: RatioHoursDto;

  @ApiProperty({ type: String, required: false, description: 'Programme of the dispensation in force' })
  dispensation?: string;

  @ApiProperty({ type: () => [PlaceInUseDto], description: 'Places counted on the day' })
  places: PlaceInUseDto[];

  @ApiProperty({ type: String, nullable: true, description: 'Legal basis; null = no ratio on the day' })
  clause: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Place in the handbook' })
  source: string | null;

  @ApiProperty({ type: Boolean, description: 'Not confirmed' })
  uncertain: boolean;
}
