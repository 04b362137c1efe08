/** A stretch of bytes to point at, `length` may be 0. */
export interface Mark {
  readonly offset: number
  readonly length: number
}

/**
 * Sixteen bytes a line: offset, hexadecimal, printable ASCII; below a line with marked bytes, carets;
 * in place of lines that repeat the one before, a star.
 *
 * @param base offset of the first byte
 */
export function hexdump(bytes: Uint8Array, marks: readonly Mark[] = [], base = 0): string {
  const lines: string[] = []
  let before = ''
  for (let at = 0; at < bytes.length; at += WIDTH) {
    const row = bytes.subarray(at, at + WIDTH)
    const cells = Array.from(row, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const text = Array.from(row, (byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.',
    ).join('')
    const isMarked = Array.from(row, (_, index) => marks.some((mark) => covers(mark, base + at + index)))
    const isLast = at + WIDTH >= bytes.length
    if (cells === before && !isMarked.includes(true) && !isLast) {
      if (lines.at(-1) !== SAME) lines.push(SAME)
      continue
    }
    before = cells
    lines.push(`${(base + at).toString(16).padStart(8, '0')}  ${cells.padEnd(WIDTH * 3 - 1)}  ${text}`)
    if (isMarked.includes(true)) {
      lines.push(`${' '.repeat(10)}${isMarked.map((marked) => (marked ? '^^' : '  ')).join(' ')}`.trimEnd())
    }
  }
  return lines.join('\n')
}

/** In place of lines that are like the one before. */
const SAME = '*'
const WIDTH = 16

const covers = ({ offset, length }: Mark, at: number) => at >= offset && at < offset + length
