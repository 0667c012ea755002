import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from '../access/access.guard';
import { ApiKeysService } from './api-keys.service';
import { AuthenticationGuard } from './authentication.guard';
import { CaseOpeningsController } from './case-openings.controller';
import { CaseOpeningsService } from './case-openings.service';
import { DemoUsers } from './demo-users';
import { type Config, CONFIG } from '../config/config';
import { loadProviders } from './load-providers';
import { IdentityProviders } from './identity-providers';
import { SignInLimits } from './sign-in-limits';
import { SignInService } from './sign-in.service';
import { Sessions } from './sessions';
import { UsersService } from './users.service';

/** Who asks, and whether they may: the two guards every request passes, in this order. */
@Global()
@Module({
  controllers: [CaseOpeningsController],
  providers: [
    CaseOpeningsService,
    ApiKeysService,
    Sessions,
    SignInService,
    SignInLimits,
    DemoUsers,
    UsersService,
    { provide: IdentityProviders, inject: [CONFIG], useFactory: (config: Config) => loadProviders(config) },
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [
    ApiKeysService,
    CaseOpeningsService,
    Sessions,
    SignInService,
    SignInLimits,
    DemoUsers,
    UsersService,
    IdentityProviders,
  ],
})
export class IdentityModule {}
