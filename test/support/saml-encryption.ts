/** XML Encryption as an identity provider would do it, with nothing of the library that reads it. */
import { type CipherGCM, constants, createCipheriv, publicEncrypt, randomBytes } from 'node:crypto';

/** For whom and how. */
export interface EncryptFor {
  /** PEM */
  certificate: string;
  /** how the content is encrypted; AES-256-GCM when left out */
  content?: keyof typeof CONTENT;
}

/** Name in the XML, cipher, bytes of its key and of the vector. */
const CONTENT = {
  'aes256-gcm': { algorithm: 'http://www.w3.org/2009/xmlenc11#aes256-gcm', cipher: 'aes-256-gcm', key: 32, iv: 12 },
  'aes256-cbc': { algorithm: 'http://www.w3.org/2001/04/xmlenc#aes256-cbc', cipher: 'aes-256-cbc', key: 32, iv: 16 },
  'tripledes-cbc': {
    algorithm: 'http://www.w3.org/2001/04/xmlenc#tripledes-cbc',
    cipher: 'des-ede3-cbc',
    key: 24,
    iv: 8,
  },
} as const;

/** An assertion as `EncryptedAssertion`; the content's key is wrapped by RSA-OAEP. */
export function encryptedAssertion(assertion: string, { certificate, content = 'aes256-gcm' }: EncryptFor): string {
  const { algorithm, ...sizes } = CONTENT[content];
  const [key, iv] = [randomBytes(sizes.key), randomBytes(sizes.iv)];
  const cipher = createCipheriv(sizes.cipher, key, iv);
  const parts = [iv, cipher.update(assertion, 'utf8'), cipher.final()];
  if (content === 'aes256-gcm') parts.push((cipher as CipherGCM).getAuthTag());
  const wrapped = publicEncrypt({ key: certificate, padding: constants.RSA_PKCS1_OAEP_PADDING }, key);
  const data = (bytes: Buffer) =>
    `<xenc:CipherData><xenc:CipherValue>${bytes.toString('base64')}</xenc:CipherValue></xenc:CipherData>`;
  return (
    `<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" ` +
    `Type="http://www.w3.org/2001/04/xmlenc#Element"><xenc:EncryptionMethod Algorithm="${algorithm}"/>` +
    `<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>` +
    `<xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"/>` +
    `${data(wrapped)}</xenc:EncryptedKey></ds:KeyInfo>${data(Buffer.concat(parts))}</xenc:EncryptedData>` +
    `</saml:EncryptedAssertion>`
  );
}
