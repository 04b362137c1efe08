import { ascii, bytes, join, littleEndian16, littleEndian32 } from '../parts.js'

/** The first bytes of a file that is to be so long. */
export type Header = (byteLength: number) => Uint8Array

const always =
  (header: Uint8Array): Header =>
  () =>
    header

/** ISO base media (ISO/IEC 14496-12, section 4.3): a file type box of one brand. */
const isoMedia = (brand: string): Header =>
  always(join([bytes(0, 0, 0, 0x14), ascii(`ftyp${brand}`), bytes(0, 0, 0, 0), ascii(brand)]))

/** EBML (RFC 8794) with the document type. */
const ebml = (type: string): Header =>
  always(
    join([
      bytes(0x1a, 0x45, 0xdf, 0xa3, 0x80 | (3 + type.length), 0x42, 0x82, 0x80 | type.length),
      ascii(type),
    ]),
  )

const mpegAudio = always(bytes(0xff, 0xfb, 0x90, 0x64))
const mpegProgramStream = always(bytes(0x00, 0x00, 0x01, 0xba))
const adts = always(bytes(0xff, 0xf1, 0x50, 0x80))
const ogg = always(ascii('OggS\0'))

/** Linear PCM of 16 bits, 16,000 samples a second, one channel. */
const wav: Header = (byteLength) =>
  join([
    ascii('RIFF'),
    littleEndian32(Math.max(byteLength, 44) - 8),
    ascii('WAVEfmt '),
    littleEndian32(16),
    littleEndian16(1, 1),
    littleEndian32(16_000, 32_000),
    littleEndian16(2, 16),
    ascii('data'),
    littleEndian32(Math.max(byteLength, 44) - 44),
  ])

export const AUDIO_HEADERS = {
  mp3: mpegAudio,
  opus: ogg,
  wav,
  aac: adts,
  flac: always(ascii('fLaC')),
  mp4: isoMedia('isom'),
  ogg,
  mkv: ebml('matroska'),
  mka: ebml('matroska'),
  'x-aac': adts,
  m4a: isoMedia('M4A '),
  mpeg: mpegAudio,
  mpga: mpegAudio,
  pcm: always(bytes(0, 0)),
  webm: ebml('webm'),
} as const satisfies Record<string, Header>

/** Advanced Systems Format, section 3.1: the identifier of the header object. */
const asf = always(
  bytes(0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, 0xa6, 0xd9, 0x00, 0xaa, 0x00, 0x62, 0xce, 0x6c),
)

export const VIDEO_HEADERS = {
  mkv: ebml('matroska'),
  mov: isoMedia('qt  '),
  mp4: isoMedia('isom'),
  webm: ebml('webm'),
  flv: always(join([ascii('FLV'), bytes(1, 1, 0, 0, 0, 9, 0, 0, 0, 0)])),
  mpeg: mpegProgramStream,
  mpg: mpegProgramStream,
  wmv: asf,
  three_gp: isoMedia('3gp4'),
} as const satisfies Record<string, Header>
