import { LineCounter, parseDocument, type Document } from 'yaml'
import { checkAgainst, type SchemaFault } from '../../files/checkAgainst.js'
import { HarnessError } from '../harnessError.js'
import type { ProfileFile } from './file.js'

/**
 * Make sense of the text of a profile; JSON is YAML too.
 *
 * @throws HarnessError `bad-profile` with every fault and its line
 */
export function parseProfile(file: string, text: string): ProfileFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const [broken] = document.errors
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.pos[0])
    throw refuse(`${file}:${line}:${col}: ${broken.message}`)
  }
  const value: unknown = document.toJS() ?? {}
  const faults = checkAgainst('profile', value)
  if (faults.length === 0) return value as ProfileFile
  throw refuse(faults.map((fault) => `${file}${placeOf(fault, document, lines)}`).join('\n'))
}

/** `:line:column: pointer: message` of the nearest thing in the text that the fault is about. */
function placeOf({ pointer, message }: SchemaFault, document: Document, lines: LineCounter): string {
  const path = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
  const said = pointer === '' ? message : `${path.join('.')}: ${message}`
  const node = document.getIn(path.map(asIndex), true) as { range?: readonly number[] } | undefined
  if (node?.range === undefined) return `: ${said}`
  const { line, col } = lines.linePos(node.range[0]!)
  return `:${line}:${col}: ${said}`
}

/** Entries of a sequence are found by number. */
const asIndex = (token: string): string | number => (/^\d+$/u.test(token) ? Number(token) : token)

const refuse = (message: string): HarnessError =>
  new HarnessError('bad-profile', message, {
    hint: 'schemas/profile.schema.json of this package describes a profile',
  })
