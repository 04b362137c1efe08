/** A stretch of bytes to point at, `length` may be 0. */
export interface Mark {
  readonly offset: number
  readonly length: number
}

/**
 * Sixteen bytes a line: offset, hexadecimal, printable ASCII; below a line with marked bytes, carets.
 *
 * @param base offset of the first byte
 */
export function hexdump(bytes: Uint8Array, marks: readonly Mark[] = [], base = 0): string {
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += WIDTH) {
    const row = bytes.subarray(at, at + WIDTH)
    const cells = Array.from(row, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const text = Array.from(row, (byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.',
    ).join('')
    lines.push(`${(base + at).toString(16).padStart(8, '0')}  ${cells.padEnd(WIDTH * 3 - 1)}  ${text}`)
    const isMarked = Array.from(row, (_, index) => marks.some((mark) => covers(mark, base + at + index)))
    if (isMarked.includes(true)) {
      lines.push(`${' '.repeat(10)}${isMarked.map((marked) => (marked ? '^^' : '  ')).join(' ')}`.trimEnd())
    }
  }
  return lines.join('\n')
}

const WIDTH = 16

const covers = ({ offset, length }: Mark, at: number) => at >= offset && at < offset + length
