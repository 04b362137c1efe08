import { pointerRecipe } from '../jsonPointer/pointers.js'
import { JsonText, OpaqueBytes } from '../media/blob.js'
import { audioRecipe, videoRecipe } from '../media/recipes/clip.js'
import { documentRecipe } from '../media/recipes/document.js'
import { nameRecipe } from '../media/recipes/documentName.js'
import { imageRecipe } from '../media/recipes/image.js'
import { choice, either } from '../recipes/choice.js'
import { converted } from '../recipes/derived.js'
import { integers } from '../recipes/integer.js'
import { jsonObjects, simplifyJson } from '../recipes/json.js'
import { happens, pick, type Recipe } from '../recipes/recipe.js'
import type { Fields } from '../recipes/structure.js'
import type { TextShape } from './identifiers.js'
import { prose } from './words.js'

/** A recipe by the name of a shape, or of a member as `Shape.member`; it is told the shape as of the revision. */
export const SPECIAL: Readonly<Record<string, (shape: TextShape) => Recipe<unknown>>> = {
  DocumentBlockNameString: ({ max = 200 }) => nameRecipe({ maxLength: max }),
  ConverseRequestAdditionalModelResponseFieldPathsListMemberString: ({ max }) => pointerRecipe(max),
  ConverseStreamRequestAdditionalModelResponseFieldPathsListMemberString: ({ max }) => pointerRecipe(max),
  InferenceConfigurationMaxTokensInteger: () => integers({ min: 1, max: 4096, at: [512] }),

  ImageSourceBytesBlob: () =>
    smallOrFull(imageRecipe({ width: SMALL, height: SMALL, byteLength: SMALL }), imageRecipe()),
  GuardrailImageSourceBytesBlob: () => imageRecipe({ width: SMALL, height: SMALL, byteLength: SMALL }),
  GuardrailConverseImageSourceBytesBlob: () =>
    imageRecipe({ width: SMALL, height: SMALL, byteLength: SMALL }),
  DocumentSourceBytesBlob: () =>
    smallOrFull(documentRecipe({ byteLength: { min: 1, max: 12_000 } }), documentRecipe()),
  VideoSourceBytesBlob: () => videoRecipe({ byteLength: { min: 44, max: 4096 } }),
  AudioSourceBytesBlob: () => audioRecipe({ byteLength: { min: 44, max: 4096 } }),
  Body: () => jsonText(nativeBodies),
  PartBody: () => jsonText(nativeChunks),
  Blob: () => opaque,

  'ToolInputSchema.json': () => toolSchemas,
  'ConverseRequest.additionalModelRequestFields': () => choice<unknown>({}, { top_k: 250 }),
  'ConverseStreamRequest.additionalModelRequestFields': () => choice<unknown>({}, { top_k: 250 }),
  'JsonSchemaDefinition.schema': () =>
    choice(
      '{"type":"object"}',
      '{"type":"object","properties":{"city":{"type":"string"}},"additionalProperties":false}',
    ),
  'ToolUseBlockDelta.input': () => choice('', '{"city":', '"Lisbon"}', '{}'),
  ModelInputPayload: () => jsonObjects(),
  Document: () => jsonObjects(),
}

const SMALL = { min: 1, max: 4096 }

/** One in forty is as large as may be: large enough to be slow, so it must be seldom. Simplified within its limits. */
const smallOrFull = <T>(small: Recipe<T>, full: Recipe<T>): Recipe<T> => ({
  ...full,
  make: (random) => (happens(random, 97) ? small : full).make(random),
})

const jsonText = (recipe: Recipe<Fields>): Recipe<JsonText> =>
  converted(
    recipe,
    (value) => new JsonText(value),
    ({ value }) => value as Fields,
  )

const messages = [{ role: 'user', content: 'Hello' }]

/** Bodies as the providers of models define them. */
const nativeBodies: Recipe<Fields> = bodies([
  { anthropic_version: 'bedrock-2023-05-31', max_tokens: 512, messages },
  {
    anthropic_version: 'bedrock-2023-05-31',
    max_tokens: 1,
    system: '😀',
    messages,
    stop_sequences: ['\n\nHuman:'],
  },
  { prompt: '\n\nHuman: Hello\n\nAssistant:', max_tokens_to_sample: 300 },
  { inputText: 'Hello', textGenerationConfig: { maxTokenCount: 512, temperature: 0.5 } },
])

const nativeChunks: Recipe<Fields> = bodies([
  { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hello' } },
  { completion: ' Hello', stop_reason: null },
])

/** Any of some JSON objects; simpler is the first. */
function bodies(examples: readonly Fields[]): Recipe<Fields> {
  return {
    make: (random) => pick(random, examples),
    simplest: () => examples[0]!,
    *simplify(value) {
      if (value !== examples[0]) yield examples[0]!
    },
  }
}

const opaque: Recipe<OpaqueBytes> = {
  make: (random) =>
    new OpaqueBytes(Uint8Array.from({ length: random.nextInt(1, 64) }, () => random.nextInt(0, 255))),
  simplest: () => new OpaqueBytes(Uint8Array.of(0)),
  *simplify(value) {
    const bytes = value.bytes()
    if (bytes.length > 1) yield new OpaqueBytes(bytes.subarray(0, Math.ceil(bytes.length / 2)))
  },
}

/** Schemas of tool inputs: the top level is an object, as the model's text asks for. */
const toolSchemas: Recipe<Fields> = {
  make(random) {
    const properties = Object.fromEntries(
      pick(random, [[], ['city'], ['city', 'unit']]).map((name) => [
        name,
        { type: 'string', description: words.make(random) },
      ]),
    )
    return { type: 'object', properties, ...(happens(random, 50) && { required: Object.keys(properties) }) }
  },
  simplest: () => ({ type: 'object' }),
  *simplify(schema) {
    for (const simple of simplifyJson(schema)) {
      if (isObjectSchema(simple)) yield simple
    }
  },
}

const words = either({ weight: 1, recipe: prose({ max: 40 }) })

const isObjectSchema = (value: unknown): value is Fields =>
  typeof value === 'object' &&
  value !== null &&
  (value as Fields)['type'] === 'object' &&
  Object.entries(value).every(
    ([key, part]) => !['properties', 'required'].includes(key) || typeof part === 'object',
  )
