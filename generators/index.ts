// Lawful and unlawful values of the Amazon Bedrock Runtime API, for property-based tests with fast-check.

// Requests, answers, events
export { request, type ContractOptions, type Request } from './requests/request.js'
export { asInput, asJson, asWire } from './requests/forms.js'
export { response, type Response } from './responses/response.js'
export { error } from './responses/error.js'
export { streamEvents, type StreamEvent, type StreamOptions } from './streams/streamEvents.js'
export type { ShapeOptions } from './shapes/recipeBook.js'

// What breaks one requirement, or two
export { breakableRequirements, invalidRequest, type InvalidRequest } from './violations/invalidRequest.js'
export { invalidPair, type FaultLabel, type InvalidPair } from './violations/invalidPair.js'
export type { InvalidOptions } from './violations/breakers.js'

// HTTP
export { HttpMischief, httpMischief, MISCHIEF_LABELS, type MischiefOptions } from './mischief/httpMischief.js'
export type { Expectation } from './mischief/mischief.js'
export { rewritings, type Rewriting } from './mischief/sameMeaning.js'

// JSON Pointers
export { pointers, pointersBeside, pointersInto } from './jsonPointer/pointers.js'
export {
  BAD_POINTER_LABELS,
  badPointers,
  type BadPointer,
  type BadPointerLabel,
} from './jsonPointer/badPointers.js'

// Media, described and made on demand
export { Media } from './media/media.js'
export {
  Image,
  image,
  IMAGE_FORMATS,
  minimumBytes,
  type ImageFormat,
  type ImageOptions,
} from './media/images/image.js'
export {
  Document,
  document,
  DOCUMENT_FORMATS,
  minimumDocumentBytes,
  type DocumentFormat,
  type DocumentOptions,
} from './media/documents/document.js'
export {
  audio,
  AUDIO_FORMATS,
  Clip,
  video,
  VIDEO_FORMATS,
  type AudioFormat,
  type ClipOptions,
  type VideoFormat,
} from './media/clips/clip.js'
export { JsonText, OpaqueBytes } from './media/blob.js'
export { IMAGE_LIMITS, images, type ImageRanges } from './media/recipes/image.js'
export { DOCUMENT_LIMITS, documents, type DocumentRanges } from './media/recipes/document.js'
export { audioClips, videoClips, type ClipRanges } from './media/recipes/clip.js'
export {
  BAD_NAME_LABELS,
  badDocumentNames,
  documentNames,
  type BadName,
  type BadNameLabel,
  type NameLengths,
} from './media/recipes/documentName.js'
export type { Range } from './recipes/integer.js'

// Event stream frames
export { frameMessages, frameStreams, type FrameMessage } from './frames/messages.js'
export {
  headers as frameHeaders,
  headerValues as frameHeaderValues,
  type HeaderPairs,
} from './frames/headers.js'
export { chunked, cutAt, cutEvery } from './frames/chunks.js'
export { faultyFrames, frameFaults, type FaultyFrame, type FrameFault } from './frames/faults.js'
export { converseSequences, encodeEvent } from './frames/sequences.js'

// Laws for generators
export { brokenLaws, frozen, type LawOptions, type Objection } from './laws.js'
