import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'

/** Reads a stream of events as the call asks for: what came is kept when it fails. */
export async function collect(stream, { stopAfter, pauseMs, summarise }, toError) {
  const kept = summarise ? summary() : list()
  let count = 0
  let failure
  try {
    for await (const event of stream) {
      kept.add(event)
      count += 1
      if (count === stopAfter) break
      if (pauseMs !== undefined) await setTimeout(pauseMs)
    }
  } catch (error) {
    failure = { error: toError(error) }
  }
  return { ...kept.get(), ...failure }
}

function list() {
  const events = []
  return { add: (event) => events.push(event), get: () => ({ events }) }
}

function summary() {
  const hash = createHash('sha256')
  let count = 0
  let textLength = 0
  return {
    add(event) {
      const bytes = event.chunk?.bytes ?? Buffer.from(event.contentBlockDelta?.delta?.text ?? '')
      count += 1
      textLength += bytes.length
      hash.update(bytes)
    },
    get: () => ({ summary: { count, textLength, sha256: hash.digest('hex') } }),
  }
}
