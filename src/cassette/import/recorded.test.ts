import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { sha256Hex } from '../../wire/auth/sha256.js'
import type { HeaderList } from '../../wire/http/message.js'
import type { Cassette } from '../cassette.js'
import { readInteractions } from './index.js'

const folder = new URL('../../../../shared/recordings/', import.meta.url)
const present = existsSync(folder)
if (!present) console.log('skipped: the recordings of other tools are not here')

interface Recording {
  readonly id: string
  readonly source: { readonly file: string; readonly index: number }
  readonly request: {
    readonly method: string
    readonly host: string
    readonly path: string
    readonly headers: HeaderList | null
    readonly body: string
    readonly bodyKind: string
  } | null
  readonly response: {
    readonly status: number
    readonly headers: HeaderList | null
    readonly bodyKind: string
    readonly bodyFormat: string
    readonly bodySha256: string
  }
  readonly assumed?: readonly string[]
  readonly chunks?: readonly string[]
}

const recordings: readonly Recording[] = present
  ? readFileSync(new URL('interactions.jsonl', folder), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : []

/** Those of the tools that there is an importer for; the others are there as JSON lines alone. */
const byFile = new Map<string, Recording[]>()
for (const recording of recordings) {
  const { file } = recording.source
  if (!/telemetry__|openllmetry/u.test(file)) continue
  byFile.set(file, [...(byFile.get(file) ?? []), recording])
}

async function cassettesOf(file: string): Promise<readonly Cassette[]> {
  const cassettes: Cassette[] = []
  for await (const interaction of readInteractions(fileURLToPath(new URL(encodeURI(file), folder)))) {
    if ('reason' in interaction) throw new Error(interaction.reason)
    cassettes[interaction.index] = interaction.cassette
  }
  return cassettes
}

/** Left out where the recordings were collected. */
const secrets = new Set(['authorization', 'x-amz-security-token', 'cookie', 'set-cookie'])
const withoutSecrets = (headers: HeaderList) => headers.filter(([name]) => !secrets.has(name.toLowerCase()))

const bodyOf = ({ response }: Cassette) => Buffer.concat(response.chunks.map(({ bytes }) => bytes))

describe.runIf(present)('what others read out of the recordings of VCR.py and nock', () => {
  test.each([...byFile])('%s', async (file, expected) => {
    const cassettes = await cassettesOf(file)
    expect(cassettes).toHaveLength(expected.length)
    for (const { source, request, response } of expected) {
      const cassette = cassettes[source.index]!
      const { lost, upstream } = cassette.provenance
      expect({
        method: cassette.request!.method,
        origin: upstream,
        target: cassette.request!.target,
        headers: lost.includes('request-headers') ? null : withoutSecrets(cassette.request!.headers),
        isExact: !lost.includes('request-bytes'),
        body: Buffer.from(cassette.request!.body).toString(),
      }).toEqual({
        method: request!.method,
        origin: `https://${request!.host}`,
        target: request!.path,
        headers: request!.headers,
        isExact: request!.bodyKind === 'exact',
        body: request!.body,
      })
      expect({
        status: cassette.response.status,
        headers: withoutSecrets(cassette.response.headers),
        isExact: !lost.includes('response-bytes'),
        sha256: sha256Hex(bodyOf(cassette)),
      }).toEqual({
        status: response.status,
        headers: response.headers,
        isExact: response.bodyKind === 'exact',
        sha256: response.bodySha256,
      })
    }
  })

  test('they are all there', () => {
    expect([...byFile.values()].flat()).toHaveLength(98 + 16 + 99)
  })
})

describe.runIf(present)('the collected recordings', () => {
  test('are imported one by one, in their chunks', async () => {
    const cassettes = await cassettesOf('interactions.jsonl')
    expect(cassettes).toHaveLength(recordings.length)
    for (const [index, { request, response, chunks, assumed }] of recordings.entries()) {
      const cassette = cassettes[index]!
      const { lost } = cassette.provenance
      expect(cassette.request?.target).toBe(request?.path)
      expect(cassette.response.status).toBe(
        assumed?.includes('status') === true ? undefined : response.status,
      )
      expect(sha256Hex(bodyOf(cassette))).toBe(response.bodySha256)
      expect(lost.includes('response-bytes')).toBe(response.bodyKind !== 'exact')
      expect(lost.includes('framing')).toBe(response.bodyFormat === 'event-lines')
      expect(lost.includes('chunks')).toBe(chunks === undefined)
      const pieces = cassette.response.chunks.map(({ bytes }) => Buffer.from(bytes).toString('base64'))
      expect(pieces).toEqual(chunks ?? [Buffer.from(bodyOf(cassette)).toString('base64')])
    }
  })
})
