import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { AuditLog } from '../../audit/audit-log';
import { loadCandidateFacts } from '../../candidates/candidate-facts.loader';
import { Candidate } from '../../candidates/candidate.entity';
import { loadCandidate } from '../../candidates/candidate.store';
import { Clock } from '../../common/clock';
import { NotFound } from '../../common/errors';
import type { Locale } from '../../common/messages';
import { Taxonomy } from '../../taxonomy/taxonomy';
import { Workplace } from '../../employers/workplace.entity';
import { type LoadedOpening, loadOpeningFacts } from '../../openings/opening-facts.loader';
import { Opening } from '../../openings/opening.entity';
import { Suggestion } from '../../suggestions/suggestion.entity';
import type { SuggestionState } from '../../suggestions/suggestion-state';
import type { AnonymousProfileDto, KnownProfileDto } from './disclosure.dto';
import { inForce, levelFor } from './disclosure-level';
import { DisclosurePermission } from './disclosure-permission.entity';
import { presentAnonymous, presentKnown } from './employer-profile.presenter';
import { readPool } from './profile-traits';
import { type AskedFor, withoutRareCombinations } from './rare-combinations';

/** States in which a consultant has decided that the firm is to hear of the person. */
export const SHOWN_TO_EMPLOYERS: readonly SuggestionState[] = ['accepted', 'proposed', 'interview', 'offer', 'hired'];

/** An anonymous profile with the ids its page needs for its forms; the ids are not part of what is shown. */
export interface ProfileLine {
  candidateId: string;
  suggestionId: string;
  state: SuggestionState;
  profile: AnonymousProfileDto;
}

/** What employers see of people: the one way from a person's record to an employer's page, file or mail. */
@Injectable()
export class DisclosureService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly taxonomy: Taxonomy,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Level 1: the people a consultant has put forward for an opening, by anonymous profile, in the order they were
   * put forward.
   * @throws NotFound
   */
  async profilesFor(openingId: string, locale: Locale): Promise<ProfileLine[]> {
    const { manager } = this.dataSource;
    const rows = await manager.find(Suggestion, {
      where: { openingId, state: In([...SHOWN_TO_EMPLOYERS]) },
      order: { decidedAt: 'ASC', id: 'ASC' },
    });
    const profiles = await this.anonymous(
      openingId,
      rows.map(({ candidateId }) => candidateId),
      locale,
    );
    return rows.flatMap(({ id, candidateId, state }) => {
      const profile = profiles.get(candidateId);
      return profile ? [{ candidateId, suggestionId: id, state, profile }] : [];
    });
  }

  /** Anonymous profiles by candidate id; people who are gone are left out. @throws NotFound when the opening is gone */
  async anonymous(
    openingId: string,
    candidateIds: readonly string[],
    locale: Locale,
  ): Promise<Map<string, AnonymousProfileDto>> {
    const { manager } = this.dataSource;
    const today = this.clock.today();
    const opening = await this.opening(openingId);
    const asked = askedFor(opening);
    const [people, { facts }, pool] = await Promise.all([
      manager.find(Candidate, { select: { id: true, pseudonym: true }, where: { id: In([...candidateIds]) } }),
      loadCandidateFacts(manager, { ids: [...candidateIds], asOf: today, credentials: this.taxonomy }),
      readPool(manager, opening.facts.municipality, today),
    ]);
    const everybody = [...pool.values()];
    const labels = {
      competency: (code: string) => this.taxonomy.competency(code)?.labels[locale] ?? code,
      credential: (code: string) => this.taxonomy.credential(code)?.labels[locale] ?? code,
    };
    return new Map(
      people.flatMap(({ id, pseudonym }) => {
        const person = facts.get(id);
        const traits = pool.get(id);
        if (!person || !traits) return [];
        const onlyAsked = { ...traits, languages: traits.languages.filter((code) => asked.languages.includes(code)) };
        const shown = withoutRareCombinations(onlyAsked, everybody, asked);
        const parts = { reference: pseudonym, facts: person, shown, asked, labels, schemes: opening.facts.schemes };
        return [[id, presentAnonymous(parts)] as const];
      }),
    );
  }

  /**
   * What the firm of an opening may see of one person now, by the permissions in force. A look that tells who the
   * person is, is logged as a disclosure.
   * @throws NotFound when the person was not put forward for the opening
   */
  async profile(
    openingId: string,
    candidateId: string,
    locale: Locale,
  ): Promise<AnonymousProfileDto | KnownProfileDto> {
    const { manager } = this.dataSource;
    const putForward = await manager.existsBy(Suggestion, {
      openingId,
      candidateId,
      state: In([...SHOWN_TO_EMPLOYERS]),
    });
    const anonymous = putForward && (await this.anonymous(openingId, [candidateId], locale)).get(candidateId);
    if (!anonymous) throw new NotFound('profile', candidateId);
    const employerId = await this.employerOf(openingId);
    if (!employerId) return anonymous;
    const permissions = await manager.findBy(DisclosurePermission, { candidateId, employerId });
    const question = { employerId, openingId, today: this.clock.today() };
    const level = levelFor(permissions, question);
    if (level === 1) return anonymous;
    const holding = permissions.filter((terms) => inForce(terms, question));
    const { input } = await loadCandidate(manager, candidateId);
    await this.audit.record({
      action: 'disclosure',
      subjectType: 'candidate',
      subjectId: candidateId,
      details: { level, employerId, openingId },
    });
    return presentKnown(level, anonymous, input, {
      sharesSkaanehensyn: holding.some(({ sharesSkaanehensyn }) => sharesSkaanehensyn),
    });
  }

  /**
   * Of some people, those whose permission for the firm of an opening is in force now: `profile` tells who they are.
   * Nothing is logged, because nothing is shown yet.
   */
  async knownTo(openingId: string, candidateIds: readonly string[]): Promise<ReadonlySet<string>> {
    const employerId = await this.employerOf(openingId);
    if (!employerId || candidateIds.length === 0) return new Set();
    const permissions = await this.dataSource.manager.findBy(DisclosurePermission, {
      candidateId: In([...candidateIds]),
      employerId,
    });
    const question = { employerId, openingId, today: this.clock.today() };
    return new Set(permissions.filter((terms) => inForce(terms, question)).map(({ candidateId }) => candidateId));
  }

  private async opening(id: string): Promise<LoadedOpening> {
    const { openings } = await loadOpeningFacts(this.dataSource.manager, { ids: [id] });
    if (!openings[0]) throw new NotFound('opening', id);
    return openings[0];
  }

  private async employerOf(openingId: string): Promise<string | null> {
    const { manager } = this.dataSource;
    const opening = await manager.findOneBy(Opening, { id: openingId });
    if (!opening?.workplaceId) return null;
    return (await manager.findOneBy(Workplace, { id: opening.workplaceId }))?.employerId ?? null;
  }
}

function askedFor({ facts }: LoadedOpening): AskedFor {
  return { credentials: facts.credentials, languages: facts.languages.map(({ language }) => language) };
}
