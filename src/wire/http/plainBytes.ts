/** The same bytes as a plain Uint8Array: what is compared and printed must not depend on whether it was a Buffer. */
export const plainBytes = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)
