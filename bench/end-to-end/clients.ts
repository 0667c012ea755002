/** Many clients at once, each asking anew as soon as it is answered. */
import autocannon from 'autocannon';
import { authorization } from '../machine-key';
import { quantile } from '../timing';

/** Times of the answers, milliseconds; errors are answers other than 200 and broken connections. */
export interface Answers {
  clients: number;
  answered: number;
  errors: number;
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
}

/** Requests after which Node has compiled what answers them: a server is asked more within minutes. */
const WARM_UP = 3000;

/** Asks until the code that answers is warm. @throws Error when an answer is missing or is a refusal */
export async function warmUp(url: string, bodies: readonly string[]): Promise<void> {
  const { answered, errors } = await run(url, bodies, 8, { amount: WARM_UP });
  if (errors > 0 || answered < WARM_UP) throw new Error(`${url}: ${errors} errors in ${answered} answers`);
}

/** Asks for `seconds`, after a second that does not count. */
export async function ask(url: string, bodies: readonly string[], clients: number, seconds: number): Promise<Answers> {
  await run(url, bodies, clients, { duration: 1 });
  return run(url, bodies, clients, { duration: seconds });
}

async function run(
  url: string,
  bodies: readonly string[],
  clients: number,
  length: { duration: number } | { amount: number },
): Promise<Answers> {
  const times: number[] = [];
  let refused = 0;
  const { errors, timeouts, duration } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        connections: clients,
        ...length,
        requests: bodies.map((body) => ({
          method: 'POST' as const,
          headers: { ...authorization(), 'content-type': 'application/json' },
          body,
        })),
      },
      (error: Error | null, result: autocannon.Result) => (error ? reject(error) : resolve(result)),
    );
    instance.on('response', (_client, status, _bytes, milliseconds) => {
      times.push(milliseconds);
      if (status !== 200) refused++;
    });
  });
  return {
    clients,
    answered: times.length,
    errors: errors + timeouts + refused,
    perSecond: times.length / duration,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
  };
}
