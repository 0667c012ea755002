import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { pageDto } from '../common/api/docs';
import { Pattern, Text } from '../common/api/fields';
import { PageQueryDto } from '../common/api/pages';
import { RecordDto } from '../common/api/record.dto';
import { ContactPersonDto } from './contact-person.dto';
import { EmployerInputDto } from './employer-input.dto';
import { WorkplaceInputDto } from './workplace-input.dto';

const MUNICIPALITY = {
  description: 'Only of this municipality',
  pattern: /^\d{4}$/,
  expected: 'a municipality code of four digits',
  optional: true,
} as const;

/** A stored employer. */
export class EmployerDto extends IntersectionType(RecordDto, EmployerInputDto) {}

/** Which employers are wanted. */
export class EmployerQueryDto extends PageQueryDto {
  @Pattern(MUNICIPALITY)
  municipality?: string;

  @Pattern({ description: 'CVR number', pattern: /^\d{8}$/, expected: 'eight digits', optional: true })
  cvr?: string;

  @Text({ description: 'Part of the name', max: 100, optional: true })
  q?: string;
}

export class EmployerPageDto extends pageDto(EmployerDto) {}

/** A new place of work of an employer. */
export class NewWorkplaceDto extends WorkplaceInputDto {
  @Pattern({
    description: 'Id of the employer',
    pattern: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
    expected: 'a UUID in small letters',
  })
  employerId: string;
}

/** A stored place of work. */
export class WorkplaceDto extends IntersectionType(RecordDto, NewWorkplaceDto) {
  @ApiProperty({ type: String, description: 'Municipality of the employer', example: '0851' })
  municipality: string;
}

/** Which places of work are wanted. */
export class WorkplaceQueryDto extends PageQueryDto {
  @Pattern(MUNICIPALITY)
  municipality?: string;

  @Pattern({
    description: 'Only of this employer',
    pattern: /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/,
    expected: 'a UUID in small letters',
    optional: true,
  })
  employerId?: string;

  @Pattern({ description: 'P-nummer', pattern: /^\d{10}$/, expected: 'ten digits', optional: true })
  pNumber?: string;

  @Pattern({ description: 'Postal code', pattern: /^\d{4}$/, expected: 'four digits', optional: true })
  postalCode?: string;

  @Text({ description: 'Part of the name', max: 100, optional: true })
  q?: string;
}

export class WorkplacePageDto extends pageDto(WorkplaceDto) {}

/** A stored contact person. */
export class StoredContactPersonDto extends IntersectionType(RecordDto, ContactPersonDto) {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the workplace' })
  workplaceId: string;
}

/** All contact persons of a workplace. */
export class ContactPersonListDto {
  @ApiProperty({ type: () => [StoredContactPersonDto], description: 'In the order in which they were added' })
  items: StoredContactPersonDto[];
}
