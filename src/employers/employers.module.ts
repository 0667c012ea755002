import { Module } from '@nestjs/common';
import { AgreementsController } from './agreements.controller';
import { ContactLogController } from './contact-log.controller';
import { ContactLogService } from './contact-log.service';
import { ContactPersonsController } from './contact-persons.controller';
import { ContactPersonsService } from './contact-persons.service';
import { EmployersController } from './employers.controller';
import { EmployersService } from './employers.service';
import { PartnershipAgreementsService } from './partnership-agreements.service';
import { WorkplacesController } from './workplaces.controller';
import { WorkplacesService } from './workplaces.service';

/** Who hires: employers, their places of work and the people to talk to there. */
@Module({
  controllers: [
    EmployersController,
    WorkplacesController,
    ContactPersonsController,
    ContactLogController,
    AgreementsController,
  ],
  providers: [
    EmployersService,
    WorkplacesService,
    ContactPersonsService,
    ContactLogService,
    PartnershipAgreementsService,
  ],
  exports: [
    EmployersService,
    WorkplacesService,
    ContactPersonsService,
    ContactLogService,
    PartnershipAgreementsService,
  ],
})
export class EmployersModule {}
