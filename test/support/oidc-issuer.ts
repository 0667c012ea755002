/** A real OpenID provider as a child process, which keeps Jest away from its ES modules. */
import { type ChildProcess, spawn } from 'node:child_process';
import { projectRoot } from '../../src/common/project-root';

const PROGRAM = `
  import('oidc-provider').then(async ({ default: Provider }) => {
    const http = await import('node:http');
    const [accounts, redirect] = JSON.parse(process.argv[1]);
    const server = http.createServer();
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    const issuer = 'http://127.0.0.1:' + server.address().port;
    const provider = new Provider(issuer, {
      clients: [{ client_id: 'jobbro', token_endpoint_auth_method: 'none', redirect_uris: [redirect],
        post_logout_redirect_uris: [new URL('/log-ind?slut=1', redirect).href],
        response_types: ['code'], grant_types: ['authorization_code'] }],
      claims: { openid: ['sub', ...new Set(Object.values(accounts).flatMap((claims) => Object.keys(claims)))] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_ctx, interaction) => '/who/' + interaction.uid },
      findAccount: (_ctx, id) => accounts[id] && ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
    });
    const callback = provider.callback();
    server.on('request', async (req, res) => {
      if (!req.url.startsWith('/who/')) return callback(req, res);
      // the account stands in the address: whoever calls says who signs in
      const accountId = new URL(req.url, issuer).searchParams.get('account');
      if (!accountId) { res.end('who?'); return; }
      const details = await provider.interactionDetails(req, res);
      const grant = new provider.Grant({ accountId, clientId: 'jobbro' });
      grant.addOIDCScope('openid profile');
      const grantId = await grant.save();
      await provider.interactionFinished(req, res, { login: { accountId }, consent: { grantId } });
    });
    process.stdout.write('issuer ' + issuer + '\\n');
  });`;

/** A running issuer. */
export interface OidcIssuer {
  issuer: string;
  stop(): void;
}

/** Starts it. @param accounts claims by subject; @param redirect the one address it sends browsers back to */
export async function startOidcIssuer(
  accounts: Readonly<Record<string, Record<string, unknown>>>,
  redirect: string,
): Promise<OidcIssuer> {
  const child: ChildProcess = spawn(process.execPath, ['-e', PROGRAM, JSON.stringify([accounts, redirect])], {
    cwd: projectRoot(),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const issuer = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (text: Buffer) => {
      said += text.toString();
      const found = /issuer (\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    child.once('close', () => reject(new Error('the issuer ended')));
  });
  return { issuer, stop: () => child.kill() };
}
