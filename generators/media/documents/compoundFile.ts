import { bytes, join, littleEndian16, littleEndian32, run, type Part } from '../parts.js'

export interface CompoundStream {
  readonly name: string
  readonly data: readonly Part[]
}

const SECTOR = 512
/** Shorter streams would live in the mini stream, which is never needed here. */
const SMALLEST_STREAM = 4096
const [END_OF_CHAIN, FAT_SECTOR, FREE] = [0xfffffffe, 0xfffffffd, 0xffffffff] as const
const [STREAM, ROOT] = [2, 5] as const

/**
 * A compound file of version 3 ([MS-CFB]) with one or two streams, the shorter name first: a sector for the allocation
 * table, one for the directory, then the streams. What follows the last sector belongs to nobody: there is the padding.
 */
export function compoundFile(streams: readonly CompoundStream[], padding: number): readonly Part[] {
  const contents = streams.map(({ data }) => join(data))
  const sectors = contents.map((data) => Math.ceil(Math.max(data.length, SMALLEST_STREAM) / SECTOR))
  const starts = sectors.map((_, index) => 2 + sum(sectors.slice(0, index)))
  const chains = sectors.flatMap((count, index) => chain(starts[index]!, count))
  const entries = streams.map(({ name }, index) =>
    // A red-black tree of the names: the last is its root, the other that one's left child.
    entry(name, STREAM, {
      left: index === 0 ? FREE : index,
      start: starts[index]!,
      length: sectors[index]! * SECTOR,
    }),
  )
  return [
    header(),
    ...fill(littleEndian32(FAT_SECTOR, END_OF_CHAIN, ...chains), 0xff),
    ...fill(join([entry('Root Entry', ROOT, { child: streams.length, start: END_OF_CHAIN }), ...entries]), 0),
    ...contents.flatMap((data, index) => [data, run(sectors[index]! * SECTOR - data.length)]),
    run(padding),
  ]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Each sector names the next one. */
const chain = (start: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => (index === count - 1 ? END_OF_CHAIN : start + index + 1))

const fill = (data: Uint8Array, byte: number): readonly Part[] => [data, run(SECTOR - data.length, byte)]

const header = (): Uint8Array =>
  join([
    bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    run(16),
    littleEndian16(0x3e, 3, 0xfffe, 9, 6, 0, 0, 0), // version, byte order, 512-byte sectors, 64-byte mini sectors
    littleEndian32(0, 1, 1, 0, SMALLEST_STREAM, END_OF_CHAIN, 0, END_OF_CHAIN, 0), // table: 1 sector, directory at 1
    littleEndian32(0), // the first sector of the table
    run(108 * 4, 0xff),
  ])

interface EntryFields {
  readonly left?: number
  readonly child?: number
  readonly start: number
  readonly length?: number
}

function entry(
  name: string,
  type: number,
  { left = FREE, child = FREE, start, length = 0 }: EntryFields,
): Uint8Array {
  const BLACK = 1
  const letters = littleEndian16(...Buffer.from(`${name}\0`, 'latin1'))
  return join([
    letters,
    run(64 - letters.length),
    littleEndian16(letters.length),
    bytes(type, BLACK),
    littleEndian32(left, FREE, child),
    run(16 + 4 + 8 + 8), // no class, no state, no times
    littleEndian32(start, length, 0),
  ])
}
