import { type Document, parseDocument, type YAMLParseError } from 'yaml'

/**
 * Parse YAML as PyYAML writes and reads it: 1.1, with `!!binary`, and with quoted text that goes on in lines which are
 * not indented as the specification asks, as editing by hand leaves it.
 *
 * @throws YAMLParseError
 */
export function parseYaml(text: string): unknown {
  let repaired = text
  for (;;) {
    const document: Document.Parsed = parseDocument(repaired, { version: '1.1', logLevel: 'error' })
    const [error] = document.errors
    if (error === undefined) return document.toJS()
    const next = indentQuoted(repaired, error)
    if (next === undefined) throw error
    repaired = next
  }
}

/**
 * Indent the lines with which a quoted text goes on. Its meaning is the same: line breaks and the white space around them
 * are folded into one space (YAML 1.1, section 4.2.5.1).
 */
function indentQuoted(text: string, { code, message, pos }: YAMLParseError): string | undefined {
  const [, quote] = /^Missing closing (['"])/u.exec(message) ?? []
  if (code !== 'MISSING_CHAR' || quote === undefined) return undefined
  const start = text.indexOf('\n', pos[0])
  const end = start === -1 ? -1 : closingQuote(text, start, quote)
  if (end === -1 || text.startsWith(MUCH, start + 1)) return undefined
  const lines = text.slice(start, end).replaceAll(/\n[ \t]*/gu, `\n${MUCH}`)
  return text.slice(0, start) + lines + text.slice(end)
}

/** More than anything around it. */
const MUCH = ' '.repeat(60)

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    const isEscape = quote === '"' ? text[at] === '\\' : text[at] === quote && text[at + 1] === quote
    if (isEscape) at += 1
    else if (text[at] === quote) return at
  }
  return -1
}
