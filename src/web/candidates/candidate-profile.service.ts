import { Injectable } from '@nestjs/common';
import type { CandidateDto } from '../../candidates/candidate.dto';
import { Clock } from '../../common/clock';
import { Geography } from '../../geography/geography';
import { Taxonomy } from '../../taxonomy/taxonomy';
import { weekBars } from '../forms/week-bars';
import { ownerChip } from '../openings/ranked-line.presenter';
import type { Viewer } from '../viewer/viewer';
import {
  competenciesByEvidence,
  credentialViews,
  LADDER,
  languageViews,
  TOP_LEVEL,
  weekInWords,
} from './candidate-profile.presenter';

/** Notes of the record that have a sentence of their own. */
const NOTES = ['STATUS.END_UNKNOWN', 'STATUS.END_PASSED', 'CANDIDATE.CPR_REPLACEMENT'] as const;

/** The profile of one person in words: what a match needs, for everybody of the municipality. */
@Injectable()
export class CandidateProfileService {
  constructor(
    private readonly taxonomy: Taxonomy,
    private readonly geography: Geography,
    private readonly clock: Clock,
  ) {}

  /** @param own the viewer has the case: notes, and until when a status holds, are told to nobody else */
  of(person: CandidateDto, own: boolean, viewer: Viewer) {
    const { taxonomy } = this;
    const { locale } = viewer;
    return {
      person: {
        pseudonym: person.pseudonym,
        chip: ownerChip(person.owner ?? null, viewer.colleagues),
        status: person.status?.code ?? 'aktiv',
        statusUntil: own ? (person.status?.until ?? null) : null,
        town: person.postalCode ? (this.geography.postalCode(person.postalCode)?.name ?? person.postalCode) : null,
        waitingSince: person.waitingSince ?? null,
        availableFrom: person.availableFrom ?? null,
        hoursMin: person.hoursMin ?? null,
        hoursMax: person.hoursMax ?? null,
        travel: person.travel ?? null,
        updatedAt: person.updatedAt,
        notes: own ? person.notes.map(({ code }) => NOTES.find((note) => note === code) ?? 'OTHER') : [],
      },
      topLevel: TOP_LEVEL,
      ladderTop: LADDER,
      competencies: person.competencies ? competenciesByEvidence(person.competencies, taxonomy, locale) : null,
      credentials: person.credentials
        ? credentialViews(person.credentials, taxonomy, locale, this.clock.today())
        : null,
      spoken: person.languages ? languageViews(person.languages, locale) : null,
      week: person.availability
        ? { bars: weekBars(person.availability), words: weekInWords(person.availability) }
        : null,
      goals: (person.jobGoals ?? []).map(({ level, isco08 }) => ({ level, label: this.workLabel(isco08, viewer) })),
      considerations: person.skaanehensyn ?? null,
      declined: (person.declinedTasks ?? []).map((code) => taxonomy.competency(code)?.labels[locale] ?? code),
      experiences: person.experiences ?? [],
      educations: person.educations ?? [],
    };
  }

  private workLabel(isco08: string, { locale }: Viewer): string {
    const group = this.taxonomy.iscoGroup(isco08)?.labels[locale];
    return group ?? this.taxonomy.occupationsByIsco(isco08)[0]?.labels[locale] ?? isco08;
  }
}
