import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findRecord } from '../../common/api/records';
import { Clock } from '../../common/clock';
import { given } from '../../common/given';
import { Workplace } from '../../employers/workplace.entity';
import { type PlacementScheme, RuleBook, type SchemeWorkplace, workplaceRoom } from '../../schemes';
import { countedPlacements, dispensationOn, type RatioFormula } from '../../schemes/rules/ratio-cap';
import { loadSchemeWorkplaces } from '../scheme-facts.loader';
import type { PlaceInUseDto, RatioDto } from './ratio.dto';

/** Parameters of the rule `ratio.legal_cap`, as the rule data has them. */
type RatioParameters = { applies: false } | ({ applies: true; counts: readonly PlacementScheme[] } & RatioFormula);

/** Room for supported places at a workplace (domain.md §4.2). */
@Injectable()
export class RatioService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly rules: RuleBook,
  ) {}

  /** @throws NotFound */
  async get(id: string, on: string = this.clock.today()): Promise<RatioDto> {
    await findRecord(this.dataSource.manager, Workplace, 'workplace', id);
    return (await this.of([id], on)).get(id)!;
  }

  /** The room of several workplaces, by their ids; those that are not stored are left out. */
  async of(ids: readonly string[], on: string = this.clock.today()): Promise<Map<string, RatioDto>> {
    const workplaces = await loadSchemeWorkplaces(this.dataSource.manager, { workplaceIds: ids });
    return new Map([...workplaces].map(([id, workplace]) => [id, this.roomOf(id, workplace, on)]));
  }

  private roomOf(id: string, workplace: SchemeWorkplace, on: string): RatioDto {
    const rule = this.rules.inForce('ratio.legal_cap', on);
    const params = (rule?.params ?? { applies: false }) as RatioParameters;
    const counts = params.applies ? params.counts : [];
    const room = params.applies ? workplaceRoom(workplace, on, counts, params) : undefined;
    const counted = workplace.placements && countedPlacements(workplace, on, counts).certain;
    const known = counted !== undefined;
    return {
      workplaceId: id,
      on,
      ordinaryEmployees: workplace.ordinaryEmployees ?? null,
      cap: room?.cap ?? null,
      used: known ? counted.length : null,
      free: known ? (room?.free ?? null) : null,
      freeWithinOwnCap: known ? (room?.freeWithinOwnCap ?? null) : null,
      ...given<Partial<RatioDto>>({
        pNumber: workplace.pNumber,
        ordinaryEmployeesOn: workplace.ordinaryEmployeesOn,
        ownCap: workplace.ownCap,
        hours: known ? room?.hours : undefined,
        dispensation: dispensationOn(workplace, on)?.programme,
      }),
      places: (counted ?? []).map(({ scheme, from, until, weeklyHours }) => ({
        scheme,
        from,
        ...given<Partial<PlaceInUseDto>>({ until, weeklyHours }),
      })),
      clause: params.applies ? rule!.clause : null,
      source: params.applies ? rule!.source : null,
      uncertain: rule?.uncertain ?? false,
    };
  }
}
