import type { Fields } from '../../recipes/structure.js'
import { FILLER, kindOf, mapBlocks, messagesOf, valueOf, type Block, type Mend } from './mend.js'
import { distinct } from './toolTurns.js'

/** In the whole request: lawful whether the limit is of a message or of the request. */
const MOST = 5

/**
 * At most five documents, each with a name of its own, beside a text; with citations they are text or pdf, and what is not
 * bytes or a place has citations.
 */
export const tidyDocuments: Mend = (request, book) => {
  const name = book.model.shapes.get('DocumentBlockNameString')
  const longest = name?.type === 'string' ? (name.max ?? Infinity) : Infinity
  const taken = new Set<string>()
  let count = 0
  const tidy = (document: Fields): Fields => {
    const citing = cited(document)
    return { ...citing, name: distinct(String(document['name']), longest, taken, '-') }
  }
  const tidied = mapBlocks(messagesOf(request), (block) => {
    const document = valueOf(block, 'document')
    if (document !== undefined) return ++count > MOST ? undefined : { document: tidy(document) }
    const result = valueOf(block, 'toolResult')
    return result === undefined ? block : { toolResult: { ...result, content: contentOf(result, tidy) } }
  }).map((message) => {
    const kinds = new Set(message.content.map(kindOf))
    const lacksText = (kinds.has('document') && !kinds.has('text')) || message.content.length === 0
    return lacksText ? { ...message, content: [...message.content, FILLER] } : message
  })
  return tidied.length === 0 ? request : { ...request, messages: tidied }
}

const contentOf = (result: Fields, tidy: (document: Fields) => Fields): readonly Block[] =>
  (result['content'] as readonly Block[]).map((block) => {
    const document = valueOf(block, 'document')
    return document === undefined ? block : { document: tidy(document) }
  })

function cited(document: Fields): Fields {
  const source = document['source'] as Fields
  const needsCitations = 'text' in source || 'content' in source
  const citations = needsCitations ? { enabled: true } : (document['citations'] as Fields | undefined)
  const format = document['format'] ?? 'txt'
  const isCitable = format === 'pdf' || format === 'txt'
  return {
    ...document,
    format: citations?.['enabled'] === true && !isCitable ? 'txt' : format,
    ...(citations !== undefined && { citations }),
  }
}
