import type { HttpChunk } from '../../wire/http/message.js'

/** A part of a body before and after redaction. */
export interface Piece {
  readonly before: Uint8Array
  readonly after: Uint8Array
}

/**
 * The chunks of a body whose pieces were replaced: each boundary stays at the byte it was at, and one that was inside of
 * what was replaced lies at the same share of what came instead. A chunk of which nothing is left is dropped.
 */
export function cutAgain(chunks: readonly HttpChunk[], pieces: readonly Piece[]): readonly HttpChunk[] {
  const body = Buffer.concat(pieces.map(({ after }) => after))
  const moved = boundaries(
    chunks.map(({ bytes }) => bytes.byteLength),
    pieces,
  )
  let start = 0
  return chunks.flatMap(({ at, bytes }, index) => {
    const end = moved[index]!
    const cut = new Uint8Array(body.subarray(start, end))
    start = end
    return cut.byteLength === 0 && bytes.byteLength > 0 ? [] : [{ at, bytes: cut }]
  })
}

function boundaries(lengths: readonly number[], pieces: readonly Piece[]): readonly number[] {
  let piece = 0
  let before = 0
  let after = 0
  let boundary = 0
  return lengths.map((length) => {
    boundary += length
    for (; piece < pieces.length && boundary - before >= pieces[piece]!.before.byteLength; piece += 1) {
      before += pieces[piece]!.before.byteLength
      after += pieces[piece]!.after.byteLength
    }
    return piece === pieces.length ? after : after + moveOffset(boundary - before, pieces[piece]!)
  })
}

function moveOffset(offset: number, { before, after }: Piece): number {
  if (before === after) return offset
  const shorter = Math.min(before.byteLength, after.byteLength)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  if (offset <= head) return offset
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const left = before.byteLength - offset
  if (left <= tail) return after.byteLength - left
  const share = (offset - head) / (before.byteLength - head - tail)
  return head + Math.round(share * (after.byteLength - head - tail))
}
