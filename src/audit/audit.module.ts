import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Clock } from '../common/clock';
import { type Config, CONFIG } from '../config/config';
import { AuditController } from './audit.controller';
import { AuditInterceptor } from './audit.interceptor';
import { AuditKeeper } from './audit-keeper';
import { AuditLog } from './audit-log';
import { AuditService } from './audit.service';
import { headFileIn } from './head-file';

/** The log of writes, decisions, list views and personal look-ups. */
@Module({
  controllers: [AuditController],
  providers: [
    AuditService,
    { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
    {
      provide: AuditKeeper,
      inject: [DataSource, Clock, AuditLog, CONFIG],
      useFactory: (dataSource: DataSource, clock: Clock, log: AuditLog, config: Config) =>
        new AuditKeeper(dataSource, clock, log, config.AUDIT_HEAD_FILE ?? headFileIn(config.DATA_DIR)),
    },
  ],
  exports: [AuditKeeper, AuditService],
})
export class AuditModule {}
