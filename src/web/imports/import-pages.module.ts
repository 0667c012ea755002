import { Module } from '@nestjs/common';
import { ImportsModule } from '../../intake/imports.module';
import { ViewModule } from '../view/view.module';
import { ImportPageService } from './import-page.service';
import { ImportPagesController } from './import.controller';

/** Pages of files that are brought in. */
@Module({
  imports: [ViewModule, ImportsModule],
  controllers: [ImportPagesController],
  providers: [ImportPageService],
})
export class ImportPagesModule {}
