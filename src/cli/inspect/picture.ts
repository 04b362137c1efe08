import { many } from '../../report/words.js'
import type { StreamInspection } from '../../stream/inspectStream.js'
import type { Paint } from '../../report/console/style.js'
import type { Fault } from '../../wire/frames/fault.js'
import { describeFault } from '../../wire/frames/fault.js'
import { hexdump, type Mark } from '../../wire/frames/hexdump.js'
import type { InspectedMessage } from '../../wire/frames/inspectedMessage.js'
import { hex32 } from '../../wire/frames/prelude.js'
import { headerTypes } from '../../wire/frames/headerTypes.js'
import { stringifyHeader } from '../../wire/frames/show.js'
import type { Input } from './readInput.js'

/** A stream in the terminal: each message, what is wrong with it, and whether the events are lawful in this order. */
export function draw(inspection: StreamInspection, input: Input, revision: string, paint: Paint): string {
  const { bytes, form } = input
  const { messages, readings, faults, gaps, findings, operation, byteLength } = inspection
  const sections = [
    `${many(byteLength, 'byte')}${form === 'raw' ? '' : ` (${form})`}, ${many(messages.length, 'message')}`,
    ...messages.map((message, index) =>
      [
        drawMessage(message, paint),
        ...message.faults.map((fault) => drawFault(fault, bytes, paint)),
        ...readings[index]!.faults.map(({ message: said, source, level }) =>
          blame(level, said, source.sentence, source.document, paint),
        ),
        ...findings
          .filter((finding) => finding.index === index)
          .map(({ level, message: said, source }) =>
            blame(level, said, source.sentence, source.document, paint),
          ),
      ].join('\n'),
    ),
    ...faults
      .filter((fault) => !messages.some((message) => message.faults.includes(fault)))
      .map((fault) => drawFault(fault, bytes, paint)),
    ...gaps.map(({ offset, length }) =>
      paint('yellow', `offset ${offset}: ${length} bytes belong to no message`),
    ),
    ...findings
      .filter(({ index }) => index >= messages.length)
      .map(({ level, message: said, source }) => blame(level, said, source.sentence, source.document, paint)),
    verdict(inspection, `${operation} as of ${revision}`, paint),
  ]
  return `${sections.join('\n\n')}\n`
}

function drawMessage(message: InspectedMessage, paint: Paint): string {
  const { index, offset, totalLength, headersLength, preludeCrc, messageCrc, afterFault } = message
  const checksums = [
    ['prelude', preludeCrc],
    ['message', messageCrc],
  ] as const
  const crc = checksums.map(([name, { stored, computed }]) =>
    stored === computed
      ? `${name} crc ${hex32(stored)} ok`
      : paint('red', `${name} crc ${hex32(stored)} wrong`),
  )
  const facts = [`offset ${offset}`, `length ${totalLength}`, `headers ${headersLength}`, ...crc]
  const late = afterFault ? paint('yellow', '  behind a fault: a decoder never gets here') : ''
  const width = Math.max(0, ...message.headers.map(({ name }) => name.length))
  return [
    `${paint('bold', `#${index}`)}  ${facts.join('  ')}${late}`,
    ...message.headers.map(
      ({ name, value, indicator }) =>
        `    ${name.padEnd(width)}  ${stringifyHeader(value)}${indicator === 7 ? '' : `  (${headerTypes[indicator]!.name})`}`,
    ),
    `    ${paint('dim', 'payload')} ${payloadOf(message)}`,
  ].join('\n')
}

const LONGEST = 400

function payloadOf({ payload, text }: InspectedMessage): string {
  if (payload.length === 0) return 'of no bytes'
  const isText = !/[\p{Cc}\ufffd]/u.test(text.replaceAll(/[\t\n\r]/g, ''))
  const shown = isText ? text : Buffer.from(payload.subarray(0, LONGEST / 2)).toString('hex')
  const rest =
    shown.length > LONGEST || (!isText && payload.length > LONGEST / 2) ? `… (${payload.length} bytes)` : ''
  return shown.slice(0, LONGEST) + rest
}

/** A fault with its bytes: the lines around it, what is wrong marked. */
function drawFault(fault: Fault, bytes: Uint8Array, paint: Paint): string {
  const marks = fault.suspect === undefined ? [fault] : [fault.suspect, fault]
  const dumps = windowsOf(marks, bytes.length).map(([from, to]) =>
    hexdump(bytes.subarray(from, to), marks, from),
  )
  const said = blame(fault.level, describeFault(fault), fault.source.sentence, fault.source.document, paint)
  return [said, dumps.join('\n   …\n')].join('\n')
}

/** The lines around each mark, as one stretch where they are near each other. */
function windowsOf(marks: readonly Mark[], length: number): readonly (readonly [from: number, to: number])[] {
  const windows = marks.map((mark): [number, number] => {
    const last = mark.offset + Math.max(0, Math.min(mark.length, 64) - 1)
    return [Math.max(0, (mark.offset & ~0xf) - 16), Math.min(length, (last & ~0xf) + 32)]
  })
  return windows.reduce<[number, number][]>((merged, [from, to]) => {
    const before = merged.at(-1)
    if (before === undefined || from > before[1] + 16) merged.push([from, to])
    else before[1] = Math.max(before[1], to)
    return merged
  }, [])
}

function blame(level: string, said: string, sentence: string, document: string, paint: Paint): string {
  const style = level === 'must' ? 'red' : 'yellow'
  return `${paint(style, `${level}: ${said}`)}\n    ${paint('dim', `"${sentence}" (${document})`)}`
}

function verdict({ faults, readings, findings }: StreamInspection, contract: string, paint: Paint): string {
  const wrong = [...faults, ...readings.flatMap((reading) => reading.faults), ...findings]
  const must = wrong.filter(({ level }) => level === 'must').length
  const should = wrong.filter(({ level }) => level === 'should').length
  if (must + should === 0) return paint('green', `sound, and lawful by ${contract}`)
  const counts = [must > 0 ? `${must} must` : '', should > 0 ? `${should} should` : '']
    .filter(Boolean)
    .join(', ')
  return paint('red', `broken: ${counts}, by ${contract}`)
}
