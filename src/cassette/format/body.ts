import { pointerTo } from '../../contract/index.js'
import { sha256Hex } from '../../wire/auth/sha256.js'
import { EncodeError } from '../../wire/frames/encodeError.js'
import { writeFrames } from '../../wire/frames/writeFrames.js'
import { header, type HeaderList } from '../../wire/http/message.js'
import { plainBytes } from '../../wire/http/plainBytes.js'
import { CassetteFault } from './cassetteError.js'
import type { BodyDocument, BodyForm, Entry } from './document.js'
import { contentOf } from './contentOf.js'
import { describeMessages } from './describeMessages.js'
import { describePayload, readPayload } from './payload.js'

/** A body as a file has it: in the most readable form that gives back every byte. */
export function describeBody(bytes: Uint8Array, headers: HeaderList): BodyDocument {
  return { length: bytes.length, sha256: sha256Hex(bytes), ...formOf(bytes, headers) }
}

function formOf(bytes: Uint8Array, headers: HeaderList): BodyForm {
  const messages = mayBeStream(bytes, headers) ? describeMessages(bytes) : undefined
  if (messages !== undefined) return { messages }
  const form = describePayload(bytes, ['compact', 'spaced', 'indented'])
  return typeof form.text === 'string' && form.text.includes('\n') ? { text: form.text.split('\n') } : form
}

/** A stream begins with a zero unless its first message is larger than 16 MiB, or damaged. */
const mayBeStream = (bytes: Uint8Array, headers: HeaderList): boolean =>
  bytes[0] === 0 || header(headers, 'content-type')?.includes('application/vnd.amazon.eventstream') === true

/**
 * The bytes that a file gives a body.
 *
 * @throws CassetteFault when they cannot be the ones that were written
 */
export function readBody(body: BodyDocument, pointer: string): Uint8Array {
  const bytes =
    body.messages === undefined ? Buffer.from(readPayload(body)) : encodeEntries(body.messages, pointer)
  const sha256 = sha256Hex(bytes)
  const hint = `undo the edit; if it is meant, let the file say "length": ${bytes.length} and "sha256": "${sha256}"`
  if (bytes.length !== body.length) {
    const found = `${body.length} bytes were recorded, these are ${bytes.length}`
    throw new CassetteFault(pointerTo(pointer, 'length'), found, hint)
  }
  if (sha256 !== body.sha256) {
    const found = 'these are not the bytes that were recorded: their digest is another'
    throw new CassetteFault(pointerTo(pointer, 'sha256'), found, hint)
  }
  return plainBytes(bytes)
}

function encodeEntries(entries: readonly Entry[], pointer: string): Uint8Array {
  const contents = entries.map((entry, index) => {
    try {
      return contentOf(entry)
    } catch (error) {
      if (!(error instanceof EncodeError)) throw error
      const place = pointerTo(pointer, 'messages', index)
      throw new CassetteFault(place, error.message, 'undo the edit: no message can hold that')
    }
  })
  return writeFrames(contents)
}
