/** A signed SAML answer, as an identity provider would send it. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { type EncryptFor, encryptedAssertion } from './saml-encryption';

/** A key pair with its certificate, PEM. */
export interface SigningKey {
  key: string;
  certificate: string;
}

/** Makes a key with a self-signed certificate: the few bytes of X.509, so that no program has to be installed for it. */
export function makeSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const sha256WithRsa = der(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'));
  const commonName = Buffer.from('0603550403', 'hex');
  const name = der(0x30, der(0x31, der(0x30, commonName, der(0x0c, Buffer.from('test')))));
  const utc = (text: string) => der(0x17, Buffer.from(text));
  const told = der(
    0x30,
    der(0xa0, Buffer.from('020102', 'hex')),
    der(0x02, Buffer.from([1])),
    sha256WithRsa,
    name,
    der(0x30, utc('200101000000Z'), utc('491231235959Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', told, privateKey));
  const body = der(0x30, told, sha256WithRsa, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${body.match(/.{1,64}/g)!.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}

/** One value in the encoding of certificates: tag, length, content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const long = length > 255 ? [0x82, length >> 8, length & 255] : length > 127 ? [0x81, length] : [length];
  return Buffer.concat([Buffer.from([tag, ...long]), content]);
}

/** What the answer says, and how; what is left out is as it should be. */
export interface SamlSaid {
  callback: string;
  issuer: string;
  audience: string;
  inResponseTo: string;
  subject: string;
  attributes: Readonly<Record<string, string>>;
  /** seconds from now at which the assertion ends; 300 when left out, negative = it has ended */
  endsIn?: number;
  /** address the assertion is for; the callback when left out */
  recipient?: string;
  /** the provider's name of the session; `_s1` when left out */
  sessionIndex?: string;
  /** whether the assertion itself names the request; the envelope does in any case */
  namesRequest?: boolean;
}

/** The value of the field `SAMLResponse`: signed unless there is no key, encrypted when there is a certificate for it. */
export function samlAnswer(said: SamlSaid, signing: SigningKey | undefined, encryption?: EncryptFor): string {
  const assertion = signing ? signed(assertionOf(said), signing) : assertionOf(said);
  const xml =
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="${ASSERTION}" ` +
    `ID="_r1" Version="2.0" IssueInstant="${at(0)}" Destination="${said.callback}" InResponseTo="${said.inResponseTo}">` +
    `<saml:Issuer>${said.issuer}</saml:Issuer>` +
    `<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>` +
    `${encryption ? encryptedAssertion(assertion, encryption) : assertion}</samlp:Response>`;
  return Buffer.from(xml).toString('base64');
}

/** The value of the field `SAMLRequest` of somebody who signs out at the provider. */
export function samlSignOut(
  said: { issuer: string; subject: string; sessionIndex: string; endsIn?: number },
  signing: SigningKey | undefined,
): string {
  const request =
    `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="${ASSERTION}" ID="_o1" ` +
    `Version="2.0" IssueInstant="${at(0)}" NotOnOrAfter="${at(said.endsIn ?? 300)}">` +
    `<saml:Issuer>${said.issuer}</saml:Issuer><saml:NameID>${said.subject}</saml:NameID>` +
    `<samlp:SessionIndex>${said.sessionIndex}</samlp:SessionIndex></samlp:LogoutRequest>`;
  return Buffer.from(signing ? signed(request, signing, 'LogoutRequest') : request).toString('base64');
}

const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';

function at(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}

function assertionOf(said: SamlSaid): string {
  const { endsIn = 300, recipient = said.callback, namesRequest = true } = said;
  const attributes = Object.entries(said.attributes)
    .map(
      ([name, value]) =>
        `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`,
    )
    .join('');
  return (
    `<saml:Assertion xmlns:saml="${ASSERTION}" ID="_a1" Version="2.0" IssueInstant="${at(endsIn - 360)}">` +
    `<saml:Issuer>${said.issuer}</saml:Issuer>` +
    `<saml:Subject><saml:NameID>${said.subject}</saml:NameID>` +
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData ` +
    `NotOnOrAfter="${at(endsIn)}" Recipient="${recipient}"` +
    `${namesRequest ? ` InResponseTo="${said.inResponseTo}"` : ''}/>` +
    `</saml:SubjectConfirmation></saml:Subject>` +
    `<saml:Conditions NotBefore="${at(endsIn - 360)}" NotOnOrAfter="${at(endsIn)}"><saml:AudienceRestriction>` +
    `<saml:Audience>${said.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${at(endsIn - 360)}" SessionIndex="${said.sessionIndex ?? '_s1'}"><saml:AuthnContext><saml:AuthnContextClassRef>` +
    `urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
    `<saml:AttributeStatement>${attributes}</saml:AttributeStatement></saml:Assertion>`
  );
}

function signed(xml: string, { key, certificate }: SigningKey, element = 'Assertion'): string {
  const signature = new SignedXml({
    privateKey: key,
    publicCert: certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  signature.addReference({
    xpath: `//*[local-name(.)='${element}']`,
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
  });
  signature.computeSignature(xml, {
    location: { reference: `//*[local-name(.)='${element}']/*[local-name(.)='Issuer']`, action: 'after' },
  });
  return signature.getSignedXml();
}
