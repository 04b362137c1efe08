import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpHandler, HttpReply, HttpRequest } from '../../wire/http/message.js'
import type { Route } from '../../wire/rest/index.js'
import { chanceOf, type Chance } from './chance.js'
import type { Call, Provoked, ServerParts } from './parts.js'

/** Bytes of a body that take part in the seed of an answer; a large image need not be hashed whole. */
const SEEDED = 4096

/** A handler that runs a request through the parts: route, authenticate, read, judge, answer. */
export function createHandler(parts: ServerParts, seed: number): HttpHandler {
  const seen = new Map<string, number>()
  return async (request, signal) => {
    const key = `${request.method} ${request.target} ${request.body.byteLength}`
    const head = request.body.subarray(0, SEEDED)
    // Two equal requests get equal answers but for their ids, so each knows which of its kind it is.
    const ofRequest = chanceOf(String(seed), key, head)
    const nth = seen.get(key) ?? 0
    if (seen.size > 10_000) seen.clear()
    seen.set(key, nth + 1)
    const reply = await respond(parts, request, ofRequest, signal)
    return parts.finish(reply, chanceOf(String(seed), key, head, String(nth)), request)
  }
}

async function respond(
  parts: ServerParts,
  request: HttpRequest,
  chance: Chance,
  signal: AbortSignal,
): Promise<HttpReply> {
  const route = parts.route(request)
  if (route === undefined) return parts.unrouted(request)
  const intruder = parts.authenticate(request)
  if (intruder !== undefined) return parts.fail(intruder)
  const read = parts.read(route, request)
  if ('unreadable' in read) return parts.fail(parts.unreadable(read.unreadable))
  const violations = parts.judge(route.operation, read.value)
  if (violations.length > 0) return parts.fail(parts.refusal(violations))
  const provoked = parts.provoked(route.operation, read.value, request)
  if (provoked?.kind === 'error') return parts.fail(provoked.error)
  if (provoked?.kind === 'slow') await sleep(provoked.milliseconds, undefined, { signal }).catch(() => {})
  return answer(
    parts,
    route,
    { model: parts.model, operation: route.operation, value: read.value, chance },
    provoked,
  )
}

function answer(
  parts: ServerParts,
  { operation }: Route,
  call: Call,
  provoked: Provoked | undefined,
): HttpReply {
  if (operation.responseStream === undefined) return parts.reply(call, parts.answer(call))
  const events = parts.events(call)
  const sent =
    provoked?.kind === 'exception'
      ? [
          ...events.slice(0, provoked.after),
          { kind: 'exception' as const, type: provoked.type, payload: { message: 'Provoked on purpose.' } },
        ]
      : events
  const frames = parts.pace(sent.map((event) => parts.frame(event, call)))
  return {
    status: 200,
    headers: parts.streamHead(call),
    body: provoked?.kind === 'cut' ? cutShort(frames) : flow(frames),
  }
}

async function* flow(frames: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* frames
}

/** All but the last frame, half of that, and then no end. */
async function* cutShort(frames: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* frames.slice(0, -1)
  const last = frames.at(-1)
  if (last !== undefined) yield last.subarray(0, last.byteLength / 2)
  throw new Error('the stream is cut on purpose')
}
