import { ApiProperty } from '@nestjs/swagger';
import { Pattern, Text } from '../../common/api/fields';

/** Whom somebody looks for, and why. */
export class CprLookUpInputDto {
  @Pattern({ description: 'CPR number', pattern: /^\d{6}-?\d{4}$/, expected: 'ten digits', example: '610190-0000' })
  cpr: string;

  @Text({ description: 'Why the person is looked up; logged', max: 300, example: 'Henvendelse fra borger' })
  purpose: string;
}

/** A person who was found. */
export class CprFoundDto {
  @ApiProperty({ type: String, format: 'uuid', description: 'Id of the candidate' })
  candidateId: string;

  @ApiProperty({ type: String, description: 'Shown instead of a name', example: 'K-1042' })
  pseudonym: string;

  @ApiProperty({ type: String, description: 'Municipality that has the case' })
  municipality: string;
}
