import { ascii, bytes, join, lengthOf, littleEndian16, littleEndian32, run, type Part } from '../parts.js'
import { compoundFile } from './compoundFile.js'
import { SENTENCE, type DocumentCodec } from './format.js'

/** A Word 97 document ([MS-DOC]) of one paragraph in the style Normal. */
export const doc: DocumentCodec = {
  parts: (padding) =>
    compoundFile(
      [
        { name: '1Table', data: TABLES.map(([, data]) => data) },
        { name: 'WordDocument', data: wordDocument() },
      ],
      padding,
    ),
}

const TEXT = `${SENTENCE}\r`
const PAGE = 512
const TEXT_START = 3 * PAGE
const TEXT_END = TEXT_START + TEXT.length
/** Pages of formatting follow the text, each naming the stretch of text it is about. */
const [CHARACTER_PAGE, PARAGRAPH_PAGE] = [4, 5] as const
const NO_SECTION_PROPERTIES = 0xffffffff
const COMPRESSED = 0x40000000

/** The table stream, piece by piece, each with its place among the 93 offset and length pairs of the header. */
const TABLES: readonly (readonly [index: number, data: Uint8Array])[] = [
  [1, styleSheet()],
  [
    6,
    join([littleEndian32(0, TEXT.length), littleEndian16(0), littleEndian32(NO_SECTION_PROPERTIES), run(6)]),
  ],
  [12, littleEndian32(TEXT_START, TEXT_END, CHARACTER_PAGE)],
  [13, littleEndian32(TEXT_START, TEXT_END, PARAGRAPH_PAGE)],
  [15, fontTable()],
  [31, join([run(10), littleEndian16(720), run(488)])], // document properties: tab stops at half an inch
  [33, pieceTable()],
]

function wordDocument(): readonly Part[] {
  const header = fileInformation()
  return [
    header,
    run(TEXT_START - header.length),
    ascii(TEXT),
    run(CHARACTER_PAGE * PAGE - TEXT_END),
    // One run of text without properties of its own: offset 0.
    ...page([littleEndian32(TEXT_START, TEXT_END), bytes(0)], []),
    // One paragraph, its properties at the end of the page (a word offset): two bytes, style 0.
    ...page([littleEndian32(TEXT_START, TEXT_END), bytes(253), run(12)], [bytes(0, 1, 0, 0)]),
  ]
}

/** A formatted disk page: entries from its start, what they point to before its end, and in its last byte their number. */
function page(entries: readonly Part[], properties: readonly Part[]): readonly Part[] {
  const tail = [...properties, ...(properties.length === 0 ? [] : [run(1)]), bytes(1)]
  return [...entries, run(PAGE - lengthOf(entries) - lengthOf(tail)), ...tail]
}

/** The file information block (section 2.5.1) of nFib 0x00C1. */
function fileInformation(): Uint8Array {
  const pairs = Array.from<number>({ length: 2 * 93 }).fill(0)
  let offset = 0
  for (const [index, data] of TABLES) {
    pairs.splice(2 * index, 2, offset, data.length)
    offset += data.length
  }
  const counts = Array.from<number>({ length: 22 }).fill(0)
  counts[0] = (PARAGRAPH_PAGE + 1) * PAGE
  counts[3] = TEXT.length
  return join([
    littleEndian16(0xa5ec, 0x00c1, 0, 0x0409, 0, 0x1200, 0x00bf), // English; second table stream name, extended characters
    run(10),
    littleEndian32(TEXT_START, TEXT_END),
    littleEndian16(14),
    run(26),
    littleEndian16(0x0409, 22),
    littleEndian32(...counts),
    littleEndian16(93),
    littleEndian32(...pairs),
    littleEndian16(0),
  ])
}

/** Fifteen fixed styles (section 2.9.271), of which only the first, Normal, is there. */
function styleSheet(): Uint8Array {
  const [name, paragraph, character] = [wide('Normal'), littleEndian16(2, 0), littleEndian16(0)]
  const length = 10 + 2 + name.length + paragraph.length + character.length
  const base = littleEndian16(0, 0xfff1, 0x0002, length, 0)
  return join([
    littleEndian16(18, 15, 10, 1, 91, 15, 0, 0, 0, 0),
    littleEndian16(length),
    base,
    littleEndian16(6),
    name,
    paragraph,
    character,
    run(14 * 2),
  ])
}

function fontTable(): Uint8Array {
  const font = join([bytes(0, 0x16), littleEndian16(400), bytes(0, 0), run(34), wide('Times New Roman')])
  font[0] = font.length - 1
  return join([littleEndian16(1, 0), font])
}

/** One piece: the whole text, of one byte a character. */
function pieceTable(): Uint8Array {
  const piece = [littleEndian16(0), littleEndian32((TEXT_START * 2) | COMPRESSED), littleEndian16(0)]
  return join([bytes(2), littleEndian32(16), littleEndian32(0, TEXT.length), ...piece])
}

/** UTF-16 with a final zero. */
function wide(text: string): Uint8Array {
  return littleEndian16(...Buffer.from(`${text}\0`, 'latin1'))
}
