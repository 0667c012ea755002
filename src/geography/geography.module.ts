import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Geography } from './geography';
import { loadStoredGeography } from './geography.store';
import { DistanceTravelModel } from './travel-model';

/** Injection token of postal codes and municipalities, read from the database at start. */
export const GEOGRAPHY = Geography;

/** Postal codes, municipalities and travel times, in memory. */
@Global()
@Module({
  providers: [
    {
      provide: GEOGRAPHY,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => loadStoredGeography(dataSource.manager),
    },
    {
      provide: DistanceTravelModel,
      inject: [GEOGRAPHY],
      useFactory: (geography: Geography) => new DistanceTravelModel(geography),
    },
  ],
  exports: [GEOGRAPHY, DistanceTravelModel],
})
export class GeographyModule {}
