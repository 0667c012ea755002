import { Module } from '@nestjs/common';
import { SavedViewsService } from './saved-views.service';

/** Filters of lists that people keep under a name. */
@Module({ providers: [SavedViewsService], exports: [SavedViewsService] })
export class SavedViewsModule {}
