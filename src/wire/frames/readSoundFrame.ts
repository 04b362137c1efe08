import { OVERHEAD, PRELUDE } from './assemble.js'
import { crc32OfView } from './crc32.js'
import type { HeaderCache } from './headerCache.js'
import { InspectedMessage } from './inspectedMessage.js'

/**
 * The short way to a message that is sound in every respect: whole, both checksums right, small enough for any role, its
 * header section known. Anything else is `undefined` and goes the long way, which knows what to say about it.
 */
export function readSoundFrame(
  buffer: Buffer,
  view: DataView,
  start: number,
  cache: HeaderCache,
  place: { readonly index: number; readonly offset: number; readonly afterFault: boolean },
): InspectedMessage | undefined {
  const left = view.byteLength - start
  if (left < OVERHEAD) return undefined
  const totalLength = view.getUint32(start)
  const headersLength = view.getUint32(start + 4)
  if (totalLength > left || totalLength > LARGEST || headersLength > totalLength - OVERHEAD) return undefined
  const preludeCrc = crc32OfView(view, start, start + 8)
  if (preludeCrc !== view.getUint32(start + 8)) return undefined
  const end = start + totalLength - 4
  const messageCrc = crc32OfView(view, start + 8, end, preludeCrc)
  if (messageCrc !== view.getUint32(end)) return undefined
  const headers = cache.find(view, start + PRELUDE, headersLength)
  if (headers === undefined) return undefined
  return new InspectedMessage(
    {
      index: place.index,
      offset: place.offset,
      totalLength,
      headersLength,
      preludeCrc: { stored: preludeCrc, computed: preludeCrc },
      messageCrc: { stored: messageCrc, computed: messageCrc },
      headers,
      faults: NONE,
      afterFault: place.afterFault,
    },
    buffer,
    start,
  )
}

const NONE = [] as const

/** Below the limits of any role. */
const LARGEST = 131_072
