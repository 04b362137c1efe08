import { describe, expect, it } from 'vitest'
import { audio, AUDIO_FORMATS, video, VIDEO_FORMATS } from './clip.js'

describe.each([
  ['audio', (byteLength?: number) => AUDIO_FORMATS.map((format) => audio({ format, ...of(byteLength) }))],
  ['video', (byteLength?: number) => VIDEO_FORMATS.map((format) => video({ format, ...of(byteLength) }))],
])('%s clips', (_, describeAll) => {
  it('are as long as they say', () => {
    for (const clip of describeAll()) expect(clip.bytes().length).toBe(clip.byteLength)
    for (const clip of describeAll(100_001)) expect(clip.bytes().length).toBe(100_001)
  })

  it('begin in the same way at any length', () => {
    const longer = describeAll(1000)
    for (const [index, clip] of describeAll().entries()) {
      const first = clip.bytes().subarray(0, 4)
      expect(Buffer.from(longer[index]!.bytes().subarray(0, first.length))).toEqual(Buffer.from(first))
    }
  })

  it('are printed by format and length', () => {
    for (const clip of describeAll(25_000_000))
      expect(String(clip)).toBe(`<${clip.format}, 25,000,000 bytes>`)
  })
})

it('a wav says how much sound it holds', () => {
  const header = Buffer.from(audio({ format: 'wav', byteLength: 1044 }).bytes())
  expect(header.readUInt32LE(4)).toBe(1036)
  expect(header.readUInt32LE(40)).toBe(1000)
})

it('a clip shorter than its header is refused', () => {
  expect(() => audio({ format: 'wav', byteLength: 43 })).toThrow('A wav has at least 44 bytes')
})

const of = (byteLength: number | undefined): { byteLength?: number } =>
  byteLength === undefined ? {} : { byteLength }
