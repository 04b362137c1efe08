import { keysOf } from '../../contract/index.js'

// Only read when something is wrong: where in a JSON text that is.

/** The line, from 1, on which the value of a JSON Pointer begins; `undefined` when the text has no such value. */
export function lineOf(text: string, pointer: string): number | undefined {
  const reader = new PlaceReader(text, keysOf(pointer))
  try {
    reader.value(0)
  } catch (error) {
    if (!(error instanceof Stop || error instanceof RangeError)) throw error
  }
  return reader.found === undefined ? undefined : lineAt(text, reader.found)
}

/** The line on which a text stops being JSON, and whether it does so because it ends. */
export function findSyntaxFault(text: string): { readonly line: number; readonly isCut: boolean } {
  const reader = new PlaceReader(text, undefined)
  try {
    reader.value(0)
    reader.skipSpace()
  } catch (error) {
    if (!(error instanceof Stop || error instanceof RangeError)) throw error
  }
  CUT_TOKEN.lastIndex = reader.at
  const isCut = reader.at >= text.length || CUT_TOKEN.test(text)
  return { line: lineAt(text, reader.at), isCut }
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

/** The reader knows all it has to, or cannot go on. */
class Stop extends Error {}

/** Reads JSON for its places alone. */
class PlaceReader {
  at = 0
  /** Offset of the wanted value. */
  found: number | undefined

  constructor(
    private readonly text: string,
    private readonly wanted: readonly string[] | undefined,
  ) {}

  /** Read a value; `depth` is how many of the wanted keys lead to it, -1 when they lead elsewhere. */
  value(depth: number): void {
    this.skipSpace()
    if (depth === this.wanted?.length) {
      this.found = this.at
      throw new Stop()
    }
    const first = this.text[this.at]
    if (first === '{') this.members(depth, '}')
    else if (first === '[') this.members(depth, ']')
    else this.take(first === '"' ? STRING : SCALAR)
  }

  skipSpace(): void {
    this.take(SPACE)
  }

  private members(depth: number, end: '}' | ']'): void {
    this.at += 1
    this.skipSpace()
    if (this.text[this.at] === end) {
      this.at += 1
      return
    }
    for (let index = 0; ; index += 1) {
      let key = String(index)
      if (end === '}') {
        this.skipSpace()
        key = JSON.parse(this.take(STRING)) as string
        this.skipSpace()
        this.expect(':')
      }
      this.value(depth >= 0 && this.wanted?.[depth] === key ? depth + 1 : -1)
      this.skipSpace()
      if (this.text[this.at] === end) break
      this.expect(',')
    }
    this.at += 1
  }

  private expect(character: string): void {
    if (this.text[this.at] !== character) throw new Stop()
    this.at += 1
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const [found] = pattern.exec(this.text) ?? []
    if (found === undefined) throw new Stop()
    this.at += found.length
    return found
  }
}

const SPACE = /[ \t\n\r]*/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
/** Each character can be taken in one way only: a string that does not end must not cost more than its length. */
const STRING = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y
/** The start of a string or word that the end of the text leaves open. */
const CUT_TOKEN =
  /(?:"[^"\\\u0000-\u001f]*(?:\\[^\u0000-\u001f][^"\\\u0000-\u001f]*)*\\?|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?|-)$/y
