/** A small identity provider: knows the program by its metadata alone, checks its requests, writes answers. */
import { createVerify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';

/** What the metadata of a service provider tells. */
export interface ServiceProvider {
  entityId: string;
  /** true when it says that its requests are signed */
  signsRequests: boolean;
  /** address for answers by POST */
  answersTo: string;
  /** address for sign-outs by POST */
  signOutsTo: string;
  /** PEM */
  signing: string[];
  /** PEM */
  encryption: string[];
}

interface KeyDescriptor {
  '@use': string;
  KeyInfo: { X509Data: { X509Certificate: string } };
}
interface Service {
  '@Binding': string;
  '@Location': string;
}
interface Metadata {
  EntityDescriptor: {
    '@entityID': string;
    SPSSODescriptor: {
      '@AuthnRequestsSigned': string;
      KeyDescriptor?: KeyDescriptor[];
      AssertionConsumerService: Service;
      SingleLogoutService?: Service;
    };
  };
}

/** Reads the metadata's XML. */
export function readMetadata(xml: string): ServiceProvider {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    isArray: (name) => name === 'KeyDescriptor',
  });
  const { EntityDescriptor: entity } = parser.parse(xml, true) as Metadata;
  const { KeyDescriptor: keys = [], AssertionConsumerService: service, ...rest } = entity.SPSSODescriptor;
  const usedFor = (use: string) =>
    keys
      .filter((key) => key['@use'] === use)
      .map(({ KeyInfo }) => KeyInfo.X509Data.X509Certificate.replace(/\s/g, ''))
      .map((body) => `-----BEGIN CERTIFICATE-----\n${body.match(/.{1,64}/g)!.join('\n')}\n-----END CERTIFICATE-----`);
  return {
    entityId: entity['@entityID'],
    signsRequests: rest['@AuthnRequestsSigned'] === 'true',
    answersTo: byPost(service),
    signOutsTo: byPost(rest.SingleLogoutService),
    signing: usedFor('signing'),
    encryption: usedFor('encryption'),
  };
}

function byPost(service: Service | undefined): string {
  return service?.['@Binding'].endsWith('HTTP-POST') ? service['@Location'] : '';
}

/** Which of the certificates signed the message in an address the browser was sent to; -1 = none. */
export function signerOf(address: string, certificates: readonly string[]): number {
  // the signature is over the parameters as they are written
  const [, query = ''] = address.split('?');
  const parts = new Map(query.split('&').map((part) => [part.split('=')[0]!, part]));
  const content = ['SAMLRequest', 'SAMLResponse', 'RelayState', 'SigAlg']
    .flatMap((name) => parts.get(name) ?? [])
    .join('&');
  const signature = new URLSearchParams(query).get('Signature') ?? '';
  return certificates.findIndex((one) => createVerify('sha256').update(content).verify(one, signature, 'base64'));
}

/** The XML of the request or answer in such an address. */
export function messageIn(address: string): string {
  const { searchParams } = new URL(address);
  const request = (searchParams.get('SAMLRequest') ?? searchParams.get('SAMLResponse'))!;
  return inflateRawSync(Buffer.from(request, 'base64')).toString();
}
