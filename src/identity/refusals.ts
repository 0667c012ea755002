import { Refusal } from '../common/errors';

/** More requests than are allowed: 429. */
export class TooManyRequests extends Refusal {
  /** @param waitMs milliseconds after which a next one is taken */
  constructor(waitMs: number) {
    const seconds = Math.max(1, Math.ceil(waitMs / 1000));
    super('REQUEST.TOO_MANY', 429, `Too many requests: try again in ${seconds} seconds.`, [], { retryAfter: seconds });
  }
}

/** Somebody cannot be signed in: 403. The reason is a code; what the provider said is not repeated. */
export class SignInRefused extends Refusal {
  constructor(code: string, message: string) {
    super(`SIGN_IN.${code}`, 403, message);
  }
}

/** The identity provider does not answer: 503. Nothing is wrong with the person or the program. */
export class ProviderUnreachable extends Refusal {
  constructor() {
    super('SIGN_IN.PROVIDER_UNREACHABLE', 503, 'The identity provider does not answer: try again later.');
  }
}
