import { describe, expect, it } from 'vitest'
import type { ClientCredentials } from '../../../subjects/client/subject.js'
import type { HttpRequest } from '../../../wire/http/message.js'
import { bearer, sign } from '../../../wire/auth/index.js'
import { accessKey, usualCredentials } from '../credentials.js'
import type { ClientObservation } from '../observation.js'
import { bearerFindings, signatureBeside } from './bearer.js'
import { leakFindings } from './leaks.js'
import { signatureFindings } from './signature.js'

const date = new Date('2026-01-02T03:04:05Z')
const request: HttpRequest = {
  method: 'POST',
  target: '/model/arn%3Aaws%3Abedrock%3A%3Amodel%2Fx/converse',
  headers: [
    ['Host', '127.0.0.1:8080'],
    ['Content-Type', 'application/json'],
  ],
  body: Buffer.from('{"messages":[]}'),
}
const signed = (credentials = accessKey, region = 'us-east-1') => sign(request, { region, credentials, date })
const seen = (arrived: HttpRequest, credentials: ClientCredentials = accessKey) =>
  ({
    endedAt: date,
    calls: [
      {
        call: { credentials, region: 'us-east-1' },
        outcome: { end: 'answer' },
        arrivals: [{ request: arrived }],
      },
    ],
  }) as unknown as ClientObservation
const messages = (observation: ClientObservation) =>
  signatureFindings(observation).map(({ message }) => message.split(':')[0])

describe('a signature', () => {
  it('is right', async () => {
    expect(messages(seen(await signed()))).toEqual([])
  })

  it.each<[string, () => Promise<HttpRequest>, string]>([
    ['missing', async () => request, 'missing'],
    ['of another region', () => signed(accessKey, 'eu-west-1'), 'wrong-region'],
    ['of another key', () => signed({ ...accessKey, accessKeyId: 'AKIDOTHER' }), 'unknown-key'],
    ['of another body', async () => ({ ...(await signed()), body: Buffer.from('{}') }), 'mismatch'],
    [
      'of the path encoded once',
      async () => ({ ...(await signed()), target: decodeURIComponent(request.target) }),
      'mismatch',
    ],
  ])('is %s', async (_title, make, problem) => {
    expect(messages(seen(await make()))).toEqual([problem])
  })

  it('goes with the session token of the caller, and with no other', async () => {
    const temporary = { ...accessKey, sessionToken: 'TOKEN' }
    expect(messages(seen(await signed(temporary), temporary))).toEqual([])
    expect(messages(seen(await signed(), temporary))).toEqual([
      'the session token was not sent in x-amz-security-token',
    ])
    expect(messages(seen(await signed(temporary)))).toEqual([
      'a session token was sent, and the caller gave none',
    ])
    const other = { ...accessKey, sessionToken: 'OTHER' }
    expect(messages(seen(await signed(other), temporary))).toHaveLength(1)
  })
})

describe('a bearer token', () => {
  it('stands in Authorization, alone', () => {
    expect(bearerFindings(bearer(request, 'key'), 'key')).toEqual([])
    expect(bearerFindings(bearer(request, 'other'), 'key')).toHaveLength(1)
    expect(bearerFindings(request, 'key')).toHaveLength(1)
    const basic: HttpRequest = { ...request, headers: [['authorization', 'Basic a2V5']] }
    expect(bearerFindings(basic, 'key')).toHaveLength(1)
    expect(bearerFindings({ headers: [['Authorization', 'bearer key']] }, 'key')).toEqual([])
  })

  it('has no signature beside it', async () => {
    expect(signatureBeside(bearer(request, 'key'))).toEqual([])
    expect(signatureBeside(bearer(await signed(), 'key')).length).toBeGreaterThan(0)
    expect(signatureBeside({ ...request, target: '/?X-Amz-Signature=00' })).toHaveLength(1)
  })
})

describe('a secret', () => {
  const keyed: ClientCredentials = { bearerToken: 'a/b+c' }

  it.each<[string, HttpRequest, ClientCredentials, number]>([
    ['nowhere', request, accessKey, 0],
    ['in its own header', bearer(request, 'a/b+c'), keyed, 0],
    ['in another header', { ...request, headers: [['x-api-key', 'a/b+c']] }, keyed, 1],
    ['in the target', { ...request, target: '/?key=a%2Fb%2Bc' }, keyed, 1],
    ['in the body', { ...request, body: Buffer.from(accessKey.secretAccessKey) }, accessKey, 1],
  ])('is found %s', (_title, arrived, credentials, count) => {
    const findings = leakFindings(seen(arrived, credentials))
    expect(findings).toHaveLength(count)
    expect(JSON.stringify(findings)).not.toContain(accessKey.secretAccessKey)
  })
})

describe('the usual credentials', () => {
  const converse = { operation: 'Converse', input: { modelId: 'x.scripted0001' } } as const
  const list = { operation: 'ListAsyncInvokes', input: {} } as const

  it('carry the key of a case only where the path does not', () => {
    const can = { features: ['sigv4', 'bearer'] } as const
    expect(usualCredentials(converse, can, 'scripted0001')).toEqual(accessKey)
    expect(usualCredentials(list, can, 'scripted0001')).toMatchObject({ accessKeyId: 'AKIDscripted0001' })
  })

  it('are a token where the client can do no other', () => {
    expect(usualCredentials(list, { features: ['bearer'] }, 'scripted0001')).toEqual({
      bearerToken: 'bedrock-api-key-EXAMPLE-scripted0001',
    })
  })
})
