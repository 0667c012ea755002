import { Get, Post } from '@nestjs/common';
import { Allow, byId } from '../../access';
import { IdParam } from '../../common/api/uuid.pipe';
import { NotFound } from '../../common/errors';
import { EmployerRepliesService } from '../../suggestions/employer-replies.service';
import { homeOf } from '../access/home';
import { AddressQuery, CurrentViewer, PageController } from '../view/page';
import { type PageAnswer, SeeOther } from '../view/page-answer';
import { rightsOf, type Viewer } from '../viewer/viewer';
import { OwnStartService } from './own-start.service';
import { TeamStartService } from './team-start.service';

/** The start page: what waits for the person who looks. */
@PageController()
export class StartController {
  constructor(
    private readonly own: OwnStartService,
    private readonly team: TeamStartService,
    private readonly replies: EmployerRepliesService,
  ) {}

  /**
   * Whoever leads begins with the team, everybody else with the own tasks (`?vis=egne` for leaders too). Whoever does
   * not work with the cases (a firm, the auditor, …) begins elsewhere and is taken there.
   */
  @Allow('read', 'Self')
  @Get()
  async show(@CurrentViewer() viewer: Viewer, @AddressQuery() query: URLSearchParams): Promise<PageAnswer | SeeOther> {
    const rights = rightsOf(viewer);
    if (!rights.may('read', 'Workspace')) return new SeeOther(homeOf(rights.principal));
    const leads = rights.principal.roles.includes('team_leader') && query.get('vis') !== 'egne';
    return leads ? this.team.of(viewer) : this.own.of(viewer);
  }

  /** Marks an employer's reply as followed up. Quiet when a colleague did so meanwhile. */
  @Allow('update', 'EmployerReply', byId())
  @Post('svar/:id/fulgt-op')
  async followUp(@IdParam() id: string, @CurrentViewer() viewer: Viewer): Promise<SeeOther> {
    try {
      if (viewer.colleague) await this.replies.handle(id, viewer.colleague.initials);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
    }
    return new SeeOther(
      rightsOf(viewer).principal.roles.includes('team_leader') ? '/?vis=egne#h-replies' : '/#h-replies',
    );
  }
}
