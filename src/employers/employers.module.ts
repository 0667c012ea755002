import { Module } from '@nestjs/common';
import { ContactPersonsController } from './contact-persons.controller';
import { ContactPersonsService } from './contact-persons.service';
import { EmployersController } from './employers.controller';
import { EmployersService } from './employers.service';
import { WorkplacesController } from './workplaces.controller';
import { WorkplacesService } from './workplaces.service';

/** Who hires: employers, their places of work and the people to talk to there. */
@Module({
  controllers: [EmployersController, WorkplacesController, ContactPersonsController],
  providers: [EmployersService, WorkplacesService, ContactPersonsService],
  exports: [EmployersService, WorkplacesService, ContactPersonsService],
})
export class EmployersModule {}
