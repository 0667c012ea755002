import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Locale } from '../../common/messages';
import { ReferenceLabels } from '../../explanations/reference-labels';
import { Geography } from '../../geography/geography';
import { CEFR_LEVELS, LANGUAGE_SKILLS } from '../../language/cefr';
import type { OpeningDto } from '../../openings/opening.dto';
import { OpeningsService } from '../../openings/openings.service';
import type { Viewer } from '../viewer/viewer';
import { type OwnerChip, ownerChip } from './ranked-line.presenter';

/** What the head of a page says about its opening. */
export interface OpeningHead {
  id: string;
  title: string;
  state: string;
  /** the states that can follow */
  schemes: readonly string[];
  employer: string | null;
  workplace: string | null;
  place: string | null;
  owner: OwnerChip | null;
  places: number | null;
  hours: string | null;
  startsOn: string | null;
  deadlineOn: string | null;
  branchepakke: string | null;
  tasks: { label: string; need: string; level: number }[];
  credentials: string[];
  languages: { language: string; levels: { skill: string; level: string }[]; reason: string | null }[];
  description: string | null;
}

/** Reads an opening for the head of a page. */
@Injectable()
export class OpeningHeadService {
  constructor(
    private readonly openings: OpeningsService,
    private readonly dataSource: DataSource,
    private readonly labels: ReferenceLabels,
    private readonly geography: Geography,
  ) {}

  /** @throws NotFound */
  async of(id: string, viewer: Viewer): Promise<{ opening: OpeningDto; head: OpeningHead }> {
    const opening = await this.openings.get(id);
    const firm = opening.workplaceId ? await this.firm(opening.workplaceId) : undefined;
    return { opening, head: this.present(opening, firm, viewer) };
  }

  private present(opening: OpeningDto, firm: Firm | undefined, viewer: Viewer): OpeningHead {
    const { labels } = this;
    const { locale } = viewer;
    const postalCode = opening.postalCode ?? firm?.postalCode ?? undefined;
    const town = postalCode ? this.geography.postalCode(postalCode)?.name : undefined;
    const { hoursMin, hoursMax } = opening;
    return {
      id: opening.id,
      title: opening.title,
      state: opening.state,
      schemes: opening.schemes,
      employer: firm?.employer ?? null,
      workplace: firm && firm.workplace !== firm.employer ? firm.workplace : null,
      place: postalCode ? [postalCode, town].filter(Boolean).join(' ') : null,
      owner: ownerChip(opening.owner ?? null, viewer.colleagues),
      places: opening.places ?? null,
      hours: range(hoursMin, hoursMax),
      startsOn: opening.startsOn ?? null,
      deadlineOn: opening.deadlineOn ?? null,
      branchepakke: opening.branchepakke ? labels.branchepakke(opening.branchepakke, locale) : null,
      tasks: (opening.tasks ?? []).map(({ competency, need, level }) => ({
        label: labels.competency(competency, locale),
        need,
        level,
      })),
      credentials: (opening.credentials ?? []).map((code) => labels.credential(code, locale)),
      languages: (opening.languages ?? []).map(({ language, minimums, reason }) => ({
        language: languageName(language, locale),
        levels: LANGUAGE_SKILLS.flatMap((skill) => {
          const level = minimums?.[skill];
          return level && CEFR_LEVELS.includes(level) ? [{ skill, level }] : [];
        }),
        reason: reason ?? null,
      })),
      description: opening.description ?? null,
    };
  }

  private async firm(workplaceId: string): Promise<Firm | undefined> {
    const [row] = await this.dataSource.query<Firm[]>(
      `select w.name as workplace, w.postal_code as "postalCode", e.name as employer
       from workplaces w join employers e on e.id = w.employer_id where w.id = $1`,
      [workplaceId],
    );
    return row;
  }
}

interface Firm {
  workplace: string;
  employer: string;
  postalCode: string | null;
}

/** A language in the reader's words. */
export function languageName(code: string, locale: Locale): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
}

function range(min: number | null | undefined, max: number | null | undefined): string | null {
  if (min && max && min !== max) return `${min}–${max}`;
  return min || max ? String(max ?? min) : null;
}
