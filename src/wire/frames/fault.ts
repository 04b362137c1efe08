import type { Level, Source } from '../../contract/requirement.js'
import { type FrameFaultCode, frameRules } from './rules.js'

/** One thing that is wrong with the frames of a stream. */
export interface Fault {
  readonly code: FrameFaultCode
  readonly level: Level
  /** Which field of the format: `prelude_crc`, `headers[2].name`. */
  readonly field: string
  /** Where the field starts, in bytes from the start of the stream, and how many of its bytes are there. */
  readonly offset: number
  readonly length: number
  /** What was there, and what the format asks for. */
  readonly found: string
  readonly expected: string
  readonly source: Source
  /** The byte that would explain it, where one does: a flipped bit. */
  readonly suspect?: { readonly offset: number; readonly length: number }
  /** What would explain it: a flipped bit, another checksum, text instead of frames. */
  readonly hint?: string
}

/** What a reader of bytes knows of a fault; level and source follow from the code. */
export type FaultReport = Omit<Fault, 'level' | 'source'>

export const makeFault = (report: FaultReport): Fault => ({ ...report, ...frameRules[report.code] })

/** The same fault of a message that stands at `offset` of its stream. */
export const moveFault = ({ suspect, ...report }: FaultReport, offset: number): FaultReport => ({
  ...report,
  offset: report.offset + offset,
  ...(suspect && { suspect: { ...suspect, offset: suspect.offset + offset } }),
})

/** One sentence: place, what was there, what the format asks for. */
export function describeFault(fault: Fault): string {
  const hint = fault.hint === undefined ? '' : ` (${fault.hint})`
  return `offset ${fault.offset}, ${fault.field}: found ${fault.found}, expected ${fault.expected}${hint}`
}

/** Thrown by a decoder at the first fault of a stream that is not merely worth a note. */
export class FrameError extends Error {
  readonly code: FrameFaultCode

  constructor(readonly fault: Fault) {
    super(`${describeFault(fault)}. "${fault.source.sentence}" (${fault.source.document})`)
    this.name = 'FrameError'
    this.code = fault.code
  }
}
