import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Taxonomy } from './taxonomy';
import { loadStoredTaxonomy } from './taxonomy.store';

/** Injection token of the taxonomy in force, read from the database at start. */
export const TAXONOMY = Taxonomy;

/** Competencies, occupations, licences and branchepakker, in memory. */
@Global()
@Module({
  providers: [
    {
      provide: TAXONOMY,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => loadStoredTaxonomy(dataSource.manager),
    },
  ],
  exports: [TAXONOMY],
})
export class TaxonomyModule {}
