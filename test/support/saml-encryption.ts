/** XML Encryption as an identity provider would do it, with nothing of the library that reads it. */
import { constants, createCipheriv, publicEncrypt, randomBytes } from 'node:crypto';

/** For whom and how. */
export interface EncryptFor {
  /** PEM */
  certificate: string;
  /** how the content's key is wrapped; the usual OAEP when left out */
  keyTransport?: 'rsa-oaep-mgf1p' | 'rsa-1_5';
}

/** An assertion as `EncryptedAssertion`: AES-256-GCM, its key by RSA. */
export function encryptedAssertion(assertion: string, { certificate, keyTransport }: EncryptFor): string {
  const [key, iv] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const content = Buffer.concat([iv, cipher.update(assertion, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  const old = keyTransport === 'rsa-1_5';
  const padding = old ? constants.RSA_PKCS1_PADDING : constants.RSA_PKCS1_OAEP_PADDING;
  const wrapped = publicEncrypt({ key: certificate, padding }, key);
  const data = (bytes: Buffer) =>
    `<xenc:CipherData><xenc:CipherValue>${bytes.toString('base64')}</xenc:CipherValue></xenc:CipherData>`;
  return (
    `<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" ` +
    `Type="http://www.w3.org/2001/04/xmlenc#Element">` +
    `<xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>` +
    `<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>` +
    `<xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#${keyTransport ?? 'rsa-oaep-mgf1p'}"/>` +
    `${data(wrapped)}</xenc:EncryptedKey></ds:KeyInfo>${data(content)}</xenc:EncryptedData></saml:EncryptedAssertion>`
  );
}
