import { Global, Module } from '@nestjs/common';
import { ErrorPages } from '../../common/api/error-pages';
import { SavedViewsModule } from '../../saved-views/saved-views.module';
import { SavedViewsParts } from '../saved-views/saved-views-part';
import { ViewersService } from '../viewer/viewers.service';
import { AssetStore } from './assets';
import { HtmlErrorPages } from './error-pages.service';
import { LeftoverAddresses } from './leftover-addresses';
import { ViewService } from './view.service';

/** What all pages stand on: templates, assets, who looks, errors as pages. */
@Global()
@Module({
  imports: [SavedViewsModule],
  providers: [
    { provide: AssetStore, useFactory: () => new AssetStore() },
    ViewService,
    ViewersService,
    { provide: ErrorPages, useClass: HtmlErrorPages },
    LeftoverAddresses,
    SavedViewsParts,
  ],
  exports: [AssetStore, ViewService, ViewersService, SavedViewsParts],
})
export class ViewModule {}
