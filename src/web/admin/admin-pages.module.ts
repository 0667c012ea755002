import { Module } from '@nestjs/common';
import { ViewModule } from '../view/view.module';
import { ApiKeysController } from './api-keys.controller';
import { ApiKeysPageService } from './api-keys-page.service';
import { UsersController } from './users.controller';

/** Pages for administrators: users and API keys, no citizens. */
@Module({ imports: [ViewModule], controllers: [UsersController, ApiKeysController], providers: [ApiKeysPageService] })
export class AdminPagesModule {}
