/** A plain keep-alive client: one connection, the time ends with the last byte of the answer. */
import http from 'node:http';
import { authorization } from './machine-key';

/** An answer; the body is not parsed yet. */
export interface HttpAnswer {
  status: number;
  body: Buffer;
}

/** The server closed a connection that had been idle, just as it was used again: nothing was read of the request. */
class IdleConnectionClosed extends Error {}

/** Talks to one server over one connection. */
export class HttpClient {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  /** @param key of another database than the benchmark's own */
  constructor(
    private readonly baseUrl: string,
    private readonly key?: string,
  ) {}

  /** Sends JSON; `body` may be JSON text made beforehand. */
  post(path: string, body: object | string): Promise<HttpAnswer> {
    return this.send('POST', path, typeof body === 'string' ? body : JSON.stringify(body));
  }

  get(path: string): Promise<HttpAnswer> {
    return this.send('GET', path);
  }

  close(): void {
    this.agent.destroy();
  }

  private async send(method: string, path: string, body?: string): Promise<HttpAnswer> {
    try {
      return await this.attempt(method, path, body);
    } catch (error) {
      if (!(error instanceof IdleConnectionClosed)) throw error;
      return this.attempt(method, path, body);
    }
  }

  private attempt(method: string, path: string, body?: string): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const headers: http.OutgoingHttpHeaders = {
        ...authorization(this.key),
        ...(body !== undefined && { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
      };
      const request = http.request(new URL(path, this.baseUrl), { method, agent: this.agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
      });
      request.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ECONNRESET' && request.reusedSocket ? new IdleConnectionClosed() : error),
      );
      request.end(body);
    });
  }
}

/** The parsed body. @throws Error with status and beginning of the body when it is not the expected status */
export function expectStatus<T>(answer: HttpAnswer, status: number): T {
  if (answer.status !== status) {
    throw new Error(`expected ${status}, got ${answer.status}: ${answer.body.toString().slice(0, 500)}`);
  }
  return JSON.parse(answer.body.toString()) as T;
}
