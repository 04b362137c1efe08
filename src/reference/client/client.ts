import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { operationAt } from '../../contract/index.js'
import type { ClientCall, ClientError, ClientOutcome } from '../../subjects/client/subject.js'
import { ClientFailure } from './clientFailure.js'
import { createLimits, type Limits } from './limits.js'
import type { Attempt, ClientParts, Reply, Transport } from './parts.js'
import { readStream } from './readStream.js'

/** What the caller of a call got, as an adapter tells it. */
export type Told = Pick<ClientOutcome, 'output' | 'events' | 'summary' | 'error'>

/** A client made of parts, with the connections that it keeps. */
export interface PartsClient {
  call(call: ClientCall): Promise<Told>
  close(): void
}

export function createPartsClient(parts: ClientParts): PartsClient {
  const transport = parts.connect()
  return {
    call: (call) => makeCall(parts, transport, call),
    close: () => {
      transport.close()
    },
  }
}

/** Make a call and say what came of it. Rejects only for what is no fault of the call: a defect of a part. */
async function makeCall(parts: ClientParts, transport: Transport, call: ClientCall): Promise<Told> {
  const limits = createLimits(call.options)
  try {
    return await withRetries(parts, transport, call, limits)
  } catch (error) {
    if (error instanceof ClientFailure) return { error: error.error }
    throw error
  } finally {
    limits.clear()
  }
}

async function withRetries(
  parts: ClientParts,
  transport: Transport,
  call: ClientCall,
  limits: Limits,
): Promise<Told> {
  const operation = operationAt(parts.model, call.operation)
  const input = parts.complete(operation, call.input, parts.newToken)
  const written = parts.write(operation, parts.toWire(parts.model, operation, input))
  const most = call.options.maxAttempts ?? parts.attempts
  const invocation = randomUUID()
  for (let number = 1; ; number += 1) {
    const attempt: Attempt = { call, operation, invocation, number, most }
    const request = parts.finish(written, attempt)
    const signed = await parts.authenticate(request, call, parts.now())
    const answer = await send(parts, transport, attempt, signed, limits)
    if (!('error' in answer)) return readAnswer(parts, attempt, answer.reply, limits)
    const retryable = parts.isRetryable(answer.error)
    if (!retryable || number >= most) throw new ClientFailure({ ...answer.error, retryable })
    await delay(parts.pause(number), undefined, { signal: limits.aborted }).catch(() => {
      throw limits.failure(undefined)
    })
  }
}

/** A reply of success, its body still to be read; or the error that came in its place. */
async function send(
  parts: ClientParts,
  transport: Transport,
  attempt: Attempt,
  request: Parameters<Transport['send']>[0],
  limits: Limits,
): Promise<{ readonly reply: Reply } | { readonly error: ClientError }> {
  const { endpoint, options } = attempt.call
  const address = {
    endpoint,
    httpVersion: options.httpVersion ?? '1.1',
    ...(options.ca !== undefined && { ca: options.ca }),
  } as const
  limits.stir()
  try {
    const reply = await transport.send(request, address, limits.signal)
    const known = parts.failure(attempt, reply, new Uint8Array(0))
    if (known === undefined) return { reply }
    return { error: parts.failure(attempt, reply, await readAll(reply, limits)) ?? known }
  } catch (error) {
    return { error: limits.failure(error).error }
  }
}

async function readAnswer(
  parts: ClientParts,
  { call, operation }: Attempt,
  reply: Reply,
  limits: Limits,
): Promise<Told> {
  if (operation.responseStream !== undefined) return readStream(parts, operation, call.options, reply, limits)
  const body = await readAll(reply, limits).catch((error: unknown) => {
    throw limits.failure(error)
  })
  return { output: parts.output(parts.model, operation, reply, body) }
}

async function readAll({ body }: Reply, limits: Limits): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of body) {
    limits.stir()
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
