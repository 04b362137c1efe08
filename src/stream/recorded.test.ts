import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspect } from '../wire/frames/inspect.js'
import { aggregate } from './aggregate.js'
import { checkSequence } from './checkSequence.js'
import type { StreamingOperation } from './grammar.js'
import { joinChunks } from './joinChunks.js'
import { readEvent } from './readEvent.js'

const folder = new URL('../../../shared/recordings/', import.meta.url)
const present = existsSync(folder)
if (!present) console.log('skipped: the recorded streams are not here')

interface Recording {
  id: string
  operation: StreamingOperation
  response: { bodyFile?: string; messages: number }
}
const recordings: Recording[] = present
  ? readFileSync(new URL('interactions.jsonl', folder), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ response }) => response.bodyFile !== undefined)
  : []

const newest = '2026-07-31'
const eventsOf = ({ response }: Recording) =>
  inspect(readFileSync(new URL(response.bodyFile!, folder))).messages.map((message) => readEvent(message))

describe.runIf(present)('recorded streams are lawful', () => {
  test.each(recordings)('$id $operation', (recording) => {
    const { messages, faults, gaps } = inspect(readFileSync(new URL(recording.response.bodyFile!, folder)), {
      role: 'service',
    })
    expect({ faults, gaps, count: messages.length }).toEqual({
      faults: [],
      gaps: [],
      count: recording.response.messages,
    })
    const readings = eventsOf(recording)
    expect(readings.flatMap((reading) => reading.faults)).toEqual([])
    const events = readings.map(({ event }) => event!)
    expect(checkSequence(recording.operation, events, newest)).toEqual([])
  })

  const whole = (operation: string) =>
    recordings
      .filter((recording) => recording.operation === operation)
      .map((recording) => eventsOf(recording).map(({ event }) => event!))
      .filter((events) => events.every(({ kind }) => kind === 'event'))

  test('every ConverseStream becomes one whole message', () => {
    const streams = whole('ConverseStream')
    expect(streams.length).toBeGreaterThan(60)
    const kinds = new Set<string>()
    for (const events of streams) {
      const { output, stopReason, usage, metrics } = aggregate(events)
      expect(output.message.role).toBe('assistant')
      expect({ stopReason, usage, metrics }).toEqual({
        stopReason: expect.any(String),
        usage: expect.objectContaining({ totalTokens: expect.any(Number) }),
        metrics: { latencyMs: expect.any(Number) },
      })
      const indices = events.map(
        ({ payload }) => (payload as { contentBlockIndex?: number }).contentBlockIndex ?? -1,
      )
      expect(output.message.content).toHaveLength(Math.max(...indices) + 1)
      for (const block of output.message.content) kinds.add(Object.keys(block).join())
    }
    expect([...kinds].sort()).toMatchInlineSnapshot(`
      [
        "reasoningContent",
        "text",
        "toolUse",
      ]
    `)
  })

  test('every InvokeModelWithResponseStream chunk holds JSON', () => {
    const streams = whole('InvokeModelWithResponseStream')
    expect(streams.length).toBeGreaterThan(70)
    for (const events of streams) {
      for (const event of events) {
        expect(JSON.parse(Buffer.from(joinChunks([event])).toString())).toEqual(expect.any(Object))
      }
    }
  })
})
