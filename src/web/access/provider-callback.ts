import type { Request } from 'express';
import type { Config } from '../../config/config';

/** The address at which the answers of a provider arrive; the other addresses of the provider lie beside it. */
export function providerCallback(request: Request, { PUBLIC_URL }: Pick<Config, 'PUBLIC_URL'>, id: string): string {
  return new URL(`/log-ind/${id}/svar`, PUBLIC_URL ?? `${request.protocol}://${request.get('host')}`).toString();
}
