import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { TooManyRequests } from './refusals';

/** Attempts to sign in from one address within the time. */
export const ATTEMPTS = { most: 30, seconds: 300 } as const;

/** Counts attempts to sign in by the address they come from, over all processes. */
@Injectable()
export class SignInLimits {
  private readonly limiter: RateLimiterPostgres;

  constructor(dataSource: DataSource) {
    this.limiter = new RateLimiterPostgres({
      storeClient: (dataSource.driver as unknown as { master: Pool }).master,
      storeType: 'pool',
      tableName: 'sign_in_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: 'sign-in',
      points: ATTEMPTS.most,
      duration: ATTEMPTS.seconds,
    });
  }

  /** Counts an attempt. @throws TooManyRequests */
  async spend(address: string): Promise<void> {
    try {
      await this.limiter.consume(address);
    } catch (refused) {
      if (refused instanceof RateLimiterRes) throw new TooManyRequests(refused.msBeforeNext);
      throw refused;
    }
  }

  /** Forgets the attempts of an address, after a good sign-in. */
  async forget(address: string): Promise<void> {
    await this.limiter.delete(address);
  }
}
