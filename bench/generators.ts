import { performance } from 'node:perf_hooks'
import * as fc from 'fast-check'
import { asWire, image, images, invalidRequest, request, type Media } from '../generators/index.js'
import { modelAt } from '../src/contract/index.js'
import type { HttpRequest } from '../src/wire/http/message.js'
import { writeRequest } from '../src/wire/rest/index.js'
import { printRows, type Row } from './measure.js'

/** How many values of an arbitrary are made in a second of processor time, which other processes do not take away. */
function rate(name: string, arbitrary: fc.Arbitrary<unknown>, count: number, note?: string): Row {
  fc.sample(arbitrary, { seed: 0, numRuns: Math.ceil(count / 4) })
  const start = process.cpuUsage()
  fc.sample(arbitrary, { seed: 1, numRuns: count })
  const { user, system } = process.cpuUsage(start)
  return { name, perSecond: (count * 1e6) / (user + system), ...(note !== undefined && { note }) }
}

/** What a user of fast-check would write first: the most usual members, and media as arrays of bytes. */
const text = fc.string({ minLength: 1, maxLength: 40 })
const plainRequest = (block: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.record(
    {
      modelId: fc.constantFrom('anthropic.claude-v2', 'amazon.nova-lite-v1:0'),
      messages: fc.array(
        fc.record({
          role: fc.constantFrom('user', 'assistant'),
          content: fc.array(block, { minLength: 1, maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      system: fc.array(fc.record({ text }), { minLength: 1, maxLength: 2 }),
      inferenceConfig: fc.record(
        {
          maxTokens: fc.integer({ min: 1, max: 4096 }),
          temperature: fc.double({ min: 0, max: 1, noNaN: true }),
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['modelId', 'messages'] },
  )
const plainText = fc.record({ text })
const plainImage = fc.record({
  image: fc.record({
    format: fc.constantFrom('png', 'jpeg'),
    source: fc.record({ bytes: fc.uint8Array({ minLength: 1000, maxLength: 4096 }) }),
  }),
})

const TEXT_ONLY: readonly string[] = ['tools', 'system', 'guardrail', 'reasoning', 'additionalFields']

export function benchGenerators(): void {
  benchMemory()
  printRows('valid Converse requests', 'a second', [
    rate('all that the contract has', request('Converse'), 4000, 'media described'),
    rate('without media', request('Converse', { features: TEXT_ONLY }), 4000),
    rate('plain fast-check, text', plainRequest(plainText), 4000, 'lawful in shape only'),
  ])
  const full = images({ byteLength: { min: 3_750_000, max: 3_750_000 } })
  printRows('images of 3.75 MB', 'a second', [
    rate('described', full, 20_000),
    rate(
      'described and made',
      full.map((one) => one.bytes()),
      100,
    ),
    rate('plain fast-check, up to 4 kB', plainRequest(plainImage), 200, 'a thousandth of the size'),
  ])
  printRows('invalid Converse requests, labelled, each with its twin', 'a second', [
    rate('all that the contract has', invalidRequest('Converse'), 2000),
    rate('without media', invalidRequest('Converse', { features: TEXT_ONLY }), 2000),
    rate('plain fast-check, text', plainRequest(plainText), 4000, 'valid, no label'),
  ])
  benchShrinking()
}

/** Against a server in this process that takes images of any size: from the first counterexample to the least. */
function benchShrinking(): void {
  const operation = modelAt('newest').operations.get('Converse')!
  let tried = 0
  const isRefused = ({ body }: HttpRequest): boolean => {
    tried++
    return !isObject(JSON.parse(Buffer.from(body).toString('utf8')))
  }
  const requirement = 'converse.messages.images.max-pixels'
  const property = fc.property(invalidRequest('Converse', { requirement }), ({ request }) =>
    isRefused(writeRequest(operation, asWire(request))),
  )
  const start = performance.now()
  const { counterexample } = fc.check(property, { seed: 1 })
  const took = performance.now() - start
  const least = /<[^>]*>/.exec(fc.stringify(counterexample))?.[0]
  console.log(
    `\nshrinking a request with an image of too many pixels\n  ${took.toFixed(0)} ms, ${tried} requests, to ${least}`,
  )
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

/** Twenty full-size images in each of a thousand requests: all described, and then made, one after the other. */
function benchMemory(): void {
  const before = process.memoryUsage.rss()
  const described = Array.from({ length: 1000 }, () =>
    Array.from({ length: 20 }, (): Media =>
      image({ format: 'jpeg', width: 8000, height: 8000, byteLength: 3_750_000 }),
    ),
  )
  const after = process.memoryUsage.rss()
  let peak = after
  for (const media of described.slice(0, 100)) {
    for (const one of media) peak = Math.max(peak, one.bytes().byteLength && process.memoryUsage.rss())
  }
  console.log('\n1,000 requests of 20 images of 3.75 MB')
  console.log(
    `  described: ${megabytes(after - before)} more than before; 2,000 of them made: ${megabytes(peak)} resident at most`,
  )
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`
