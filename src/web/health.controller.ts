import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import type { HealthIndicatorResult } from '@nestjs/terminus';
import { Public } from '../access';
import { OutsideApi } from '../common/api/outside-api';
import { HealthIndicators } from './health.indicators';

/** What the checks found. */
interface Health {
  status: 'ok' | 'error';
  checks: HealthIndicatorResult;
}

/** For load balancers and orchestrators: is the process alive, and can it do its work? */
@ApiExcludeController()
@OutsideApi()
@Controller('health')
export class HealthController {
  constructor(private readonly indicators: HealthIndicators) {}

  /** The process answers. */
  @Public()
  @Get('live')
  live(): Health {
    return { status: 'ok', checks: {} };
  }

  /** Database, schema and queue can be used; 503 otherwise. */
  @Public()
  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Health> {
    const { indicators } = this;
    const results = await Promise.all([indicators.database(), indicators.migrations(), indicators.jobs()]);
    const checks: HealthIndicatorResult = Object.assign({}, ...results);
    const ok = Object.values(checks).every(({ status }) => status === 'up');
    response.status(ok ? 200 : 503).setHeader('Cache-Control', 'no-store');
    return { status: ok ? 'ok' : 'error', checks };
  }
}
