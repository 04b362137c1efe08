import { gunzipSync } from 'node:zlib'
import { parseCassette } from '../../format/index.js'

/**
 * Says in which form a secret stands in a cassette file, found without the help of what redacts: forms of the secret are
 * looked for in the text of the file, in its strings, and in the bytes of its bodies.
 */
export function secretFinder(name: string, file: string): (secret: string) => string | undefined {
  const { request, response } = parseCassette(file, name)
  const bodies = [
    request?.body ?? new Uint8Array(0),
    Buffer.concat(response.chunks.map(({ bytes }) => bytes)),
  ]
  const document: unknown = JSON.parse(file)
  const texts = [
    name,
    file,
    ...stringsOf(document),
    ...threadsOf(document).values(),
    ...bodies.flatMap((body) => [body, unzipped(body)]).map(latin1),
  ]
  const read = [...new Set(texts.flatMap((text) => [text, unescaped(text), unquoted(text)]))].join('\n')
  return (secret) => [...formsOf(secret)].find(([form]) => read.includes(form))?.[1]
}

const unescaped = (text: string): string => text.replace(/\\u([0-9a-f]{4})/gi, letterOf)
const unquoted = (text: string): string => text.replace(/%([0-9a-f]{2})/gi, letterOf)
const letterOf = (_code: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16))

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

function unzipped(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes)
  } catch {
    return bytes
  }
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.entries(value).flat().flatMap(stringsOf) : []
}

/** The strings of members of one name, one after the other: what events say a few letters at a time. */
function threadsOf(value: unknown, name = '', threads = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'string') {
    threads.set(name, (threads.get(name) ?? '') + value)
    const inner = name === 'bytes' ? Buffer.from(value, 'base64').toString() : ''
    if (inner.startsWith('{')) threadsOf(JSON.parse(inner), 'inner', threads)
  } else if (typeof value === 'object' && value !== null) {
    for (const [member, inner] of Object.entries(value)) threadsOf(inner, member, threads)
  }
  return threads
}

/** In every way it may be written, each with its name. */
function formsOf(secret: string): ReadonlyMap<string, string> {
  const percent = encodeURIComponent(secret)
  const plain = new Map([
    [Buffer.from(secret).toString('hex'), 'hexadecimal'],
    [secret.replaceAll('/', '\\/'), 'JSON-escaped slashes'],
    [JSON.stringify(JSON.stringify(secret)).slice(3, -3), 'JSON-escaped twice'],
    [JSON.stringify(secret).slice(1, -1), 'JSON-escaped'],
    [encodeURIComponent(percent), 'percent-encoded twice'],
    [percent.replace(/%../g, (code) => code.toLowerCase()), 'percent-encoded in lower case'],
    [percent, 'percent-encoded'],
    [secret, 'plain'],
  ])
  const forms = new Map(plain)
  for (const [form, name] of plain) {
    for (const core of coresOf(form)) {
      forms.set(core, `${name} in base64`)
      forms.set(core.replaceAll('+', '-').replaceAll('/', '_'), `${name} in base64url`)
      for (const twice of coresOf(core)) forms.set(twice, `${name} in base64, twice`)
    }
  }
  return forms
}

/** The letters of base64 that depend on these bytes alone, wherever they stand in what is encoded. */
const coresOf = (text: string): readonly string[] =>
  [0, 1, 2].map((shift) => {
    const code = Buffer.from('\0'.repeat(shift) + text)
      .toString('base64')
      .replace(/=+$/, '')
    const whole = Math.floor(((shift + text.length) * 8) / 6)
    return code.slice(Math.ceil((shift * 8) / 6), whole)
  })
