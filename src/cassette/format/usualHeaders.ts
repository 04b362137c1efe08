import type { MessageEntry } from './document.js'

type Pairs = NonNullable<MessageEntry['headers']>

/** The kinds of message that the service sends; an entry says which by the name of the member that has its type. */
export const kinds = ['event', 'exception'] as const

/** The headers of such a message, in the order in which the service sends them: three strings. */
export const usualHeaders = (kind: (typeof kinds)[number], type: string): Pairs => [
  [`:${kind}-type`, type],
  [':content-type', 'application/json'],
  [':message-type', kind],
]

/** Headers in their short form, where they are the usual ones. */
export function shorten(headers: Pairs): MessageEntry {
  const [, type] = headers[0] ?? []
  for (const kind of kinds) {
    if (typeof type === 'string' && areEqual(headers, usualHeaders(kind, type))) return { [kind]: type }
  }
  return { headers }
}

const areEqual = (left: Pairs, right: Pairs): boolean =>
  left.length === right.length &&
  left.every(([name, value], index) => name === right[index]![0] && value === right[index]![1])
