import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

/** What a server needs for TLS, and what its clients must trust; PEM texts. */
export interface ServerIdentity {
  readonly key: string
  readonly cert: string
  readonly ca: string
}

/**
 * An authority and a certificate of it for 127.0.0.1 and localhost, made for one run: nothing of them is kept. ECDSA
 * over P-256, version 3 with the extensions that strict verifiers ask for (RFC 5280, section 4.2), valid for a month.
 */
export function makeIdentity(): ServerIdentity {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const issuer = { name: 'bedrock-conformance authority', keys: authority }
  const ca = certificate(1, issuer, issuer, [
    extension('basicConstraints', critical, sequence(tlv(BOOLEAN, [0xff]))),
    // keyCertSign and cRLSign.
    extension('keyUsage', critical, tlv(BIT_STRING, [1, 0b0000_0110])),
    extension('subjectKeyIdentifier', tlv(OCTET_STRING, keyId(authority.publicKey))),
  ])
  const cert = certificate(2, { name: 'localhost', keys: server }, issuer, [
    extension('basicConstraints', critical, sequence()),
    // digitalSignature.
    extension('keyUsage', critical, tlv(BIT_STRING, [7, 0b1000_0000])),
    extension('extendedKeyUsage', sequence(oid(ids.serverAuth))),
    extension(
      'subjectAltName',
      sequence(tlv(GENERAL_NAME + 7, [127, 0, 0, 1]), tlv(GENERAL_NAME + 2, Buffer.from('localhost'))),
    ),
    extension('authorityKeyIdentifier', sequence(tlv(GENERAL_NAME, keyId(authority.publicKey)))),
    extension('subjectKeyIdentifier', tlv(OCTET_STRING, keyId(server.publicKey))),
  ])
  return { key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert, ca }
}

interface Party {
  readonly name: string
  readonly keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }
}

const DAY = 24 * 60 * 60 * 1000

/** `Certificate` of RFC 5280, section 4.1, as PEM. */
function certificate(serial: number, subject: Party, issuer: Party, extensions: readonly Buffer[]): string {
  const now = Date.now()
  const content = sequence(
    // Version 3.
    tlv(0xa0, tlv(INTEGER, [2])),
    tlv(INTEGER, [serial]),
    algorithm,
    nameOf(issuer),
    // A day ago, for clocks that differ.
    sequence(time(now - DAY), time(now + 30 * DAY)),
    nameOf(subject),
    publicKeyInfo(subject.keys.publicKey),
    tlv(0xa3, sequence(...extensions)),
  )
  const signature = sign('sha256', content, issuer.keys.privateKey)
  const bytes = sequence(content, algorithm, tlv(BIT_STRING, [0], signature))
  const lines = bytes.toString('base64').match(/.{1,64}/g)!
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

const BOOLEAN = 0x01
const INTEGER = 0x02
const BIT_STRING = 0x03
const OCTET_STRING = 0x04
const OBJECT_IDENTIFIER = 0x06
const UTF8_STRING = 0x0c
const GENERALIZED_TIME = 0x18
const SEQUENCE = 0x30
const SET = 0x31
/** Context-specific, primitive. */
const GENERAL_NAME = 0x80

/** Tag, length, value (X.690, section 8.1). */
function tlv(tag: number, ...content: readonly (Uint8Array | readonly number[])[]): Buffer {
  const value = Buffer.concat(content.map((part) => Buffer.from(part)))
  const { length } = value
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), value])
}

const sequence = (...content: readonly Uint8Array[]): Buffer => tlv(SEQUENCE, ...content)

/** Object identifiers as the bytes of their encoding. */
const ids = {
  ecdsaWithSHA256: '2a8648ce3d040302',
  commonName: '550403',
  serverAuth: '2b06010505070301',
  subjectKeyIdentifier: '551d0e',
  keyUsage: '551d0f',
  subjectAltName: '551d11',
  basicConstraints: '551d13',
  authorityKeyIdentifier: '551d23',
  extendedKeyUsage: '551d25',
} as const

const oid = (bytes: string): Buffer => tlv(OBJECT_IDENTIFIER, Buffer.from(bytes, 'hex'))
const algorithm = sequence(oid(ids.ecdsaWithSHA256))
const critical = tlv(BOOLEAN, [0xff])

/** `parts`: whether it is critical, if it is, and its value. */
const extension = (name: keyof typeof ids, ...parts: readonly Buffer[]): Buffer =>
  sequence(oid(ids[name]), ...parts.slice(0, -1), tlv(OCTET_STRING, parts.at(-1)!))

const nameOf = ({ name }: Party): Buffer =>
  sequence(tlv(SET, sequence(oid(ids.commonName), tlv(UTF8_STRING, Buffer.from(name)))))

/** `20261121143000Z`: GeneralizedTime is for dates from 2050 on, UTCTime for those before (RFC 5280, section 4.1.2.5). */
const time = (ms: number): Buffer => {
  const text = new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '')
  return text < '2050' ? tlv(UTC_TIME, Buffer.from(text.slice(2))) : tlv(GENERALIZED_TIME, Buffer.from(text))
}
const UTC_TIME = 0x17

const publicKeyInfo = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' })

/** The SHA-1 of the key without what tells its kind (RFC 5280, section 4.2.1.2): for P-256 the last 65 bytes. */
const keyId = (key: KeyObject): Buffer => createHash('sha1').update(publicKeyInfo(key).subarray(-65)).digest()
