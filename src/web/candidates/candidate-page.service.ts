import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import type { CandidateDto } from '../../candidates/candidate.dto';
import { CandidatesService } from '../../candidates/candidates.service';
import { BoardService } from '../../casework/board/board.service';
import { movesOf } from '../../casework/board/board.store';
import { BranchepakkePathsService } from '../../casework/branchepakker/branchepakke-paths.service';
import { DeadlinesService } from '../../casework/deadlines/deadlines.service';
import { CaseworkService } from '../../casework/records/casework.service';
import { Clock } from '../../common/clock';
import { Geography } from '../../geography/geography';
import { ReasonBook, type ReasonCode } from '../../suggestions/reason-book';
import { Taxonomy } from '../../taxonomy/taxonomy';
import { ownerChip } from '../openings/ranked-line.presenter';
import { hasCase } from '../people/has-case';
import { PageAnswer } from '../view/page-answer';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { EDIT_PARTS } from './edit-parts';
import {
  competenciesByEvidence,
  credentialViews,
  LADDER,
  languageViews,
  TOP_LEVEL,
  weekBars,
  weekInWords,
} from './candidate-profile.presenter';
import { type CandidateMatch, matchesOf } from './candidate.queries';
import { historyLines } from './history.presenter';
import { ladderView } from './ladder.presenter';

/** Notes of the record that have a sentence of their own. */
const NOTES = ['STATUS.END_UNKNOWN', 'STATUS.END_PASSED', 'CANDIDATE.CPR_REPLACEMENT'] as const;

const SHOWN = { matches: 10, deadlines: 10, history: 40, lookUps: 20 } as const;

/**
 * The page of one person. Everybody of the municipality sees what a match needs; the name and the course only whoever
 * has the case (domain.md §9.2).
 */
@Injectable()
export class CandidatePageService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidatesService,
    private readonly casework: CaseworkService,
    private readonly paths: BranchepakkePathsService,
    private readonly deadlines: DeadlinesService,
    private readonly boards: BoardService,
    private readonly audit: AuditService,
    private readonly taxonomy: Taxonomy,
    private readonly geography: Geography,
    private readonly reasons: ReasonBook,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async of(id: string, viewer: Viewer, told: { saved: boolean }): Promise<PageAnswer> {
    const person = await this.candidates.get(id);
    const { locale } = viewer;
    const own = await hasCase(this.dataSource, viewer, id);
    const today = this.clock.today();
    const [matches, ladders, card, course] = await Promise.all([
      matchesOf(this.dataSource, id, SHOWN.matches),
      this.ladders(person, viewer),
      this.boards.cardOf(id, person.municipality),
      own ? this.course(person, viewer) : null,
    ]);
    return new PageAnswer('candidates/show', {
      title: person.pseudonym,
      nav: 'board',
      id,
      own,
      told,
      edits: own ? EDIT_PARTS : [],
      name: own && person.identity ? fullName(person.identity) : null,
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
      column: card?.column ?? null,
      days: card?.days ?? null,
      topLevel: TOP_LEVEL,
      ladderTop: LADDER,
      competencies: person.competencies ? competenciesByEvidence(person.competencies, this.taxonomy, locale) : null,
      credentials: person.credentials ? credentialViews(person.credentials, this.taxonomy, locale, today) : null,
      spoken: person.languages ? languageViews(person.languages, locale) : null,
      ladders,
      week: person.availability
        ? { bars: weekBars(person.availability), words: weekInWords(person.availability) }
        : null,
      goals: (person.jobGoals ?? []).map(({ level, isco08 }) => ({ level, label: this.workLabel(isco08, viewer) })),
      considerations: person.skaanehensyn ?? null,
      declined: (person.declinedTasks ?? []).map((code) => this.taxonomy.competency(code)?.labels[locale] ?? code),
      experiences: person.experiences ?? [],
      educations: person.educations ?? [],
      matches: {
        ...matches,
        before: matches.before.map((match) => pastMatch(match, this.reasons.on(today), own, viewer)),
      },
      course,
    });
  }

  private async ladders(person: CandidateDto, { locale }: Viewer) {
    const paths = await Promise.all((person.branchepakker ?? []).map(({ code }) => this.paths.get(person.id, code)));
    return paths.map((path) => ladderView(path, this.taxonomy, locale));
  }

  /** What only whoever has the case sees. */
  private async course({ id }: CandidateDto, viewer: Viewer) {
    const { locale } = viewer;
    const [casework, moves, deadlines, lookUps] = await Promise.all([
      this.casework.get(id),
      movesOf(this.dataSource.manager, id),
      this.deadlines.list(rightsOf(viewer), { candidateId: id, limit: SHOWN.deadlines }),
      this.audit.about(id, SHOWN.lookUps),
    ]);
    const history = historyLines(casework, moves);
    return {
      today: casework.today,
      ordinaryHours: casework.ordinaryHours ?? null,
      cvQuality: casework.cvQuality ?? null,
      barriers: casework.barriers.filter(({ until }) => !until || until >= this.clock.today()).map(({ code }) => code),
      deadlines: deadlines.items.map(({ status, text, kind }) => ({ status, kind, text: text[locale] })),
      history: history.slice(0, SHOWN.history),
      moreHistory: Math.max(0, history.length - SHOWN.history),
      lookUps: lookUps.map(({ at, action, actorId, actorRole, purpose }) => ({
        at,
        action,
        actorId,
        actorRole,
        purpose,
      })),
    };
  }

  private workLabel(isco08: string, { locale }: Viewer): string {
    const group = this.taxonomy.iscoGroup(isco08)?.labels[locale];
    return group ?? this.taxonomy.occupationsByIsco(isco08)[0]?.labels[locale] ?? isco08;
  }
}

function fullName({ givenName, familyName }: NonNullable<CandidateDto['identity']>): string {
  return [givenName, familyName].filter(Boolean).join(' ');
}

/** A reason about health is told to whoever has the case only (domain.md §7.5, §9.2). */
function pastMatch(match: CandidateMatch, reasons: readonly ReasonCode[], own: boolean, { locale }: Viewer) {
  const reason = reasons.find(({ code }) => code === match.reasonCode);
  return { ...match, reason: reason && (own || !reason.specialCategory) ? reason.label[locale] : null };
}
