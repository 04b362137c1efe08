/** Pieces as one array; a single piece is given as it is. */
export const joinBytes = (pieces: readonly Uint8Array[]): Uint8Array =>
  pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
