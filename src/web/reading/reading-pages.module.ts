import { Module } from '@nestjs/common';
import { ReadingsModule } from '../../intake/readings/readings.module';
import { ViewModule } from '../view/view.module';
import { ReadingPageService } from './reading-page.service';
import { ReadingPagesController } from './reading.controller';

/** Pages on which people confirm what was read out of texts. */
@Module({
  imports: [ViewModule, ReadingsModule],
  controllers: [ReadingPagesController],
  providers: [ReadingPageService],
})
export class ReadingPagesModule {}
