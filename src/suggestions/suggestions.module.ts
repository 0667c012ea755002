import { Module } from '@nestjs/common';
import { EmployerRepliesService } from './employer-replies.service';
import { SuggestionsController } from './suggestions.controller';
import { ShortlistService } from './shortlist.service';
import { SuggestionsService } from './suggestions.service';

/** The review workflow: suggested → … → hired, closed or rejected, with reasons and history. */
@Module({
  controllers: [SuggestionsController],
  providers: [SuggestionsService, ShortlistService, EmployerRepliesService],
  exports: [SuggestionsService, ShortlistService, EmployerRepliesService],
})
export class SuggestionsModule {}
