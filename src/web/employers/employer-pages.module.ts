import { Module } from '@nestjs/common';
import { CaseworkModule } from '../../casework/casework.module';
import { EmployersModule } from '../../employers/employers.module';
import { ViewModule } from '../view/view.module';
import { EmployerActivityService } from './employer-activity.service';
import { EmployerController } from './employer.controller';
import { EmployerFormsController } from './employer-forms.controller';
import { EmployerLinesService } from './employer-lines.service';
import { EmployerPageService } from './employer-page.service';
import { EmployerRelationsService } from './employer-relations.service';
import { EmployersListController } from './employers-list.controller';
import { WorkplaceFormsController } from './workplace-forms.controller';
import { WorkplacePageService } from './workplace-page.service';
import { WorkplacePagesController } from './workplaces.controller';

/** Pages about employers and their workplaces. */
@Module({
  imports: [ViewModule, EmployersModule, CaseworkModule],
  // addresses with a fixed word stand before those with an id in its place
  controllers: [
    EmployersListController,
    EmployerFormsController,
    WorkplaceFormsController,
    WorkplacePagesController,
    EmployerController,
  ],
  providers: [
    EmployerLinesService,
    EmployerActivityService,
    EmployerRelationsService,
    EmployerPageService,
    WorkplacePageService,
  ],
})
export class EmployerPagesModule {}
