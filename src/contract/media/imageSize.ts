/** Width and height in pixels, with the format that the bytes say they have. */
export interface ImageSize {
  readonly format: 'png' | 'jpeg' | 'gif' | 'webp'
  readonly width: number
  readonly height: number
}

/**
 * The size that the header of an image states, for the four formats that the API takes: PNG (W3C PNG, IHDR), JPEG
 * (ITU-T T.81, start of frame), GIF (logical screen), WebP (VP8, VP8L and VP8X). `undefined` when the bytes are none of
 * them or end before the size.
 */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return pngSize(view) ?? gifSize(view) ?? webpSize(view) ?? jpegSize(view)
}

function pngSize(view: DataView): ImageSize | undefined {
  if (view.byteLength < 24 || view.getBigUint64(0) !== 0x89504e470d0a1a0an || ascii(view, 12, 4) !== 'IHDR')
    return undefined
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

function gifSize(view: DataView): ImageSize | undefined {
  if (view.byteLength < 10 || !/^GIF8[79]a$/.test(ascii(view, 0, 6))) return undefined
  return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

function webpSize(view: DataView): ImageSize | undefined {
  if (view.byteLength < 30 || ascii(view, 0, 4) !== 'RIFF' || ascii(view, 8, 4) !== 'WEBP') return undefined
  switch (ascii(view, 12, 4)) {
    case 'VP8X':
      return { format: 'webp', width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { format: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8 ':
      return {
        format: 'webp',
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      }
    default:
      return undefined
  }
}

function jpegSize(view: DataView): ImageSize | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at += 1
    else if (isStandalone(marker)) at += 2
    else if (isStartOfFrame(marker)) {
      return { format: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    } else at += 2 + view.getUint16(at + 2)
  }
  return undefined
}

/** Markers without a length: TEM, the restarts, start of image. */
const isStandalone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** SOF0 to SOF15, without DHT (C4), JPG (C8) and DAC (CC), which share the range. */
const isStartOfFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) | (view.getUint8(at + 2) << 16)

const ascii = (view: DataView, at: number, length: number): string =>
  String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length))
