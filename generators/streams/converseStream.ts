import { image, Image, type ImageFormat } from '../media/images/image.js'
import { inFormat } from '../media/recipes/image.js'
import { choice } from '../recipes/choice.js'
import { jsonObjects } from '../recipes/json.js'
import { list } from '../recipes/list.js'
import type { Path, Recipe } from '../recipes/recipe.js'
import { structure, union, type Branch, type Fields } from '../recipes/structure.js'
import { stopReasonOf } from '../responses/response.js'
import { addUp } from '../responses/usage.js'
import type { RecipeBook } from '../shapes/recipeBook.js'
import type { StreamEvent } from './streamEvents.js'

/** What a stream says, before it is cut into events. */
interface Story {
  readonly blocks: readonly Fields[]
  readonly stop: Fields
  readonly metadata: Fields
  /** `{ name: body }`, instead of the end. */
  readonly exception?: Fields
}

/** Stories of the answers of ConverseStream; a path leads into the event that it begins with. */
export function stories(book: RecipeBook, exceptions: readonly Branch[]): Recipe<Fields> {
  const blocks = list(union(blockKinds(book)), { min: 1, max: 60, usual: 4 })
  const fields = structure([
    { name: 'blocks', required: true, percent: 100, recipe: blocks },
    { name: 'stop', required: true, percent: 100, recipe: book.recipeFor('MessageStopEvent') },
    { name: 'metadata', required: true, percent: 100, recipe: book.recipeFor('ConverseStreamMetadataEvent') },
    ...(exceptions.length > 0
      ? [{ name: 'exception', required: false, percent: 10, recipe: union(exceptions) }]
      : []),
  ])
  return { ...fields, make: (random, path = []) => fields.make(random, storyPath(path)) }
}

/** Where in a story an event of the model comes from. */
function storyPath([event = '', ...rest]: Path): Path {
  if (event === 'messageStop') return ['stop', ...rest]
  if (event === 'metadata') return ['metadata', ...rest]
  if (event.endsWith('Exception')) return ['exception', event, ...rest]
  const [part, kind = '', ...below] = rest
  if (part === 'start') return ['blocks', '[]', kind, 'start', ...below]
  if (part === 'delta') return ['blocks', '[]', ...(deltaPaths[kind] ?? [kind, 'deltas', '[]']), ...below]
  return []
}

const deltaPaths: Readonly<Record<string, Path>> = {
  text: ['text', 'deltas', '[]', 'text'],
  citation: ['text', 'deltas', '[]', 'citation'],
  toolUse: ['toolUse', 'input'],
}

/** The content blocks that a stream can carry, each as what its events are made of. */
function blockKinds(book: RecipeBook): readonly Branch[] {
  const delta = (name: string): Recipe<unknown> | undefined => book.memberRecipe('ContentBlockDelta', name)
  const some = (recipe: Recipe<unknown>): Recipe<unknown> => list(recipe, { min: 1, max: 60, usual: 4 })
  const started = (kind: string, name: string, member: Recipe<unknown>): Branch | undefined => {
    const start = book.memberRecipe('ContentBlockStart', kind)
    if (start === undefined || delta(kind) === undefined) return undefined
    const recipe = structure([
      { name: 'start', required: true, percent: 100, recipe: start },
      { name, required: true, percent: 100, recipe: member },
    ])
    return { name: kind, weight: 2, recipe }
  }
  const flowing = (kind: string, weight: number, names: readonly string[]): Branch | undefined => {
    const parts = names.flatMap((name): Branch[] => {
      const recipe = delta(name)
      return recipe === undefined ? [] : [{ name, weight: name === 'text' ? 8 : 1, recipe }]
    })
    if (parts.length === 0) return undefined
    const recipe = structure([{ name: 'deltas', required: true, percent: 100, recipe: some(union(parts)) }])
    return { name: kind, weight, recipe }
  }
  return [
    flowing('text', 6, ['text', 'citation']),
    flowing('reasoningContent', 2, ['reasoningContent']),
    started('toolUse', 'input', jsonObjects()),
    started('toolResult', 'deltas', some(delta('toolResult') ?? choice<unknown>())),
    started('image', 'deltas', some(delta('image') ?? choice<unknown>())),
  ].filter((branch) => branch !== undefined)
}

/** The events of a story in their order; a tool's input is cut anywhere, for its pieces are text and no JSON. */
export function tell(story: Fields): readonly StreamEvent[] {
  const { blocks, stop, metadata, exception } = story as unknown as Story
  const told = blocks.flatMap((block, index) => tellBlock(block, index))
  const start = { messageStart: { role: 'assistant' } }
  if (exception !== undefined) {
    // As if the connection to the model broke: after half of what was to be said.
    return [start, ...told.slice(0, Math.floor(told.length / 2)), exception]
  }
  const stopReason = stopReasonOf(stop['stopReason'], blocks)
  const usage = addUp(metadata['usage'] as Fields)
  return [start, ...told, { messageStop: { ...stop, stopReason } }, { metadata: { ...metadata, usage } }]
}

function tellBlock(block: Fields, contentBlockIndex: number): readonly StreamEvent[] {
  const [[kind, value]] = Object.entries(block) as [[string, Fields]]
  const { start } = value
  const started =
    start === undefined ? [] : [{ contentBlockStart: { start: { [kind]: start }, contentBlockIndex } }]
  return [
    ...started,
    ...deltasOf(kind, value).map((delta) => ({ contentBlockDelta: { delta, contentBlockIndex } })),
    { contentBlockStop: { contentBlockIndex } },
  ]
}

function deltasOf(kind: string, { start, input, deltas }: Fields): readonly Fields[] {
  const parts = deltas as readonly Fields[]
  switch (kind) {
    case 'toolUse':
      return pieces(JSON.stringify(input)).map((piece) => ({ toolUse: { input: piece } }))
    case 'toolResult':
      return parts.map((part) => ({ toolResult: part }))
    case 'image':
      return [{ image: pictured(parts[0]!, (start as { format: ImageFormat }).format) }]
    case 'reasoningContent':
      return reasoned(parts.map((part) => part['reasoningContent'] as Fields)).map((part) => ({
        reasoningContent: part,
      }))
    default:
      return parts.map((part) =>
        'citation' in part ? { citation: cited(part['citation'] as Fields) } : part,
      )
  }
}

const PIECE = 7

const pieces = (text: string): readonly string[] => {
  const letters = Array.from(text)
  return Array.from({ length: Math.ceil(letters.length / PIECE) }, (_, at) =>
    letters.slice(at * PIECE, (at + 1) * PIECE).join(''),
  )
}

/** An image has a source, of the format that its start named. */
function pictured(part: Fields, format: ImageFormat): Fields {
  const source = (part['source'] ?? { bytes: image({ format, width: 1, height: 1 }) }) as Fields
  const bytes = source['bytes']
  return { ...part, source: bytes instanceof Image ? { bytes: inFormat(bytes, format) } : source }
}

/** A thought is text and then at most one signature, or it is redacted as a whole. */
function reasoned(parts: readonly Fields[]): readonly Fields[] {
  const redacted = parts.find((part) => 'redactedContent' in part)
  const texts = parts.filter((part) => 'text' in part)
  if (texts.length === 0 && redacted !== undefined) return [redacted]
  const signature = parts.find((part) => 'signature' in part)
  return [...(texts.length > 0 ? texts : [{ text: 'a' }]), ...(signature === undefined ? [] : [signature])]
}

/** What is quoted has a text, though its shape does not ask for one. */
function cited(citation: Fields): Fields {
  const quoted = citation['sourceContent'] as readonly Fields[] | undefined
  return quoted === undefined
    ? citation
    : { ...citation, sourceContent: quoted.map((part) => ({ text: 'a', ...part })) }
}
