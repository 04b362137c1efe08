/** The message with longs as the encoders of the SDKs want them: objects that hold eight bytes. */
export const withInt64 = ({ headers, body }) => ({
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, { type, value }]) => [
      name,
      { type, value: typeof value === 'bigint' ? int64(value) : value },
    ]),
  ),
  body,
})

function int64(value) {
  if (BigInt.asIntN(64, value) !== value) throw new RangeError(`${value} does not fit into 64 bits`)
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64BE(value)
  return { bytes }
}
