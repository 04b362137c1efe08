import type { OperationName } from '../../../src/contract/index.js'
import type { Fields } from '../../recipes/structure.js'
import type { RecipeBook } from '../../shapes/recipeBook.js'
import { placeCachePoints } from './cachePoints.js'
import { tidyDocuments } from './documents.js'
import { completeGuardrail, completeInvocation } from './guardrails.js'
import { countImages, matchFormats } from './mediaBytes.js'
import type { Mend } from './mend.js'
import { respectPrompt } from './prompt.js'
import { answerToolUses, declareTools } from './toolTurns.js'
import { takeTurns } from './turns.js'

/** What an operation's drafts need, in this order. */
const conversation: readonly Mend[] = [
  respectPrompt,
  takeTurns,
  placeCachePoints,
  answerToolUses,
  declareTools,
  countImages,
  tidyDocuments,
]

/** A conversation that is one way to say what tokens are counted of. */
const countedConversation: Mend = (request, book) => {
  const input = request['input'] as Fields
  const converse = input['converse'] as Fields | undefined
  return converse === undefined
    ? request
    : { ...request, input: { converse: mendWith(conversation, converse, book) } }
}

/** The earlier time is the earlier bound. */
const orderTimes: Mend = (request) => {
  const { submitTimeAfter: after, submitTimeBefore: before } = request
  return typeof after === 'string' && typeof before === 'string' && after > before
    ? { ...request, submitTimeAfter: before, submitTimeBefore: after }
    : request
}

/** Nothing is asked for twice. */
const distinctChecks: Mend = (request) => ({
  ...request,
  checks: Object.fromEntries(
    Object.entries(request['checks'] as Record<string, Fields>).map(([name, check]) => [
      name,
      Object.fromEntries(Object.entries(check).map(([list, entries]) => [list, distinctEntries(entries)])),
    ]),
  ),
})

const distinctEntries = (entries: unknown): unknown =>
  Array.isArray(entries)
    ? [...new Map(entries.map((entry) => [JSON.stringify(entry), entry as unknown])).values()]
    : entries

const mends: Readonly<Partial<Record<OperationName, readonly Mend[]>>> = {
  Converse: [...conversation, completeGuardrail, matchFormats],
  ConverseStream: [...conversation, completeGuardrail, matchFormats],
  CountTokens: [countedConversation, matchFormats],
  InvokeModel: [completeInvocation],
  InvokeModelWithResponseStream: [completeInvocation],
  ApplyGuardrail: [matchFormats],
  ListAsyncInvokes: [orderTimes],
  InvokeGuardrailChecks: [distinctChecks],
}

/** A lawful request out of a draft whose shapes are lawful. */
export const mendRequest = (operation: OperationName, draft: Fields, book: RecipeBook): Fields =>
  mendWith(mends[operation] ?? [], draft, book)

const mendWith = (mends: readonly Mend[], draft: Fields, book: RecipeBook): Fields =>
  mends.reduce((request, mend) => mend(request, book), draft)
