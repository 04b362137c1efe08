import type { Paint } from '../console/style.js'
import { groupBy } from '../../groupBy.js'
import { many } from '../words.js'
import { topics, type Change, type Changes, type Topic } from './changes.js'

const signs = { added: ['+', 'green'], removed: ['-', 'red'], changed: ['~', 'yellow'] } as const

/** Changes as text: a heading for each topic, a line for each change. */
export function describeChanges({ from, to, changes }: Changes, paint: Paint): string {
  const heading = `${from} → ${to}: ${changes.length === 0 ? 'no difference' : many(changes.length, 'change')}`
  const sections = [...groupBy(changes, ({ topic }) => topic)].map(([topic, list]) =>
    [
      '',
      paint('bold', `${topics[topic as Topic]} (${list.length})`),
      ...list.map((change) => describe(change, paint)),
    ].join('\n'),
  )
  return `${[paint('bold', heading), ...sections].join('\n')}\n`
}

function describe({ kind, subject, from, to, details = [] }: Change, paint: Paint): string {
  const [sign, style] = signs[kind]
  const head = `  ${paint(style, sign)} ${subject}`
  const lines = (kind === 'changed' ? [`${from} → ${to}`] : [to ?? from]).filter(
    (value) => value !== undefined,
  )
  const isLong = lines.some((line) => String(line).length > 60)
  if (kind === 'changed' && isLong) lines.splice(0, 1, `was ${from}`, `now ${to}`)
  return [
    isLong || lines.length === 0 ? head : `${head}  ${paint('dim', String(lines[0]))}`,
    ...[...(isLong ? lines : []), ...wrap(details)].map((line) => paint('dim', `      ${line}`)),
  ].join('\n')
}

/** Short details share lines, a long one has its own. */
function wrap(details: readonly string[], width = 96): readonly string[] {
  const lines: string[] = []
  for (const detail of details) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + detail.length + 2 <= width)
      lines[lines.length - 1] = `${last}; ${detail}`
    else lines.push(detail)
  }
  return lines
}
