/** 64 KiB with each value as often as any other, next to ever other ones: base64 with `+`, `/` and `=`. */
const block = Uint8Array.from({ length: 65_536 }, (_, index) => (index * 251 + (index >> 8) * 7 + 251) % 256)

/** So many bytes. */
export const allBytes = (length: number): Uint8Array => Buffer.alloc(length, block)

/** Numbers from 0 to 1 that lose something when they are rounded or written without care. */
export const floats: readonly number[] = [0, 1, 0.1, 0.7, 0.25, 1e-7, 0.123_456_7]

/** Texts of one to four bytes a character, of both directions, and what JSON must or may escape. */
export const texts: readonly string[] = [
  'Grüße, Ÿ',
  '世界 – “quoted” … ﷽',
  '😀 👩‍👩‍👧 🇺🇳 𝄞',
  'שלום مرحبا',
  'line\nbreak\r\n\ttab',
  '"quotes" and \\backslashes\\ and /slashes/',
  'control \u0001\u001f\u007f and separators \u2028\u2029',
  'e\u0301 is not é, and \ufeff is kept',
  '<script>&amp;</script> %20 + ?',
]

/** JSON objects with every kind of value, and names that some languages take for something else. */
export const documents: readonly Readonly<Record<string, unknown>>[] = [
  {},
  { null: null, true: true, false: false, zero: 0, text: '', list: [], object: {} },
  {
    integers: [1, -1, 2_147_483_648, 9_007_199_254_740_991, -9_007_199_254_740_991],
    floats: [0.1, -2.5, 1.5e-10, 1e21, 123_456.789],
  },
  { nested: [[[{ a: { b: { c: [null, [1, 'two', { three: 3 }]] } } }]]] },
  { '': 1, 'a.b': 2, 'a/b~c': 3, 'with space': 4, ü: 5, constructor: 6, toString: 7 },
  { type: 'object', properties: { city: { type: 'string', enum: ['Paris', 'Zürich'] } }, required: ['city'] },
]
