import type { HeaderList } from '../../wire/http/message.js'
import type { Difference, DifferencePart } from './difference.js'
import { volatileHeaders, volatileValues } from './volatile.js'

/** Header fields by name, without case; order between names says nothing (RFC 9110, section 5.3). */
export function compareHeaders(part: DifferencePart, before: HeaderList, after: HeaderList): Difference[] {
  const left = byName(before)
  const right = byName(after)
  const names = [...new Set([...left.keys(), ...right.keys()])].filter((name) => !volatileHeaders.has(name))
  return names.flatMap((name) => {
    const was = left.get(name)
    const is = right.get(name)
    if (was === is || (was !== undefined && is !== undefined && volatileValues.has(name))) return []
    return [
      {
        part: partOf(name, part),
        place: name,
        ...(was !== undefined && { before: was }),
        ...(is !== undefined && { after: is }),
      },
    ]
  })
}

/** The same with nothing left out: every line in its order and spelling. */
export function compareHeaderLines(
  part: DifferencePart,
  before: HeaderList,
  after: HeaderList,
): Difference[] {
  const [was, is] = [before, after].map((headers) => headers.map(([name, value]) => `${name}: ${value}`))
  if (was!.length === is!.length && was!.every((line, index) => line === is![index])) return []
  return [{ part, place: '', before: was, after: is }]
}

function byName(headers: HeaderList): Map<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of headers) {
    const key = name.toLowerCase()
    const known = values.get(key)
    values.set(key, known === undefined ? value : `${known}, ${value}`)
  }
  return values
}

function partOf(name: string, part: DifferencePart): DifferencePart {
  if (part !== 'headers') return part
  if (name === 'x-amzn-errortype') return 'error'
  return name.endsWith('-token-count') ? 'usage' : part
}
