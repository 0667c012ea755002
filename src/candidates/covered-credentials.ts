import type { CandidateFacts, HeldCredential } from '../matching/core/facts';

/** Knows which other credentials the holder of one needs no separate proof for, e.g. C/E covers C and B. */
export interface CredentialCover {
  coveredCredentials(code: string): readonly string[];
}

/**
 * The same person with the credentials that follow from those held: a lorry licence is a car licence too. What follows
 * is valid as long as the credential it follows from; it wins over "unknown" and "not held" of the narrower one.
 */
export function withCoveredCredentials(facts: CandidateFacts, cover: CredentialCover): CandidateFacts {
  const following: HeldCredential[] = facts.credentials
    .filter(({ status }) => status === 'held')
    .flatMap(({ code, validUntil }) =>
      cover.coveredCredentials(code).map((covered) => ({ code: covered, status: 'held' as const, validUntil })),
    );
  if (following.length === 0) return facts;
  const best = new Map<string, HeldCredential>();
  for (const credential of [...facts.credentials, ...following]) {
    const known = best.get(credential.code);
    if (!known || lastsLonger(credential, known)) best.set(credential.code, credential);
  }
  return { ...facts, credentials: [...best.values()] };
}

function lastsLonger(a: HeldCredential, b: HeldCredential): boolean {
  if (a.status !== 'held') return false;
  if (b.status !== 'held') return true;
  return b.validUntil !== undefined && (a.validUntil === undefined || a.validUntil > b.validUntil);
}
