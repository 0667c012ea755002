import { Controller, Get, Param } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access';
import { Route } from '../../common/api/docs';
import { NotFound } from '../../common/errors';
import { given } from '../../common/given';
import { RuleBook, SCHEME_CODES, schemeRules } from '../../schemes';
import { clauseText } from '../../schemes/clauses';
import type { RuleEntry } from '../../schemes/rule-book';
import { RuleDto, RuleListDto, type RulePeriodDto } from './rule.dto';

/** Routes that show the dated rules in use (domain.md §0). */
@ApiTags('reference')
@Controller('rules')
export class RulesController {
  constructor(private readonly rules: RuleBook) {}

  @Allow('read', 'Reference')
  @Get()
  @Route({
    summary: 'List the rules',
    description:
      'Every rule of schemes and deadlines with its periods, parameters, clause, source and marks. Changed through a ' +
      'versioned folder of files: `rules check`, `rules diff`, then RULES_DIR.',
    type: RuleListDto,
  })
  list(): RuleListDto {
    return {
      version: this.rules.version,
      items: this.rules.entries.map(({ code }) => present(this.rules.find(code)!)),
    };
  }

  @Allow('read', 'Reference')
  @Get(':code')
  @ApiParam({ name: 'code', description: 'Code of the rule', example: 'igu.age' })
  @Route({ summary: 'Read one rule', description: 'With all its periods.', type: RuleDto, refusals: [404] })
  get(@Param('code') code: string): RuleDto {
    const entry = this.rules.find(code);
    if (!entry) throw new NotFound('rule', code);
    return present(entry);
  }
}

function present(entry: RuleEntry): RuleDto {
  const { code, clause, source, uncertain, assumption, note, periods } = entry;
  const kind = code.startsWith('deadline.') ? 'deadline' : code.startsWith('figure.') ? 'figure' : 'scheme';
  return {
    code,
    kind,
    schemes: SCHEME_CODES.filter((scheme) => schemeRules[scheme].some((rule) => rule.code === code)),
    clause,
    clauseDa: clauseText(clause, 'da'),
    source,
    uncertain,
    assumption,
    ...given<{ note?: string }>({ note }),
    periods: periods.map((period): RulePeriodDto => ({
      validFrom: period.validFrom,
      validTo: period.validTo ?? null,
      params: period.params,
      clause: period.clause ?? clause,
      clauseDa: clauseText(period.clause ?? clause, 'da'),
      source: period.source ?? source,
      uncertain: period.uncertain ?? uncertain,
      assumption: period.assumption ?? assumption,
      ...given<{ note?: string }>({ note: period.note }),
    })),
  };
}
