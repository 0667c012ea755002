import { Module } from '@nestjs/common';
import { ReferenceController } from './reference.controller';

/** Code lists for pick-lists: competencies, occupations, places, reasons, and the policy. */
@Module({ controllers: [ReferenceController] })
export class ReferenceModule {}
