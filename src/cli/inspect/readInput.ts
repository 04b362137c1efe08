import { parseCassette } from '../../cassette/format/index.js'

/** How the bytes of a stream were found in a file. */
export interface Input {
  readonly bytes: Uint8Array
  /** `raw`, `base64`, `hex`, `cassette`, or where in a JSON document. */
  readonly form: string
}

/**
 * The body of an event stream from what a file holds: the body itself, base64 or hexadecimal text, a cassette with it, or
 * a JSON document with a body in base64 somewhere in it, as recorders write them.
 *
 * Text that is none of these is taken for a body: the inspector says what is wrong with it.
 *
 * @throws CassetteError for a cassette that is not what was written
 */
export function readInput(content: Uint8Array, file: string): Input {
  const raw: Input = { bytes: content, form: 'raw' }
  const text = textOf(content)
  if (text === undefined) return raw
  if (HEX.test(text)) return { bytes: Buffer.from(text.replaceAll(/\s/g, ''), 'hex'), form: 'hex' }
  if (BASE64.test(text)) return { bytes: Buffer.from(text, 'base64'), form: 'base64' }
  const json = parse(text)
  if (json === undefined) return raw
  if (isCassette(json)) return { bytes: bodyOf(text, file), form: 'cassette' }
  const found = findBody(json, '')
  if (found === undefined) return raw
  return { bytes: found.bytes, form: `JSON, ${found.pointer || 'the whole'}` }
}

const HEX = /^(?:\s*[0-9a-f]{2})+\s*$/i
const BASE64 = /^(?:[A-Za-z0-9+/_-]\s*){4,}={0,2}\s*$/

function textOf(content: Uint8Array): string | undefined {
  // A body has zeros in its first length unless its first message is larger than 16 MiB.
  if (content.length === 0 || content.subarray(0, 4).includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return undefined
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isCassette = (json: unknown): boolean => typeof json === 'object' && json !== null && 'cassette' in json

const bodyOf = (text: string, file: string): Uint8Array =>
  Buffer.concat(parseCassette(text, file).response.chunks.map(({ bytes }) => bytes))

/** The first text, or list of texts, that is base64 of bytes that begin like a message. */
function findBody(value: unknown, pointer: string): { bytes: Uint8Array; pointer: string } | undefined {
  const bytes = decoded(value)
  if (bytes !== undefined && bytes.length >= 16 && bytes[0] === 0) return { bytes, pointer }
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, member] of Object.entries(value)) {
    const found = findBody(member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    if (found !== undefined) return found
  }
  return undefined
}

function decoded(value: unknown): Uint8Array | undefined {
  if (typeof value === 'string') return BASE64.test(value) ? Buffer.from(value, 'base64') : undefined
  if (!Array.isArray(value) || value.length === 0) return undefined
  const pieces = value.map((piece: unknown) => decoded(typeof piece === 'object' ? textIn(piece) : piece))
  return pieces.every((piece) => piece !== undefined) ? Buffer.concat(pieces) : undefined
}

/** The one text of a chunk such as `{ "b64": "…" }`. */
function textIn(piece: unknown): unknown {
  const texts = Object.values(piece ?? {}).filter(
    (member) => typeof member === 'string' && BASE64.test(member),
  )
  return texts.length === 1 ? texts[0] : undefined
}
