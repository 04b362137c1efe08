import { runDecoder } from './runDecoder.js'
import type { DecoderFeature, DecoderModule, DecoderSubject } from './subject.js'

/** A decoder in this process: fast, for decoders that give the event loop back. */
export function createFunctionDecoder(module: DecoderModule, { limit = 5000 } = {}): DecoderSubject {
  return {
    features: featuresOf(module),
    decode: async (stream) => runDecoder(module, stream, limit),
    close: async () => {},
  }
}

/** What a module can do, by what it exports. */
export const featuresOf = ({ decode, decodeEvents }: DecoderModule): readonly DecoderFeature[] => [
  ...(decode === undefined ? [] : (['messages'] as const)),
  ...(decodeEvents === undefined ? [] : (['events'] as const)),
  'transport',
]
