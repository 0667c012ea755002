import { Get, Param, ParseIntPipe, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { validated } from '../../common/api/validate';
import { InvalidInput } from '../../common/errors';
import { AcceptFindingDto } from '../../intake/readings/reading.dto';
import { ReadingDecisionsService } from '../../intake/readings/reading-decisions.service';
import { ReadingsService } from '../../intake/readings/readings.service';
import { address } from '../view/address';
import { AddressQuery, CurrentViewer, FormFields, PageController } from '../view/page';
import { PageAnswer, SeeOther } from '../view/page-answer';
import { ViewService } from '../view/view.service';
import type { Viewer } from '../viewer/viewer';
import { ReadingPageService } from './reading-page.service';
import { type ReadingOwner, waitingReadings } from './reading-queue';

/** What texts say, confirmed by a person: proposals beside the text, one after the other. */
@PageController('laesninger')
export class ReadingPagesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly readings: ReadingsService,
    private readonly decisions: ReadingDecisionsService,
    private readonly pages: ReadingPageService,
    private readonly view: ViewService,
  ) {}

  @Allow('read', 'Reading')
  @Get()
  async list(@CurrentViewer() viewer: Viewer, @AddressQuery() query: URLSearchParams): Promise<PageAnswer> {
    const owner: ReadingOwner = query.get('ejer') === 'mine' ? 'mine' : 'alle';
    const { lines, total } = await waitingReadings(this.dataSource, owner, viewer);
    const title = this.view.text(viewer.locale, 'reading.list.title');
    return new PageAnswer('reading/index', { title, nav: 'readings', owner, lines, total });
  }

  @Allow('read', 'Reading', byId())
  @Get(':id')
  show(
    @IdParam() id: string,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() query: URLSearchParams,
  ): Promise<PageAnswer> {
    return this.pages.of(id, viewer, query);
  }

  /** As proposed or with what was set; a value that cannot be right shows the page again. */
  @Allow('decide', 'Reading', byId())
  @Post(':id/:position/godkend')
  async accept(
    @IdParam() id: string,
    @Param('position', ParseIntPipe) position: number,
    @CurrentViewer() viewer: Viewer,
    @AddressQuery() query: URLSearchParams,
    @FormFields() form: URLSearchParams,
  ): Promise<PageAnswer | SeeOther> {
    const values = Object.fromEntries([...form].filter(([, value]) => value !== ''));
    try {
      const { level, ...texts } = values;
      const given = { ...texts, ...(level === undefined ? {} : { level: Number(level) }), by: initialsOf(viewer) };
      const { by, ...acceptance } = validated(AcceptFindingDto, given);
      await this.decisions.accept(id, position, by, acceptance);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return this.pages.of(id, viewer, query, { position, values, problem: error.problems[0]?.code ?? '' });
    }
    return this.onward(id, position);
  }

  @Allow('decide', 'Reading', byId())
  @Post(':id/:position/afvis')
  async reject(
    @IdParam() id: string,
    @Param('position', ParseIntPipe) position: number,
    @CurrentViewer() viewer: Viewer,
  ): Promise<SeeOther> {
    await this.decisions.reject(id, position, initialsOf(viewer));
    return this.onward(id, position);
  }

  @Allow('decide', 'Reading', byId())
  @Post(':id/:position/fortryd')
  async undo(@IdParam() id: string, @Param('position', ParseIntPipe) position: number): Promise<SeeOther> {
    await this.decisions.undo(id, position);
    return new SeeOther(address(`/laesninger/${id}`, { nr: position }));
  }

  /** To the next proposal that waits, the one after this before those further up. */
  private async onward(id: string, decided: number): Promise<SeeOther> {
    const { findings } = await this.readings.get(id);
    const waiting = findings.filter(({ state }) => state === 'proposed');
    const next = waiting.find(({ position }) => position > decided) ?? waiting[0];
    return new SeeOther(address(`/laesninger/${id}`, { nr: next?.position ?? null, fortryd: decided }));
  }
}

function initialsOf(viewer: Viewer): string {
  return viewer.colleague?.initials ?? '–';
}
