import { Module } from '@nestjs/common';
import { BulkDecisionsService } from './bulk-decisions.service';
import { EmployerRepliesController } from './employer-replies.controller';
import { EmployerRepliesService } from './employer-replies.service';
import { SuggestionsController } from './suggestions.controller';
import { ShortlistService } from './shortlist.service';
import { SuggestionsService } from './suggestions.service';

/** The review workflow: suggested → … → hired, closed or rejected, with reasons and history. */
@Module({
  controllers: [SuggestionsController, EmployerRepliesController],
  providers: [SuggestionsService, BulkDecisionsService, ShortlistService, EmployerRepliesService],
  exports: [SuggestionsService, BulkDecisionsService, ShortlistService, EmployerRepliesService],
})
export class SuggestionsModule {}
