import { evidenceOf, withoutKey } from '../../cases/client/evidence.js'
import type { ClientObservation } from '../../cases/client/observation.js'
import type { Paint } from '../../report/console/style.js'
import { printable } from '../../report/escape.js'
import { many } from '../../report/words.js'
import type { Stray } from '../../subjects/client/script.js'
import type { ClientHello } from '../../subjects/client/subject.js'

/** A step of the check that went well. */
export const passed = (title: string, notes: readonly string[], paint: Paint): string =>
  [`${paint('green', '✓')} ${title}`, ...notes.map((note) => paint('dim', `    ${note}`)), ''].join('\n')

/** One that did not: what was wrong, what there is to see, and what to do. */
export const missed = (
  title: string,
  findings: readonly string[],
  seen: readonly string[],
  mend: string,
  paint: Paint,
): string =>
  [
    `${paint('red', '✗')} ${title}`,
    ...findings.map((finding) => `    → ${printable(finding)}`),
    ...seen.map((line) => `    ${paint('dim', line)}`),
    `    ${paint('yellow', 'mend')} ${mend}`,
    '',
  ].join('\n')

/** What an adapter said of itself. */
export const greetingNotes = ({ operations, features, concurrency = 1 }: ClientHello): readonly string[] => [
  `operations: ${operations.join(', ')}`,
  `features: ${features.join(', ') || 'none'}`,
  concurrency === 1 ? 'one call after the other' : `up to ${many(concurrency, 'call')} at once`,
]

/** What came over the wire, in one line. */
export function arrivalNotes(observation: ClientObservation): readonly string[] {
  const [first] = observation.arrivals
  if (first === undefined) return []
  const { method, target } = first.request
  const count = observation.arrivals.length > 1 ? `, ${observation.arrivals.length} times` : ''
  const how = `HTTP/${first.httpVersion}${first.tls ? ' over TLS' : ''}`
  return [`arrived: ${withoutKey(`${method} ${target}`, observation)}, ${how}${count}`]
}

/** Lines of one block that are shown. */
const LINES = 25

/** The request, the answer, what the adapter said, and what came that was not expected. */
export function seenLines(observation: ClientObservation, strays: readonly Stray[]): readonly string[] {
  const blocks = [
    ...evidenceOf(observation),
    ...strays.map(({ reason, request }) => ({
      title: 'also came',
      text: request === undefined ? reason : `${request.method} ${request.target} (${reason})`,
    })),
  ]
  return blocks.flatMap(({ title, text }) => {
    const lines = printable(text).split('\n')
    const rest = lines.length > LINES ? [`│ … ${many(lines.length - LINES, 'more line')}`] : []
    return [title, ...lines.slice(0, LINES).map((line) => `│ ${line}`), ...rest]
  })
}
