/** Certificates and private keys of SAML, PEM: read and checked at start, so that no sign-in fails by them later. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';

/** A private key and the certificate that others know it by, both PEM. */
export interface KeyPair {
  key: string;
  certificate: string;
}

/** Shortest RSA key that is taken, in bits. */
const SHORTEST_KEY = 2048;

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The certificates of a file, at least one. @throws Error that says what would be right */
export function certificatesOf(pem: string): string[] {
  const found = pem.match(CERTIFICATES) ?? [];
  if (found.length === 0) throw new Error('holds no certificate in PEM');
  for (const one of found) rsaOnly(certificate(one).publicKey);
  return found;
}

/**
 * Checks that key and certificate belong together.
 * @throws Error that says what would be right, without a word of the key
 */
export function keyPairOf(keyPem: string, certificatePem: string): KeyPair {
  const certificates = certificatesOf(certificatePem);
  if (certificates.length > 1) throw new Error('must hold one certificate, not several');
  let key: KeyObject;
  try {
    key = createPrivateKey(keyPem);
  } catch {
    throw new Error('needs a private key in PEM without a password');
  }
  rsaOnly(key);
  if (!certificate(certificates[0]!).checkPrivateKey(key)) throw new Error('does not belong to its private key');
  return { key: keyPem, certificate: certificates[0]! };
}

/** The last moment at which a certificate is valid. */
export function endOf(pem: string): Date {
  return new Date(certificate(pem).validTo);
}

function certificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new Error('holds a certificate that cannot be read');
  }
}

function rsaOnly(key: KeyObject): void {
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < SHORTEST_KEY) {
    throw new Error(`must be of RSA with at least ${SHORTEST_KEY} bits`);
  }
}
