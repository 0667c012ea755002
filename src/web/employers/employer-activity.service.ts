import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RatioService } from '../../casework/ratio/ratio.service';
import { Clock } from '../../common/clock';
import { Geography } from '../../geography/geography';
import { loadOutline } from '../../geography/load-outline';
import { RANKED_STATES } from '../../openings/opening-state';
import { clauseText } from '../../schemes/clauses';
import { areaMap } from '../maps/area-map';
import { listedByArea } from '../maps/people-by-area';
import { ownerChip } from '../openings/ranked-line.presenter';
import type { Viewer } from '../viewer/viewer';
import { type EmployerOpening, openingsOf, placementsOf, workplacesOf } from './employer.queries';

/** An employer, or one of its workplaces. */
export interface EmployerPlace {
  employerId: string;
  workplaceId?: string;
}

/** What goes on at an employer's workplaces: openings, people placed there, room for more, and where people live. */
@Injectable()
export class EmployerActivityService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ratio: RatioService,
    private readonly geography: Geography,
  ) {}

  /** Openings, those that are open first. */
  async openings(at: EmployerPlace, limit: number, { colleagues }: Viewer) {
    const openings = await openingsOf(this.dataSource, at, limit);
    return openings.map((opening) => ({ ...opening, owner: ownerChip(opening.owner, colleagues) }));
  }

  /** People placed there now, soon and before. */
  async placements(at: EmployerPlace, limit: number, { colleagues }: Viewer) {
    const placements = await placementsOf(this.dataSource, at, this.clock.today(), limit);
    return placements.map((line) => ({ ...line, owner: ownerChip(line.owner, colleagues) }));
  }

  /** The workplaces with their towns and the room the ratio rule leaves. */
  async workplaces(employerId: string) {
    const workplaces = await workplacesOf(this.dataSource, employerId, this.clock.today());
    const rooms = await this.ratio.of(workplaces.map(({ id }) => id));
    return workplaces.map((workplace) => ({
      ...workplace,
      town: this.town(workplace.postalCode),
      room: rooms.get(workplace.id) ?? null,
    }));
  }

  /** Room at one workplace, with its clause in words. */
  async room(workplaceId: string, { locale }: Viewer) {
    const room = await this.ratio.get(workplaceId);
    return { ...room, clause: room.clause && clauseText(room.clause, locale) };
  }

  /** Where the people live who stand on the lists of openings that live, and where the workplaces lie. */
  async map(
    openings: readonly Pick<EmployerOpening, 'id' | 'state'>[],
    workplaces: readonly { postalCode: string | null; name: string }[],
  ) {
    const live = openings.filter(({ state }) => (RANKED_STATES as readonly string[]).includes(state));
    const people = await listedByArea(
      this.dataSource,
      live.map(({ id }) => id),
    );
    const places = workplaces.map(({ postalCode, name }) => ({ postalCode, label: name }));
    return areaMap(people, places, this.geography, loadOutline());
  }

  /** The town of a postal code; empty when it has none. */
  town(postalCode: string | null | undefined): string {
    return postalCode ? (this.geography.postalCode(postalCode)?.name ?? '') : '';
  }
}
