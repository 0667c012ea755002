import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module';
import { CandidatesModule } from '../../candidates/candidates.module';
import { CaseworkModule } from '../../casework/casework.module';
import { CandidateEditService } from './candidate-edit.service';
import { CandidatePageService } from './candidate-page.service';
import { CandidateController } from './candidate.controller';

/** The page of one person. */
@Module({
  imports: [AuditModule, CandidatesModule, CaseworkModule],
  controllers: [CandidateController],
  providers: [CandidatePageService, CandidateEditService],
})
export class CandidatePagesModule {}
