import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module';
import { PrivacyModule } from '../../privacy/privacy.module';
import { ViewModule } from '../view/view.module';
import { LogController } from './log.controller';
import { LogPageService } from './log-page.service';
import { PersonalDataController } from './personal-data.controller';
import { PersonalDataPageService } from './personal-data-page.service';

/** Pages for those who keep watch: the log, and what people are owed. */
@Module({
  imports: [ViewModule, AuditModule, PrivacyModule],
  controllers: [LogController, PersonalDataController],
  providers: [LogPageService, PersonalDataPageService],
})
export class OversightModule {}
