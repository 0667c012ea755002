import { Module } from '@nestjs/common';
import { SearchController } from './search.controller';
import { SearchService } from './search.service';

/** The search as a page. */
@Module({ controllers: [SearchController], providers: [SearchService] })
export class SearchPagesModule {}
