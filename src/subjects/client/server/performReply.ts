import { setTimeout as delay } from 'node:timers/promises'
import { abortable } from '../../../wire/http/abortable.js'
import type { ScriptedFault, ScriptedReply } from '../script.js'
import type { ReplyWire } from './exchange.js'

/**
 * How long what was written is left alone before a connection is broken, in milliseconds: the bytes before a fault have
 * to reach the client, and a reset overtakes what it has not read on some systems.
 */
const settleMs = 25

/** Bodies that HTTP forbids (RFC 9110, sections 15.3.5 and 15.4.5). */
export const isBodiless = ({ status }: ScriptedReply): boolean => status === 204 || status === 304

/**
 * Write an answer as its script says, with the fault in its place. Rejects when the client goes away before that, with
 * whatever it had; a stall lasts until then.
 */
export async function performReply(
  reply: ScriptedReply,
  wire: ReplyWire,
  sent: (count: number) => void,
): Promise<void> {
  const { fault, body } = reply
  const place = fault === undefined ? undefined : placeOf(fault)
  const step = (work: Promise<void>) => abortable(work, wire.gone)
  if (fault && place === 'before-head') return step(breakOff(fault, wire, false))
  if (fault && place === 'inside-head') {
    await step(wire.halfHead(reply))
    return step(breakOff(fault, wire))
  }
  await step(wire.head(reply))
  if (fault && place === 'after-head') return step(breakOff(fault, wire))
  for (const { bytes, after = 0 } of isBodiless(reply) ? [] : body) {
    if (after > 0) await delay(after, undefined, { signal: wire.gone })
    if (bytes.byteLength > 0) await step(wire.piece(bytes, reply, sent))
  }
  if (fault) return step(breakOff(fault, wire))
  await step(wire.end(reply))
}

const placeOf = (fault: ScriptedFault): NonNullable<ScriptedFault['at']> => fault.at ?? 'after-body'

async function breakOff(fault: ScriptedFault, wire: ReplyWire, isBegun = true): Promise<void> {
  // Nothing more comes until the client leaves, or the route is closed.
  if (fault.kind === 'stall') return new Promise(() => {})
  await delay(settleMs)
  switch (fault.kind) {
    case 'reset':
      return wire.reset()
    case 'close':
      return wire.close()
    case 'goaway':
      return wire.goaway(fault.code, isBegun)
    case 'rst-stream':
      return wire.resetStream(fault.code)
  }
}
