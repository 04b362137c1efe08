import * as fc from 'fast-check'

/** Cut bytes at the given places, in any order; a place that is there twice gives an empty chunk. */
export function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const edges = [
    0,
    ...places.map((place) => Math.min(place, bytes.length)).sort((a, b) => a - b),
    bytes.length,
  ]
  return edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge))
}

/** Cut bytes into chunks of `size`, the last one shorter. */
export const cutEvery = (bytes: Uint8Array, size: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )

/**
 * Every kind of chunking: whole, byte by byte, at regular distances, anywhere, with empty chunks between. Shrinks to
 * fewer cuts.
 */
export function chunked(bytes: Uint8Array): fc.Arbitrary<readonly Uint8Array[]> {
  const place = fc.nat(bytes.length)
  return fc.oneof(
    fc.array(place, { maxLength: 20 }).map((places) => cutAt(bytes, places)),
    fc
      .constantFrom(1, 2, 3, 4, 5, 7, 8, 11, 12, 13, 15, 16, 17, 64, 127)
      .map((size) => cutEvery(bytes, size)),
    fc.array(place, { minLength: 1, maxLength: 5 }).map((places) => cutAt(bytes, [...places, ...places, 0])),
  )
}
