import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Config, CONFIG } from '../config/config';
import { loadPackageChanges, withPackageChanges } from './package-changes';
import { EscoController } from './esco/esco.controller';
import { EscoService } from './esco/esco.service';
import { Taxonomy } from './taxonomy';
import { loadStoredTaxonomy } from './taxonomy.store';

/** Injection token of the taxonomy: read from the database at start, with the dated changes of the rules folder. */
export const TAXONOMY = Taxonomy;

/** Competencies, occupations, licences and branchepakker, in memory. */
@Global()
@Module({
  controllers: [EscoController],
  providers: [
    EscoService,
    {
      provide: TAXONOMY,
      inject: [DataSource, CONFIG],
      useFactory: async (dataSource: DataSource, { RULES_DIR }: Config) =>
        withPackageChanges(await loadStoredTaxonomy(dataSource.manager), loadPackageChanges(RULES_DIR)),
    },
  ],
  exports: [TAXONOMY, EscoService],
})
export class TaxonomyModule {}
