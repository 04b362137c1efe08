/** Packs bits, least significant first, as deflate (RFC 1951, 3.1.1), GIF's LZW and VP8L do. */
export class BitWriter {
  readonly bytes: Uint8Array
  private at = 0

  constructor(bits: number) {
    this.bytes = new Uint8Array(Math.ceil(bits / 8))
  }

  /** The low `width` bits of a value, its lowest bit first. */
  write(value: number, width: number): this {
    for (let bit = 0; bit < width; bit++, this.at++) {
      if ((value >>> bit) & 1) this.bytes[this.at >>> 3]! |= 1 << (this.at & 7)
    }
    return this
  }

  /** A Huffman code written as its digits, first digit first: `'110'`. */
  code(digits: string): this {
    for (const digit of digits) this.write(Number(digit), 1)
    return this
  }

  /** Zero bits: the memory is zero already. */
  zeros(count: number): this {
    this.at += count
    return this
  }
}
