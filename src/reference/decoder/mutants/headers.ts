import type { Message } from '../../../wire/frames/message.js'
import type { FrameFaultCode } from '../../../wire/frames/rules.js'
import type { DecoderMutant } from '../mutant.js'
import { mapHeaders, type Tweaks, tweak } from '../tweak.js'

const tolerating = (id: string, code: FrameFaultCode, intent: string, mind?: RegExp): DecoderMutant => ({
  id,
  intent,
  make: () =>
    tweak({ tolerate: (fault) => fault.code === code && (mind === undefined || mind.test(fault.expected)) }),
})

const mutant = (id: string, intent: string, after: NonNullable<Tweaks['after']>): DecoderMutant => ({
  id,
  intent,
  make: () => tweak({ after }),
})

const refusing = (id: string, intent: string, isBad: (message: Message) => boolean): DecoderMutant =>
  mutant(id, intent, (message) => {
    if (isBad(message)) throw new Error(intent)
    return message
  })

const names = ({ headers }: Message) => Object.keys(headers)
const latin1 = (name: string) => Buffer.from(name).toString('latin1')

/** Headers in an object like any other, where `__proto__` is no name. */
function inPlainObject({ headers, body }: Message) {
  const plain: Record<string, unknown> = {}
  for (const [name, header] of Object.entries(headers)) plain[name] = header
  return { headers: plain, body }
}

export const headerMutants: readonly DecoderMutant[] = [
  tolerating('value-overrun', 'header.value.overrun', 'reads a string or byte array beyond its section'),
  ...['byte', 'short', 'integer', 'long', 'timestamp', 'uuid'].map((type) =>
    tolerating(
      `${type}-cut`,
      'header.value.cut',
      `is content with less of a ${type} than there should be`,
      new RegExp(`of a ${type}$`),
    ),
  ),
  tolerating('name-overrun', 'header.name.overrun', 'ends the section where a name does not fit'),
  tolerating('type-missing', 'header.type.missing', 'does without the type of a last header'),
  tolerating('value-length', 'header.value.length', 'does without the length of a last value'),
  tolerating('type-unknown', 'header.type.unknown', 'passes over types that it does not know'),
  tolerating('name-empty', 'header.name.empty', 'takes a name of no bytes'),
  tolerating('duplicate', 'header.duplicate', 'takes a name twice and keeps one of the values'),
  tolerating('name-not-utf8', 'header.name.utf8', 'takes names that are no UTF-8'),
  tolerating('string-not-utf8', 'header.value.utf8', 'takes strings that are no UTF-8'),
  refusing('signed-name-length', 'refuses names of more than 127 bytes', (message) =>
    names(message).some((name) => Buffer.byteLength(name) > 127),
  ),
  mutant('lower-case-names', 'writes names in lower case', (message) =>
    mapHeaders(message, (name, header) => [name.toLowerCase(), header]),
  ),
  mutant('latin1-names', 'reads names as Latin-1', (message) =>
    mapHeaders(message, (name, header) => [latin1(name), header]),
  ),
  mutant('plain-object', 'keeps headers in an object that has members of its own', inPlainObject),
  refusing('at-most-1024', 'refuses more than 1,024 headers', (message) => names(message).length > 1024),
  refusing(
    'event-type-first',
    'refuses an event whose first header is another than :event-type',
    (message) => {
      const [first] = names(message)
      return (
        names(message).includes(':event-type') &&
        names(message).includes(':content-type') &&
        first !== ':event-type'
      )
    },
  ),
  mutant('known-names-only', 'leaves out headers with unknown names behind the usual three', (message) => {
    const usual = names(message)
      .slice(0, 3)
      .every((name) => name.startsWith(':'))
    return usual
      ? mapHeaders(message, (name, header) => (/^:.*-type$/.test(name) ? [name, header] : undefined))
      : message
  }),
]
