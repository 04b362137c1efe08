/** One word for a POSIX shell, whatever it has in it; plain words stay plain. Cannot hold NUL. */
export function quoteShell(text: string): string {
  return /^[A-Za-z0-9_./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}

/** The argument of `printf` that prints these bytes, in octal where they are not printable ASCII. */
export function quotePrintf(bytes: Uint8Array): string {
  const escaped = Array.from(bytes, (byte) => {
    if (byte === 0x25) return '%%'
    if (byte === 0x5c) return String.raw`\\`
    return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`
  })
  return quoteShell(escaped.join(''))
}
