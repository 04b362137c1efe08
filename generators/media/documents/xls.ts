import { ascii, bytes, join, lengthOf, littleEndian16, littleEndian32, run, type Part } from '../parts.js'
import { compoundFile } from './compoundFile.js'
import { SENTENCE, type DocumentCodec } from './format.js'

/** A BIFF8 workbook ([MS-XLS]) of one sheet with a number and a sentence. */
export const xls: DocumentCodec = {
  parts: (padding) => compoundFile([{ name: 'Workbook', data: [join(workbook())] }], padding),
}

const [GLOBALS, SHEET] = [0x0005, 0x0010] as const
const CELL_STYLE = 15

/** A record is its type, the length of its data, and the data (section 2.1.4). */
function record(type: number, ...data: readonly Part[]): readonly Part[] {
  return [littleEndian16(type, lengthOf(data)), ...data]
}

const beginning = (kind: number): readonly Part[] =>
  record(0x0809, littleEndian16(0x0600, kind, 0x0dbb, 0x07cc), littleEndian32(0, 0x0600))

const end = (): readonly Part[] => record(0x000a)

function workbook(): readonly Part[] {
  const before = globals(0)
  return [...globals(lengthOf(before)), ...sheet()]
}

/** The part of the workbook before its sheets, given where the first sheet starts. */
function globals(sheetOffset: number): readonly Part[] {
  const font = record(0x0031, littleEndian16(200, 0, 0x7fff, 400, 0), bytes(0, 0, 0, 0, 5, 0), ascii('Arial'))
  return [
    ...beginning(GLOBALS),
    ...record(0x0042, littleEndian16(1200)), // UTF-16
    ...record(0x003d, littleEndian16(0, 0, 16_384, 9_216, 0x0038, 0, 0, 1, 600)), // window
    ...Array.from({ length: 4 }, () => font).flat(),
    ...Array.from({ length: CELL_STYLE }, () => format(0xfff5, 0xf4)).flat(),
    ...format(0x0001, 0),
    ...record(0x0293, littleEndian16(0x8000), bytes(0, 0xff)), // style Normal
    ...record(0x0085, littleEndian32(sheetOffset), bytes(0, 0, 6, 0), ascii('Sheet1')),
    ...record(0x00fc, littleEndian32(1, 1), littleEndian16(SENTENCE.length), bytes(0), ascii(SENTENCE)),
    ...end(),
  ]
}

/** Extended format: general alignment, no border, no fill. */
const format = (kind: number, unused: number): readonly Part[] =>
  record(0x00e0, littleEndian16(0, 0, kind), bytes(0x20, 0, 0, unused), run(8), littleEndian16(0x20c0))

function sheet(): readonly Part[] {
  const one = bytes(0, 0, 0, 0, 0, 0, 0xf0, 0x3f)
  return [
    ...beginning(SHEET),
    ...record(0x0200, littleEndian32(0, 1), littleEndian16(0, 2, 0)), // rows 0 to 1, columns 0 to 2
    ...record(0x0203, littleEndian16(0, 0, CELL_STYLE), one),
    ...record(0x00fd, littleEndian16(0, 1, CELL_STYLE), littleEndian32(0)),
    ...record(0x023e, littleEndian16(0x06b6, 0, 0, 0x40, 0, 0, 0, 0, 0)), // window of the sheet
    ...end(),
  ]
}
