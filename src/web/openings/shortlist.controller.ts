import { Get, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Allow, byId, inBody } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { InvalidInput } from '../../common/errors';
import { MatchingService } from '../../matching/matching.service';
import { ShortlistService } from '../../suggestions/shortlist.service';
import { type SuggestionState, SUGGESTION_STATES, suggestionStates } from '../../suggestions/suggestion-state';
import { SuggestionsService } from '../../suggestions/suggestions.service';
import { decisionsOf } from '../people/people.queries';
import { address, localPath } from '../view/address';
import { CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { OpeningHeadService } from './opening-head.service';
import { isShortlisted } from './ranked-list.service';
import { shortlistedLines } from './shortlist.queries';

/** The shortlist of an opening: who was accepted, what happened since, and notes. */
@PageController('aabninger/:id/kortliste')
export class ShortlistController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly heads: OpeningHeadService,
    private readonly matching: MatchingService,
    private readonly suggestions: SuggestionsService,
    private readonly shortlist: ShortlistService,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'Suggestion', byId('id', 'Opening'))
  @Get()
  show(@IdParam() id: string, @CurrentViewer() viewer: Viewer): Promise<PageAnswer> {
    return this.page(id, viewer);
  }

  /** Puts a person on the list, also one who does not stand among the stored suggestions. */
  @Allow('decide', 'Suggestion', byId('id', 'Opening', 'read'), inBody('kandidat', 'Candidate', 'read'))
  @Post()
  async add(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther> {
    const { match } = await this.matching.explain(id, idIn(form, 'kandidat'));
    const { id: suggestionId, version } = await this.shortlist.suggestionOf(match);
    const { state } = await this.suggestions.get(suggestionId);
    if (suggestionStates.can(state, 'accepted')) await this.suggestions.accept(suggestionId, byOf(viewer), version);
    return new SeeOther(localPath(form.get('tilbage'), `/aabninger/${id}/kortliste`));
  }

  /** Moves a person of the list to another state. */
  @Allow('decide', 'Suggestion', byId('id', 'Opening', 'read'), inBody('forslag', 'Suggestion'))
  @Post('flyt')
  async move(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther> {
    const to = SUGGESTION_STATES.find((state) => state === form.get('til'));
    const suggestionId = idIn(form, 'forslag');
    // turning somebody down needs a reason, which has a page of its own
    if (to === 'rejected') return new SeeOther(address(`/forslag/${suggestionId}`, { aabning: id, afvis: '1' }));
    if (to) await this.suggestions.transition(suggestionId, to, byOf(viewer), Number(form.get('version')));
    return new SeeOther(`/aabninger/${id}/kortliste`);
  }

  @Allow('decide', 'Suggestion', byId('id', 'Opening', 'read'), inBody('forslag', 'Suggestion'))
  @Post('note')
  async note(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther | PageAnswer> {
    const suggestionId = idIn(form, 'forslag');
    const text = form.get('note') ?? '';
    try {
      await this.shortlist.addNote(suggestionId, text, { userId: userOf(viewer), initials: byOf(viewer) });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return this.page(id, viewer, { suggestionId, text, problem: error.problems[0]?.code ?? '' });
    }
    return new SeeOther(`/aabninger/${id}/kortliste#f-${suggestionId}`);
  }

  @Allow('decide', 'Suggestion', byId('id', 'Opening', 'read'), inBody('forslag', 'Suggestion'))
  @Post('note/slet')
  async removeNote(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @FormFields() form: URLSearchParams,
  ): Promise<SeeOther> {
    await this.shortlist.removeNote(idIn(form, 'forslag'), idIn(form, 'note'), userOf(viewer));
    return new SeeOther(`/aabninger/${id}/kortliste`);
  }

  private async page(
    id: string,
    viewer: Viewer,
    failed?: { suggestionId: string; text: string; problem: string },
  ): Promise<PageAnswer> {
    const { head } = await this.heads.of(id, viewer);
    const listed = [...(await decisionsOf(this.dataSource, id)).values()].filter(isShortlisted);
    const ids = listed.map((decision) => decision.id);
    const [lines, notes] = await Promise.all([
      shortlistedLines(this.dataSource, ids, viewer),
      this.shortlist.notes(ids),
    ]);
    return new PageAnswer(
      'openings/shortlist',
      {
        title: this.view.text(viewer.locale, 'shortlist.title', { opening: head.title }),
        nav: 'openings',
        head,
        failed: failed ?? null,
        lines: lines.map((line) => ({
          ...line,
          notes: (notes.get(line.id) ?? []).map((note) => ({ ...note, own: note.userId === userOf(viewer) })),
          next: nextStates(line.state),
        })),
      },
      { status: failed ? 422 : 200 },
    );
  }
}

/** Moves that are offered on the list, the forward ones first. */
function nextStates(state: SuggestionState): readonly SuggestionState[] {
  return suggestionStates.next(state);
}

function idIn(form: URLSearchParams, name: string): string {
  const id = form.get(name) ?? '';
  if (/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id)) return id;
  throw new InvalidInput([
    { pointer: `/${name}`, code: 'FIELD.UNKNOWN_ID', detail: 'is no id', expected: 'the id the page gave' },
  ]);
}

function userOf(viewer: Viewer): string {
  return rightsOf(viewer).principal.id;
}

function byOf(viewer: Viewer): string {
  return viewer.colleague?.initials ?? '–';
}
