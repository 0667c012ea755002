import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { type Access, Allow, CurrentAccess } from '../../access';
import { AuditLog } from '../../audit/audit-log';
import { Route } from '../../common/api/docs';
import { blindIndexes } from '../fields/field-cipher';
import { fieldKeys } from '../fields/field-keys';
import { CprFoundDto, CprLookUpInputDto } from './cpr-look-up.dto';

/** Finds a person by CPR number. By POST, so that the number stands in no address and no access log. */
@ApiTags('privacy')
@Controller('candidate-look-ups')
export class CprLookUpController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
  ) {}

  @Allow('look_up', 'Candidate')
  @Post()
  @Route({
    summary: 'Find a candidate by CPR number',
    description: 'With a purpose, which is logged whether anybody was found or not. The number is not repeated.',
    type: CprFoundDto,
    list: true,
    refusals: [400, 413, 415, 422],
  })
  async find(@CurrentAccess() access: Access, @Body() { cpr, purpose }: CprLookUpInputDto): Promise<CprFoundDto[]> {
    const asked: unknown[] = [blindIndexes(fieldKeys(), 'candidate_identities.cpr', cpr.replace(/\D/g, ''))];
    const within = access.sql('look_up', 'Candidate', 'c', asked);
    const found = await this.dataSource.query<CprFoundDto[]>(
      `select c.id as "candidateId", c.pseudonym, c.municipality
       from candidate_identities i join candidates c on c.id = i.candidate_id
       where i.cpr_index = any($1) and c.deleted_at is null and ${within} order by c.id`,
      asked,
    );
    await this.audit.recordAll(
      (found.length > 0 ? found : [undefined]).map((person) => ({
        action: 'look_up',
        subjectType: 'candidate',
        subjectId: person?.candidateId ?? null,
        municipality: person?.municipality ?? null,
        purpose,
        details: { by: 'cpr', found: found.length },
      })),
    );
    return found;
  }
}
