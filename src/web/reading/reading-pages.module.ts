import { Module } from '@nestjs/common';
import { ReadingsModule } from '../../intake/readings/readings.module';
import { ViewModule } from '../view/view.module';
import { PasteController } from './paste.controller';
import { PasteService } from './paste.service';
import { ReadingPageService } from './reading-page.service';
import { ReadingPagesController } from './reading.controller';

/** Pages on which people confirm what was read out of texts. */
@Module({
  imports: [ViewModule, ReadingsModule],
  // before the pages of one reading, whose id stands where its `ny` stands
  controllers: [PasteController, ReadingPagesController],
  providers: [PasteService, ReadingPageService],
})
export class ReadingPagesModule {}
