import { Module } from '@nestjs/common';
import { FairnessController } from './fairness.controller';
import { FairnessService } from './fairness.service';

/** Figures on who gets how far; no list can read what they are made from. */
@Module({ controllers: [FairnessController], providers: [FairnessService], exports: [FairnessService] })
export class FairnessModule {}
