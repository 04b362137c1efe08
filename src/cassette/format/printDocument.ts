import type { CassetteDocument } from './document.js'

/**
 * A document as text that reads well and changes line by line: a header a line, a message a line, values spread out.
 * Ends with a line feed.
 */
export const printDocument = (document: CassetteDocument): string => `${printObject(document, '')}\n`

type Printer = (value: unknown, indent: string) => string

const inOneLine: Printer = (value) => JSON.stringify(value)

/** How members are printed that are neither an object of ours nor a single value, by their name. */
const printers: Readonly<Record<string, Printer>> = {
  source: inOneLine,
  lost: inOneLine,
  redacted: inOneLine,
  json: (value, indent) => JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`),
  text: printList,
  headers: printList,
  trailers: printList,
  messages: printList,
  chunks: printFilled,
}

function printObject(value: object, indent: string): string {
  const inner = `${indent}  `
  const members = Object.entries(value).map(([name, member]) => {
    const isOurs = typeof member === 'object' && member !== null
    const print = printers[name] ?? (isOurs ? (printObject as Printer) : inOneLine)
    return `${inner}${JSON.stringify(name)}: ${print(member, inner)}`
  })
  return `{\n${members.join(',\n')}\n${indent}}`
}

/** An item a line. */
function printList(value: unknown, indent: string): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value)
  return `[\n${value.map((item) => `${indent}  ${JSON.stringify(item)}`).join(',\n')}\n${indent}]`
}

/** As many items a line as there is room for. */
function printFilled(value: unknown, indent: string): string {
  const lines: string[] = []
  for (const item of value as readonly unknown[]) {
    const text = JSON.stringify(item)
    const line = lines.at(-1)
    if (line !== undefined && line.length + text.length + 2 <= WIDTH)
      lines[lines.length - 1] = `${line}, ${text}`
    else lines.push(text)
  }
  if (lines.length < 2) return `[${lines.join('')}]`
  return `[\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}]`
}

const WIDTH = 100
