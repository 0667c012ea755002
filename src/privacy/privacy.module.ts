import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AuditModule } from '../audit/audit.module';
import { DEFAULT_POLICY } from '../matching/core/policy';
import { RuleBook } from '../schemes';
import { PermissionsController, ProfilesController } from './disclosure/disclosure.controller';
import { DisclosureService } from './disclosure/disclosure.service';
import { PermissionsService } from './disclosure/permissions.service';
import { CprLookUpController } from './look-up/cpr-look-up.controller';
import { SeenListInterceptor } from './replay/seen-list.interceptor';
import { SeenListRecorder } from './replay/seen-list-recorder';
import { SeenListsController } from './replay/seen-lists.controller';
import { SeenListsService } from './replay/seen-lists.service';
import { RetentionController } from './retention/retention.controller';
import { RetentionReader } from './retention/retention-reader';
import { RetentionService } from './retention/retention.service';
import { ErasureService } from './subject/erasure.service';
import { LegalHoldsService } from './subject/legal-holds.service';
import { SubjectController } from './subject/subject.controller';
import { SubjectExportService } from './subject/subject-export.service';

/** What people are owed: what employers see of them, their permissions, their data and its end, what was shown. */
@Module({
  imports: [AuditModule],
  controllers: [
    ProfilesController,
    PermissionsController,
    CprLookUpController,
    SubjectController,
    RetentionController,
    SeenListsController,
  ],
  providers: [
    DisclosureService,
    PermissionsService,
    SubjectExportService,
    ErasureService,
    LegalHoldsService,
    RetentionService,
    RetentionReader,
    SeenListsService,
    {
      provide: SeenListRecorder,
      inject: [DataSource, RuleBook],
      useFactory: (dataSource: DataSource, rules: RuleBook) =>
        new SeenListRecorder(dataSource, () => ({
          policyVersion: DEFAULT_POLICY.version,
          rulesVersion: rules.version,
        })),
    },
    { provide: APP_INTERCEPTOR, useClass: SeenListInterceptor },
  ],
  exports: [
    DisclosureService,
    PermissionsService,
    RetentionService,
    RetentionReader,
    ErasureService,
    LegalHoldsService,
    SubjectExportService,
  ],
})
export class PrivacyModule {}
