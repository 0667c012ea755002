import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refuse } from '../common/api/refuse';
import { newId } from '../common/id';
import { FACTORS, type FactorCode } from './core/result';
import { WeightPreset } from './weight-preset.entity';

/** Longest name and largest weight of a preset. */
const LONGEST_NAME = 60;
const LARGEST_WEIGHT = 1_000_000;

/** Weights by factor, whole numbers from 0. */
export type Weights = Partial<Record<FactorCode, number>>;

/** Weights that colleagues of one municipality saved under a name. */
@Injectable()
export class WeightPresetsService {
  constructor(private readonly dataSource: DataSource) {}

  /** By name. */
  list(municipality: string): Promise<WeightPreset[]> {
    return this.dataSource.manager.find(WeightPreset, { where: { municipality }, order: { name: 'ASC' } });
  }

  /** Saves weights; the same name is overwritten. @throws InvalidInput */
  async save(municipality: string, name: string, weights: Weights, by: string): Promise<void> {
    const given = name.trim();
    const asked = FACTORS.flatMap((factor): [FactorCode, number][] => {
      const weight = weights[factor];
      return weight === undefined ? [] : [[factor, weight]];
    });
    const sound = asked.every(([, weight]) => Number.isInteger(weight) && weight >= 0 && weight <= LARGEST_WEIGHT);
    refuse([
      ...(given === '' || given.length > LONGEST_NAME
        ? [{ pointer: '/name', code: 'FIELD.REQUIRED', detail: 'is missing or too long', expected: '1–60 characters' }]
        : []),
      ...(!sound || asked.every(([, weight]) => weight === 0)
        ? [
            {
              pointer: '/weights',
              code: 'WEIGHTS.ALL_ZERO',
              detail: 'gives no factor any weight',
              expected: 'whole numbers, at least one above 0',
            },
          ]
        : []),
    ]);
    await this.dataSource.manager.upsert(
      WeightPreset,
      { id: newId(), municipality, name: given, weights: Object.fromEntries(asked), by },
      { conflictPaths: ['municipality', 'name'] },
    );
  }

  /** Quietly does nothing when it is gone already. */
  async remove(municipality: string, id: string): Promise<void> {
    await this.dataSource.manager.delete(WeightPreset, { municipality, id });
  }
}
