import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module';
import { CandidatesModule } from '../../candidates/candidates.module';
import { CaseworkModule } from '../../casework/casework.module';
import { CandidateCourseService } from './candidate-course.service';
import { CandidateEditService } from './candidate-edit.service';
import { CandidatePageService } from './candidate-page.service';
import { CandidateProfileService } from './candidate-profile.service';
import { CandidateStandingService } from './candidate-standing.service';
import { CandidateController } from './candidate.controller';

/** The page of one person. */
@Module({
  imports: [AuditModule, CandidatesModule, CaseworkModule],
  controllers: [CandidateController],
  providers: [
    CandidatePageService,
    CandidateProfileService,
    CandidateStandingService,
    CandidateCourseService,
    CandidateEditService,
  ],
})
export class CandidatePagesModule {}
