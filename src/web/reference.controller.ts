import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access';
import { Route } from '../common/api/docs';
import { NotFound } from '../common/errors';
import { Geography } from '../geography/geography';
import { Clock } from '../common/clock';
import { PolicyBook } from '../matching/policy-book';
import { ReasonBook } from '../suggestions/reason-book';
import { Taxonomy } from '../taxonomy/taxonomy';
import {
  BranchepakkeDetailDto,
  BranchepakkeDto,
  CompetencyDto,
  CompetencyQueryDto,
  CredentialDto,
  listDto,
  MunicipalityDto,
  OccupationDto,
  PolicyDto,
  PostalCodeDto,
  PostalCodeQueryDto,
  ReasonCodeDto,
  SearchQueryDto,
} from './reference.dto';
import { presentBranchepakke, presentCompetency, presentCredential, presentOccupation } from './reference.presenter';

/** Entries of a search when nothing else is asked. */
const FOUND = 20;

@ApiTags('reference')
@Controller()
export class ReferenceController {
  constructor(
    private readonly taxonomy: Taxonomy,
    private readonly geography: Geography,
    private readonly policies: PolicyBook,
    private readonly reasons: ReasonBook,
    private readonly clock: Clock,
  ) {}

  @Allow('read', 'Reference')
  @Get('competencies')
  @Route({
    summary: 'List competencies',
    description: 'All, those of a branchepakke, or the nearest to a text.',
    type: listDto(CompetencyDto),
    refusals: [404, 422],
  })
  competencies(@Query() query: CompetencyQueryDto): { items: CompetencyDto[] } {
    const { taxonomy } = this;
    if (query.package !== undefined) this.branchepakkeOf(query.package);
    const found =
      query.q === undefined ? taxonomy.competencies() : this.search('competency', query, taxonomy.competency);
    const items = found.map((entry) => presentCompetency(entry, taxonomy.firstAsked(entry.code)));
    return {
      items: items.filter(
        ({ branchepakker }) =>
          query.package === undefined || branchepakker.some(({ branchepakke }) => branchepakke === query.package),
      ),
    };
  }

  @Allow('read', 'Reference')
  @Get('occupations')
  @Route({
    summary: 'List occupations',
    description: 'All, or the nearest to a text.',
    type: listDto(OccupationDto),
    refusals: [422],
  })
  occupations(@Query() query: SearchQueryDto): { items: OccupationDto[] } {
    const { taxonomy } = this;
    const found =
      query.q === undefined ? taxonomy.occupations() : this.search('occupation', query, taxonomy.occupation);
    return { items: found.map(presentOccupation) };
  }

  @Allow('read', 'Reference')
  @Get('credentials')
  @Route({
    summary: 'List licences and certificates',
    description: 'All, or the nearest to a text.',
    type: listDto(CredentialDto),
    refusals: [422],
  })
  credentials(@Query() query: SearchQueryDto): { items: CredentialDto[] } {
    const { taxonomy } = this;
    const found =
      query.q === undefined ? taxonomy.credentials() : this.search('credential', query, taxonomy.credential);
    return { items: found.map(presentCredential) };
  }

  @Allow('read', 'Reference')
  @Get('branchepakker')
  @Route({ summary: 'List branchepakker', description: 'Code and name of each.', type: listDto(BranchepakkeDto) })
  branchepakker(): { items: BranchepakkeDto[] } {
    return {
      items: this.taxonomy.branchepakker().map(({ code, labels, description }) => ({ code, labels, description })),
    };
  }

  @Allow('read', 'Reference')
  @Get('branchepakker/:code')
  @ApiParam({ name: 'code', description: 'Code of the branchepakke', example: 'RENG' })
  @Route({
    summary: 'Read one branchepakke',
    description: 'Its steps with the Danish they ask for and their goals, and jobs a new opening can start from.',
    type: BranchepakkeDetailDto,
    refusals: [404],
  })
  branchepakke(@Param('code') code: string): BranchepakkeDetailDto {
    return presentBranchepakke(this.branchepakkeOf(code), this.today().templates(code));
  }

  @Allow('read', 'Reference')
  @Get('postal-codes')
  @Route({
    summary: 'List postal codes',
    description: 'All, or what a text may mean.',
    type: listDto(PostalCodeDto),
    refusals: [422],
  })
  postalCodes(@Query() query: PostalCodeQueryDto): { items: PostalCodeDto[] } {
    const found = query.q === undefined ? this.geography.postalCodes() : this.geography.suggestPostalCode(query.q);
    return { items: found.map(({ code, name, municipalities }) => ({ code, name, municipalities })) };
  }

  @Allow('read', 'Reference')
  @Get('municipalities')
  @Route({ summary: 'List municipalities', description: 'All, by code.', type: listDto(MunicipalityDto) })
  municipalities(): { items: MunicipalityDto[] } {
    return { items: this.geography.municipalities().map(({ code, name, region }) => ({ code, name, region })) };
  }

  @Allow('read', 'Reference')
  @Get('reason-codes')
  @Route({
    summary: 'List the reasons for turning a suggestion down',
    description: 'Those that can be given today, with how long each keeps the person off the list.',
    type: listDto(ReasonCodeDto),
  })
  reasonCodes(): { items: ReasonCodeDto[] } {
    return { items: this.reasons.on(this.clock.today()) };
  }

  @Allow('read', 'Reference')
  @Get('policy')
  @Route({
    summary: 'Read the policy',
    description: 'Every number the matcher uses today, and from when other policies decide. Shares are in permille.',
    type: PolicyDto,
  })
  policy(): PolicyDto {
    const { version, weights, ...numbers } = this.policies.on(this.clock.today());
    const policies = this.policies.policies.map(({ validFrom, source, policy }) => ({
      version: policy.version,
      validFrom,
      source,
    }));
    return { version, weights, numbers, policies };
  }

  private search<Entry>(
    kind: 'competency' | 'occupation' | 'credential',
    { q, limit }: SearchQueryDto,
    read: (code: string) => Entry | undefined,
  ): Entry[] {
    const found = this.taxonomy.suggest(kind, q ?? '', limit ?? FOUND);
    return found.flatMap(({ code }) => read.call(this.taxonomy, code) ?? []);
  }

  /** With the changes of the packages that are in force. */
  private today(): Taxonomy {
    return this.taxonomy.on(this.clock.today());
  }

  private branchepakkeOf(code: string) {
    const found = this.today().branchepakke(code);
    if (!found) throw new NotFound('branchepakke', code);
    return found;
  }
}
