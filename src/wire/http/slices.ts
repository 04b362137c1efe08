const sliceBytes = 64 * 1024

/**
 * Bytes in portions that are written one after the other, so that there is time in between to read what the other side
 * says, and neither socket nor HTTP/2 session holds more than one of them.
 */
export function* slices(bytes: Uint8Array, size = sliceBytes): Generator<Uint8Array, void> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}
