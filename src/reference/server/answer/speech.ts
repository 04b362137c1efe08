import { isObject, listIn, objectIn, textIn, type Json } from '../json.js'
import type { Call } from '../parts.js'
import { blockedMessage, intervenes } from './guardrail.js'
import { lastBlockOf, lastText } from './request.js'
import { sampleOfSchema } from './schemaSample.js'
import { BASE62 } from '../chance.js'

/** What the model says to a Converse request: its content blocks and why it stopped. */
export interface Speech {
  readonly content: readonly Json[]
  readonly stopReason: string
  /** The stop sequence that ended it. */
  readonly stopSequence?: string
}

/** Decide what is said: a blocked answer, a tool use, a prescribed JSON text, or a sentence about the request. */
export function speechOf(call: Call): Speech {
  const { value } = call
  if (intervenes(value)) return { content: [{ text: blockedMessage }], stopReason: 'guardrail_intervened' }
  const thoughts = isObject(objectIn(value, 'additionalModelRequestFields')['thinking'])
    ? [thoughtOf(call)]
    : []
  const uses = toolUsesOf(call)
  if (uses.length > 0) return { content: [...thoughts, ...uses], stopReason: 'tool_use' }
  const said = say(value)
  return { ...said, content: [...thoughts, ...citationsOf(value), ...said.content] }
}

const thoughtOf = ({ chance, value }: Call): Json => ({
  reasoningContent: {
    reasoningText: {
      text: `The caller said ${lastText(value).length} characters.`,
      signature: chance.text(88, BASE62),
    },
  },
})

/** A tool is used where the choice demands one, or where the caller names one, unless its result is already there. */
function toolUsesOf({ value, chance }: Call): Json[] {
  const config = objectIn(value, 'toolConfig')
  const specs = listIn(config, 'tools')
    .map((tool) => objectIn(tool, 'toolSpec'))
    .filter((spec) => textIn(spec, 'name'))
  const choice = objectIn(config, 'toolChoice')
  const demanded = textIn(objectIn(choice, 'tool'), 'name')
  const chosen =
    demanded !== undefined
      ? specs.filter((spec) => spec['name'] === demanded)
      : isObject(choice['any'])
        ? specs.slice(0, 1)
        : lastBlockOf(value, 'toolResult') !== undefined
          ? []
          : specs.filter((spec) => lastText(value).includes(`use ${textIn(spec, 'name')}`))
  return chosen.map((spec) => ({
    toolUse: {
      toolUseId: `tooluse_${chance.text(22, BASE62)}`,
      name: spec['name'],
      input: sampleOfSchema(objectIn(spec, 'inputSchema')['json']),
    },
  }))
}

/** One cited block for each document that wants citations. */
function citationsOf(value: Json): Json[] {
  return listIn(listIn(value, 'messages').at(-1), 'content')
    .map((block) => objectIn(block, 'document'))
    .filter((document) => objectIn(document, 'citations')['enabled'] === true)
    .map((document, index) => ({
      citationsContent: {
        content: [{ text: 'The document says so.' }],
        citations: [
          {
            title: textIn(document, 'name') ?? '',
            sourceContent: [{ text: 'so' }],
            location: { documentChar: { documentIndex: index, start: 0, end: 2 } },
          },
        ],
      },
    }))
}

function say(value: Json): Speech {
  const prescribed = objectIn(
    objectIn(objectIn(objectIn(value, 'outputConfig'), 'textFormat'), 'structure'),
    'jsonSchema',
  )
  const text =
    prescribed['schema'] === undefined
      ? sentence(value)
      : JSON.stringify(sampleOfSchema(parse(prescribed['schema'])))
  const config = objectIn(value, 'inferenceConfig')
  const stop = listIn(config, 'stopSequences').find(
    (end): end is string => typeof end === 'string' && text.includes(end),
  )
  if (stop !== undefined) {
    const said = text.slice(0, text.indexOf(stop))
    return { content: said === '' ? [] : [{ text: said }], stopReason: 'stop_sequence', stopSequence: stop }
  }
  const words = text.split(/(?<= )/)
  const limit = typeof config['maxTokens'] === 'number' ? config['maxTokens'] : words.length
  return limit < words.length
    ? { content: [{ text: words.slice(0, limit).join('') }], stopReason: 'max_tokens' }
    : { content: [{ text }], stopReason: 'end_turn' }
}

function sentence(value: Json): string {
  const result = lastBlockOf(value, 'toolResult')
  if (result !== undefined)
    return `The tool answered ${JSON.stringify(listIn(result, 'content')).slice(0, 200)}. Thank you.`
  return `You said: ${lastText(value).slice(0, 200)} This is the embedded reference model; it answers every request in the same way.`
}

function parse(schema: unknown): unknown {
  try {
    return typeof schema === 'string' ? JSON.parse(schema) : schema
  } catch {
    return {}
  }
}
