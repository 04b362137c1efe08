import { document, Document, DOCUMENT_FORMATS, type DocumentFormat } from '../../media/documents/document.js'
import { DOCUMENT_LIMITS, documentIn } from '../../media/recipes/document.js'
import type { Fields } from '../../recipes/structure.js'
import { mapBlocks, messagesOf, type Block } from '../../requests/mend/mend.js'
import type { Request } from '../../requests/request.js'
import type { RuleBreaker } from '../breaker.js'
import { setAt } from '../edit.js'
import {
  append,
  blocksOf,
  bytesOf,
  contentAt,
  isOf,
  TEXT,
  turnsOf,
  withContent,
  withMessages,
} from './talk.js'

const paper = (name: string): Block => ({
  document: { format: 'txt', name, source: { bytes: document({ format: 'txt' }) } },
})

/** Names that no generated document has: they are too long for chance. */
const nameOf = (at: number): string => `document number ${at}`

const needs = 'ContentBlock.document'
const lead = ['messages', '[]', 'content', '[]', 'document']

/** Five in one message are lawful under every reading, six under none; the other messages have none. */
export const documentsMaxCount: RuleBreaker = {
  rule: 'messages.documents.max-count',
  needs,
  *ways(lawful, dice) {
    const bare = withMessages(
      lawful,
      mapBlocks(messagesOf(lawful), (block, at) =>
        isOf('document')(block) ? (at === 0 ? TEXT : undefined) : block,
      ),
    )
    for (const [turn, { content }] of turnsOf(bare, 'user', dice)) {
      const rest = content.some(isOf('text')) ? content : [...content, TEXT]
      const papers = (count: number): Block[] => Array.from({ length: count }, (_, at) => paper(nameOf(at)))
      const count = 6 + dice.roll(5)
      yield {
        request: withContent(bare, turn, [...rest, ...papers(count)]),
        twin: withContent(bare, turn, [...rest, ...papers(5)]),
        pointer: contentAt(turn),
        variant: `${count} documents`,
      }
    }
  },
}

/** 4.5 MB under its larger reading, and one byte or more above. */
export const documentsMaxBytes: RuleBreaker = {
  rule: 'messages.documents.max-bytes',
  needs,
  lead: [...lead, 'source', 'bytes'],
  large: true,
  *ways(lawful, dice) {
    for (const [pointer, value] of blocksOf(lawful, 'document', dice)) {
      if (bytesOf(value) === undefined) continue
      const byteLength = DOCUMENT_LIMITS.bytesAtMost + 1 + dice.roll(1000)
      const at = `${pointer}/source/bytes`
      const large = document({ format: value['format'] as DocumentFormat, byteLength })
      yield { request: setAt(lawful, at, large), pointer: at, variant: `${byteLength} bytes` }
    }
  },
}

/** The texts beside a document taken away. */
export const documentsTextBlock: RuleBreaker = {
  rule: 'messages.documents.text-block',
  needs,
  lead,
  *ways(lawful, dice) {
    for (const [turn, { content }] of turnsOf(lawful, 'user', dice)) {
      if (!content.some(isOf('document'))) continue
      const request = withContent(
        lawful,
        turn,
        content.filter((block) => !isOf('text')(block)),
      )
      yield { request, pointer: contentAt(turn), variant: 'no text' }
    }
  },
}

/** A document in a message of the assistant, beside a text. */
export const documentsRole: RuleBreaker = {
  rule: 'messages.documents.role',
  needs,
  *ways(lawful, dice) {
    for (const [turn] of turnsOf(lawful, 'assistant', dice)) {
      const twin = append(lawful, turn, TEXT).request
      yield { ...append(twin, turn, paper(nameOf(1))), twin, variant: 'said by the assistant' }
    }
  },
}

/** The name of one document twice. */
export const documentNamesUnique: RuleBreaker = {
  rule: 'messages.documents.unique-names',
  needs,
  lead,
  *ways(lawful, dice) {
    const [first, second] = [...blocksOf(lawful, 'document', dice)].sort(([one], [other]) =>
      one < other ? -1 : 1,
    )
    if (first === undefined) return
    const [, { name }] = first
    if (second !== undefined) {
      const pointer = `${second[0]}/name`
      yield { request: setAt(lawful, pointer, name), pointer, variant: 'same name' }
      return
    }
    const turn = Number(first[0].split('/')[2])
    const twin = append(lawful, turn, paper(nameOf(1))).request
    const { request, pointer } = append(lawful, turn, paper(String(name)))
    yield { request, twin, pointer: `${pointer}/name`, variant: 'same name' }
  },
}

/** A document of a format that cannot be cited, with citations. */
export const documentCitationsFormat: RuleBreaker = {
  rule: 'messages.content.document.citations.format',
  needs: 'DocumentBlock.citations',
  lead: [...lead, 'citations', 'enabled'],
  *ways(lawful, dice) {
    for (const [pointer, value] of blocksOf(lawful, 'document', dice)) {
      const formats = DOCUMENT_FORMATS.filter((format) => format !== 'txt' && format !== 'pdf')
      const cited = { ...value, citations: { enabled: true } }
      yield {
        request: setAt(lawful, pointer, inFormat(cited, dice.pick(formats))),
        twin: setAt(lawful, pointer, inFormat(cited, 'txt')),
        pointer: `${pointer}/format`,
        variant: 'uncitable format',
      }
    }
  },
}

function inFormat(value: Fields, format: DocumentFormat): Fields {
  const bytes = bytesOf(value)
  return {
    ...value,
    format,
    ...(bytes instanceof Document && { source: { bytes: documentIn(bytes, format) } }),
  }
}

/** A document that is text or a list of texts, without citations. */
export const documentSourceCitations: RuleBreaker = {
  rule: 'messages.content.document.source.citations',
  needs: 'DocumentSource.text',
  lead: [...lead, 'source', 'text'],
  *ways(lawful, dice) {
    for (const [pointer, value] of blocksOf(lawful, 'document', dice)) {
      const member = Object.keys(value['source'] as Fields).find(
        (name) => name === 'text' || name === 'content',
      )
      if (member === undefined) continue
      const citations = dice.pick([undefined, { enabled: false }])
      const request: Request = setAt(lawful, `${pointer}/citations`, citations)
      yield { request, pointer: `${pointer}/source/${member}`, variant: 'no citations' }
    }
  },
}
