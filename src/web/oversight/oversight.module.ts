import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module';
import { FairnessModule } from '../../fairness/fairness.module';
import { PrivacyModule } from '../../privacy/privacy.module';
import { ViewModule } from '../view/view.module';
import { FairnessPageController } from './fairness-page.controller';
import { FairnessPageService } from './fairness-page.service';
import { LogController } from './log.controller';
import { LogPageService } from './log-page.service';
import { PersonalDataController } from './personal-data.controller';
import { PersonalDataPageService } from './personal-data-page.service';
import { RetentionPageController } from './retention-page.controller';
import { RetentionPageService } from './retention-page.service';

/** Pages for those who keep watch: the log, who gets how far, what is kept, and what people are owed. */
@Module({
  imports: [ViewModule, AuditModule, FairnessModule, PrivacyModule],
  controllers: [FairnessPageController, LogController, PersonalDataController, RetentionPageController],
  providers: [FairnessPageService, LogPageService, PersonalDataPageService, RetentionPageService],
})
export class OversightModule {}
