import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './audit/audit.module';
import { CandidatesModule } from './candidates/candidates.module';
import { CaseworkModule } from './casework/casework.module';
import type { Clock } from './common/clock';
import { EmployersModule } from './employers/employers.module';
import { EngineModule } from './engine.module';
import { FairnessModule } from './fairness/fairness.module';
import { GeographyModule } from './geography/geography.module';
import { IdentityModule } from './identity/identity.module';
import { ImportsModule } from './intake/imports.module';
import { MatchingModule } from './matching/matching.module';
import { MatchingApiModule } from './matching/matching-api.module';
import { OpeningsModule } from './openings/openings.module';
import { QueueApiModule } from './queue/queue-api.module';
import { PrivacyModule } from './privacy/privacy.module';
import type { Runtime } from './runtime';
import { SuggestionsModule } from './suggestions/suggestions.module';
import { TaxonomyModule } from './taxonomy/taxonomy.module';
import { HealthModule } from './web/health.module';
import { ReferenceModule } from './web/reference.module';
import { WebModule } from './web/web.module';
import { WorkerModule } from './worker.module';

/** The whole product: all modules over the opened engines. */
@Module({})
export class AppModule {
  static forRuntime(runtime: Runtime, clock?: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        EngineModule.forRuntime(runtime, clock),
        AuditModule,
        IdentityModule,
        TaxonomyModule,
        GeographyModule,
        EmployersModule,
        CandidatesModule,
        CaseworkModule,
        OpeningsModule,
        MatchingModule,
        MatchingApiModule,
        SuggestionsModule,
        PrivacyModule,
        FairnessModule,
        ImportsModule,
        QueueApiModule,
        HealthModule,
        ReferenceModule,
        WebModule,
        WorkerModule.forRuntime(runtime),
      ],
    };
  }
}
