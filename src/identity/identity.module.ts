import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from '../access/access.guard';
import { ApiKeysService } from './api-keys.service';
import { AuthenticationGuard } from './authentication.guard';
import { DemoUsers } from './demo-users';
import { IdentityProviders } from './identity-providers';
import { SignInLimits } from './sign-in-limits';
import { SignInService } from './sign-in.service';
import { Sessions } from './sessions';

/** Who asks, and whether they may: the two guards every request passes, in this order. */
@Global()
@Module({
  providers: [
    ApiKeysService,
    Sessions,
    SignInService,
    SignInLimits,
    DemoUsers,
    { provide: IdentityProviders, useValue: new IdentityProviders([]) },
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [ApiKeysService, Sessions, SignInService, SignInLimits, DemoUsers, IdentityProviders],
})
export class IdentityModule {}
