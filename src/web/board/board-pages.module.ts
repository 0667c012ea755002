import { Module } from '@nestjs/common';
import { CaseworkModule } from '../../casework/casework.module';
import { BoardPageService } from './board-page.service';
import { BoardController } from './board.controller';
import { MovePageService } from './move-page.service';

/** The boards as pages. */
@Module({
  imports: [CaseworkModule],
  controllers: [BoardController],
  providers: [BoardPageService, MovePageService],
})
export class BoardPagesModule {}
