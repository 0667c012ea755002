import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module';
import { CandidatesModule } from '../../candidates/candidates.module';
import { CaseworkModule } from '../../casework/casework.module';
import { PrivacyModule } from '../../privacy/privacy.module';
import { CandidateCourseService } from './candidate-course.service';
import { CandidateEditService } from './candidate-edit.service';
import { CandidatePageService } from './candidate-page.service';
import { CandidateProfileService } from './candidate-profile.service';
import { CandidateStandingService } from './candidate-standing.service';
import { CandidateController } from './candidate.controller';
import { PermissionPagesController } from './permissions/permissions.controller';
import { PermissionsPageService } from './permissions/permissions-page.service';

/** The page of one person, and the permissions that firms see who it is. */
@Module({
  imports: [AuditModule, CandidatesModule, CaseworkModule, PrivacyModule],
  controllers: [CandidateController, PermissionPagesController],
  providers: [
    CandidatePageService,
    CandidateProfileService,
    CandidateStandingService,
    CandidateCourseService,
    CandidateEditService,
    PermissionsPageService,
  ],
})
export class CandidatePagesModule {}
