import { gzipSync } from 'node:zlib'
import { encodeMessage } from '../../../wire/frames/encode.js'
import type { HeaderList } from '../../../wire/http/index.js'

/** A secret, and an exchange that holds it in one place. */
export interface Plant {
  readonly name: string
  readonly secret: string
  readonly target?: string
  readonly headers?: HeaderList
  readonly body?: Uint8Array
  readonly reply?: {
    readonly headers?: HeaderList
    readonly trailers?: HeaderList
    readonly chunks?: readonly Uint8Array[]
    /** Break off after the chunks. */
    readonly cut?: boolean
  }
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const base64 = (text: string) => Buffer.from(text).toString('base64')
const json = (value: unknown) => bytes(JSON.stringify(value))
const string = (value: string) => ({ type: 'string', value }) as const
const frame = (payload: string, extra: Parameters<typeof encodeMessage>[0]['headers'] = []) =>
  encodeMessage({ headers: [[':event-type', string('chunk')], ...(extra as [])], body: bytes(payload) })

/** Of the kind, but each another one. */
let count = 0
const next = (length: number, alphabet: string): string => {
  count += 1
  return Array.from({ length }, (_, at) => alphabet[(count * 7 + at * (count + 3)) % alphabet.length]).join(
    '',
  )
}
const opaque = () => `t0p/${next(20, 'abcdefghijklmnopqrstuvwxyz0123456789')}+x`
const keyId = () => `AKIA${next(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`
const account = () => next(12, '9876543210')
const arn = (id: string) => `arn:aws:bedrock:us-east-1:${id}:inference-profile/mine`

/** A plant whose secret is made first, since several parts name it. */
const plant = (
  name: string,
  secret: string,
  place: (secret: string) => Omit<Plant, 'name' | 'secret'>,
): Plant => ({
  name,
  secret,
  ...place(secret),
})
const scope = '20260101/us-east-1/bedrock/aws4_request'
const answering = (...chunks: readonly Uint8Array[]) => ({ reply: { chunks } })

/** As a model writes: a few letters at a time. */
const deltas = (text: string): readonly string[] => text.match(/.{1,4}/gs) ?? []

/** A secret of each kind, where its kind is known by. One that another rule would find too does not show anything. */
export const kinds: readonly Plant[] = [
  plant('key id of a signature', opaque().replaceAll('/', '-'), (secret) => ({
    headers: [
      ['Authorization', `AWS4-HMAC-SHA256 Credential=${secret}/${scope}, SignedHeaders=host, Signature=00`],
    ],
  })),
  plant('signature', next(64, '0123456789abcdef'), (secret) => ({
    headers: [
      ['Authorization', `AWS4-HMAC-SHA256 Credential=AKID/${scope}, SignedHeaders=host, Signature=${secret}`],
    ],
  })),
  plant('bearer token', opaque(), (secret) => ({ headers: [['authorization', `Bearer ${secret}`]] })),
  plant('user and password', base64('user:pa55word/secret'), (secret) => ({
    headers: [['Proxy-Authorization', `Basic ${secret}`]],
  })),
  plant('authorization without a scheme', opaque(), (secret) => ({ headers: [['Authorization', secret]] })),
  plant('session token', opaque(), (secret) => ({ headers: [['X-Amz-Security-Token', secret]] })),
  plant('secret key', opaque(), (secret) => ({ body: json({ credentials: { SecretAccessKey: secret } }) })),
  plant('access key id by its member', opaque(), (secret) => ({
    body: json({ access_key_id: secret, accessKeyId: secret }),
  })),
  plant('API key', opaque(), (secret) => ({ headers: [['X-API-Key', secret]] })),
  plant('cookie', opaque(), (secret) => ({ headers: [['Cookie', `theme=dark; session=${secret}`]] })),
  plant('cookie that is set', opaque(), (secret) => ({
    reply: { headers: [['Set-Cookie', `session=${secret}; Path=/; HttpOnly`]] },
  })),
  plant('key id of a presigned request', opaque().replaceAll('/', '-'), (secret) => ({
    target: `/x?a=1&X-Amz-Credential=${secret}%2F${encodeURIComponent(scope)}`,
  })),
  plant('key id of an old presigned request', opaque(), (secret) => ({
    target: `/x?AWSAccessKeyId=${encodeURIComponent(secret)}`,
  })),
  plant('signature of a presigned request', opaque(), (secret) => ({
    target: `/x?X-Amz-Signature=${encodeURIComponent(secret)}&b=2`,
  })),
  plant('signature of an old presigned request', next(28, 'abcdefghij'), (secret) => ({
    body: json({ url: `https://b.s3.amazonaws.com/k?Expires=1&Signature=${secret}` }),
  })),
  plant('owner of a bucket', account(), (secret) => ({
    body: json({ s3Location: { uri: 's3://a/b', bucketOwner: secret } }),
  })),
  plant('account of an ARN', account(), (secret) => ({
    body: json({ message: `no access to ${arn(secret)}.` }),
  })),
  plant('access key id', keyId(), (secret) => ({ body: json({ text: `my key is ${secret}, keep it` }) })),
  plant('session token by its form', `FwoGZXIvYXdz${next(60, 'abcdefgh0123456789')}`, (secret) => ({
    body: json({ text: secret }),
  })),
  plant('Bedrock API key', `ABSK${next(60, 'abcdefghijk0123456789')}`, (secret) => ({
    body: json({ text: secret }),
  })),
  plant('bearer token in text', next(30, 'abcdefghijk.0123456789'), (secret) => ({
    body: json({ text: `curl -H 'Authorization: Bearer ${secret}'` }),
  })),
  plant(
    'JSON Web Token',
    `eyJ${next(20, 'abcde12345')}.eyJ${next(30, 'fghij67890')}.${next(30, 'klmno')}`,
    (secret) => ({
      body: json({ text: secret }),
    }),
  ),
  plant('private key', `MIIE${next(40, 'abcdefghijk0123456789')}`, (secret) => ({
    body: json({ text: `-----BEGIN RSA PRIVATE KEY-----\n${secret}\n-----END RSA PRIVATE KEY-----` }),
  })),
  plant('match of a pattern', `ticket-${next(6, '0123456789')}`, (secret) => ({
    body: json({ text: `see ${secret}` }),
  })),
]

const learned = (name: string, reply: (secret: string) => Plant['reply'] & object): Plant =>
  plant(name, opaque(), (secret) => ({ headers: [['x-amz-security-token', secret]], reply: reply(secret) }))

/** Places and encodings. */
export const places: readonly Plant[] = [
  plant('account in a path', account(), (secret) => ({ target: `/model/${arn(secret)}/converse` })),
  plant('account in a percent-encoded path', account(), (secret) => ({
    target: `/model/${encodeURIComponent(arn(secret))}/converse`,
  })),
  plant('account in a path encoded in lower case', account(), (secret) => ({
    target: `/model/${arn(secret).replaceAll(':', '%3a').replace('/', '%2f')}/converse`,
  })),
  plant('account in a path encoded twice', account(), (secret) => ({
    target: `/model/${encodeURIComponent(encodeURIComponent(arn(secret)))}/converse`,
  })),
  plant('key id in a segment', keyId(), (secret) => ({ target: `/model/a-${secret}-b/invoke` })),
  plant('key id with an encoded letter', keyId(), (secret) => ({
    target: `/model/${secret.replace('K', '%4B')}/invoke`,
  })),
  plant('key id in a query', keyId(), (secret) => ({ target: `/x?note=a%20${secret}` })),
  plant('key id in a header', keyId(), (secret) => ({ headers: [['X-Note', `used ${secret}`]] })),
  plant('key id in base64 in a header', keyId(), (secret) => ({
    headers: [['X-Note', `blob ${base64(`{"k":"${secret}"}`)}`]],
  })),
  plant('key id in a header of the answer', keyId(), (secret) => ({
    reply: { headers: [['x-note', secret]] },
  })),
  plant('key id in a trailer', keyId(), (secret) => ({
    reply: { chunks: [bytes('a')], trailers: [['x-note', `was ${secret}`]] },
  })),
  plant('token in a trailer', opaque(), (secret) => ({
    reply: { chunks: [bytes('a')], trailers: [['x-amz-security-token', secret]] },
  })),
  plant('key id escaped in JSON', keyId(), (secret) => ({
    body: bytes(`{"text":"${secret.replace('A', '\\u0041')} \\n"}`),
  })),
  plant('key id in JSON in JSON', keyId(), (secret) => ({
    body: json({ input: JSON.stringify({ deep: JSON.stringify({ text: `"${secret}"` }) }) }),
  })),
  plant('password in JSON in JSON', opaque(), (secret) => ({
    body: json({ input: JSON.stringify({ deep: JSON.stringify({ password: secret }) }) }),
  })),
  plant('presigned URL with escaped slashes', opaque(), (secret) => ({
    body: bytes(
      `{"url":"https:\\/\\/b.s3\\/k?X-Amz-Expires=9\\u0026X-Amz-Security-Token=${encodeURIComponent(secret)}"}`,
    ),
  })),
  plant('secret of a form', opaque(), (secret) => ({
    body: bytes(`client_secret=${encodeURIComponent(secret)}&grant_type=x`),
  })),
  plant('key id in bytes of a document', keyId(), (secret) => ({
    body: json({ document: { source: { bytes: base64(`name,key\nme,${secret}\n`) } } }),
  })),
  plant('key id in binary bytes', keyId(), (secret) => ({
    body: json({
      bytes: Buffer.concat([Buffer.of(0x89, 0xff, 0, 1), bytes(secret), Buffer.of(0xfe, 0)]).toString(
        'base64',
      ),
    }),
  })),
  plant('key id in base64url without padding', keyId(), (secret) => ({
    body: json({ token: Buffer.from(`ÿþ>${secret}`).toString('base64url') }),
  })),
  plant('key id in base64 in base64', keyId(), (secret) => ({
    body: json({ bytes: base64(JSON.stringify({ bytes: base64(`k=${secret}`) })) }),
  })),
  plant('key id behind a folder name', keyId(), (secret) => ({
    target: `/blob/${base64(`${secret}...`)}/x`,
  })),
  plant('account in base64 of a percent-encoded ARN', account(), (secret) => ({
    body: json({ bytes: base64(`/model/${encodeURIComponent(arn(secret))}/x`) }),
  })),
  plant('key id in a body that is not UTF-8', keyId(), (secret) => ({
    body: Buffer.concat([bytes('{"text":"'), Buffer.of(0xff), bytes(`\\u0020${secret}"}`)]),
  })),
  plant('key id in gzip', keyId(), (secret) => ({
    headers: [['Content-Encoding', 'gzip']],
    body: gzipSync(json({ text: secret })),
  })),
  plant('key id in gzip of the answer', keyId(), (secret) => ({
    reply: { headers: [['content-encoding', 'gzip']], chunks: [gzipSync(json({ text: secret }))] },
  })),
  plant('key id in a coding nobody knows', keyId(), (secret) => ({
    headers: [['Content-Encoding', 'aes128gcm']],
    body: bytes(secret),
  })),
  plant('account in an answer', account(), (secret) => answering(json({ invocationArn: arn(secret) }))),
  plant('account over two chunks of an answer', account(), (secret) =>
    answering(bytes(`{"invocationArn":"${arn(secret).slice(0, 31)}`), bytes(`${arn(secret).slice(31)}"}`)),
  ),
  plant('key id in a message', keyId(), (secret) => answering(frame(JSON.stringify({ text: secret })))),
  plant('key id in the bytes of a message', keyId(), (secret) =>
    answering(frame(JSON.stringify({ bytes: base64(JSON.stringify({ completion: secret })) }))),
  ),
  plant('key id in a header of a message', keyId(), (secret) =>
    answering(frame('{}', [['x-note', string(`of ${secret}`)]] as const)),
  ),
  plant('key id in a binary header of a message', keyId(), (secret) =>
    answering(frame('{}', [['x-note', { type: 'binary', value: bytes(`\0${secret}\0`) }]] as const)),
  ),
  plant('token by the name of a header of a message', opaque(), (secret) =>
    answering(frame('{}', [['session-token', string(secret)]] as const)),
  ),
  plant('key id in a message in a message', keyId(), (secret) =>
    answering(encodeMessage({ headers: [], body: frame(JSON.stringify({ bytes: base64(secret) })) })),
  ),
  plant('key id in messages cut anywhere', keyId(), (secret) => {
    const stream = Buffer.concat([frame('{"text":"a"}'), frame(JSON.stringify({ bytes: base64(secret) }))])
    return answering(
      ...Array.from({ length: Math.ceil(stream.length / 3) }, (_, at) => stream.subarray(at * 3, at * 3 + 3)),
    )
  }),
  plant('key id in a message with a wrong checksum', keyId(), (secret) => {
    const broken = Buffer.from(frame(JSON.stringify({ text: secret })))
    broken[broken.length - 1]! ^= 0xff
    return answering(broken)
  }),
  plant('key id in bytes between messages', keyId(), (secret) =>
    answering(Buffer.concat([frame('{}'), bytes(`garbage ${secret}`), frame('{}')])),
  ),
  plant('key id in a message that is cut off', keyId(), (secret) => ({
    reply: { chunks: [frame(`{"text":"${secret} and more"}`).subarray(0, -12)], cut: true },
  })),
  plant('key id over text deltas', keyId(), (secret) =>
    answering(
      ...deltas(`my key is ${secret}, is it not`).map((text) => frame(JSON.stringify({ delta: { text } }))),
    ),
  ),
  plant('account over deltas in the bytes of chunks', account(), (secret) =>
    answering(
      ...deltas(`it is ${arn(secret)} and more`).map((text) =>
        frame(JSON.stringify({ bytes: base64(JSON.stringify({ delta: { text }, type: 'd' })), p: 'abc' })),
      ),
    ),
  ),
  plant('password over the input of a tool', opaque(), (secret) =>
    answering(
      ...deltas(JSON.stringify({ user: 'me', password: secret })).map((input) =>
        frame(JSON.stringify({ delta: { toolUse: { input } } })),
      ),
    ),
  ),
  learned('token that an error repeats', (secret) => ({
    chunks: [json({ message: `x-amz-security-token:${secret}\n` })],
  })),
  learned('token that comes back percent-encoded', (secret) => ({
    headers: [['x-url', `/x/${encodeURIComponent(secret)}`]],
  })),
  learned('token that comes back in base64', (secret) => ({
    chunks: [json({ bytes: base64(`token ${secret}`) })],
  })),
  learned('token that comes back with escaped slashes', (secret) => ({
    chunks: [bytes(`{"text":"${secret.replaceAll('/', '\\/')}"}`)],
  })),
  learned('token that comes back in a message', (secret) => ({
    chunks: [frame(JSON.stringify({ text: `is ${secret}` }))],
  })),
  learned('token that comes back in a trailer', (secret) => ({
    chunks: [bytes('a')],
    trailers: [['x-note', secret]],
  })),
]
