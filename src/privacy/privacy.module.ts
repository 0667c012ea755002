import { Module } from '@nestjs/common';
import { PermissionsController, ProfilesController } from './disclosure/disclosure.controller';
import { DisclosureService } from './disclosure/disclosure.service';
import { CprLookUpController } from './look-up/cpr-look-up.controller';
import { PermissionsService } from './disclosure/permissions.service';

/** What people are owed: what employers see of them, their permissions, their data and its end. */
@Module({
  controllers: [ProfilesController, PermissionsController, CprLookUpController],
  providers: [DisclosureService, PermissionsService],
  exports: [DisclosureService, PermissionsService],
})
export class PrivacyModule {}
