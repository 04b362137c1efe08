import { FILLER, kindOf, mapBlocks, messagesOf, type Block, type Mend, type Message } from './mend.js'

/** In whose messages each kind of block may stand; text and cache points stand in all of them. */
const ROLES: Readonly<Record<string, string>> = {
  image: 'user',
  document: 'user',
  video: 'user',
  audio: 'user',
  guardContent: 'user',
  searchResult: 'user',
  toolResult: 'user',
  toolUse: 'assistant',
  reasoningContent: 'assistant',
  citationsContent: 'assistant',
  toolAddition: 'system',
  toolRemoval: 'system',
}

/**
 * A conversation starts with the user, the roles alternate, and it ends with the user; each message holds what its role
 * may say, and something. The first block that only one role may say decides whose message it is; where the roles do not
 * alternate, a short message stands between.
 */
export const takeTurns: Mend = (request, book) => {
  const drafts = messagesOf(request)
  if (drafts.length === 0) return request
  const said = mapBlocks(
    drafts.map((message) => ({ ...message, role: roleOf(message) })),
    (block, _, { role }) => ((ROLES[kindOf(block)] ?? role) === role ? block : undefined),
  ).map((message) => (message.content.length > 0 ? message : { ...message, content: [FILLER] }))
  return { ...request, messages: alternate(said, !book.lacks('ConversationRole=system')) }
}

const roleOf = ({ role, content }: Message): string =>
  content.map((block) => ROLES[kindOf(block)]).find((only) => only !== undefined) ?? role

function alternate(messages: readonly Message[], mayHaveSystem: boolean): readonly Message[] {
  const turns: Message[] = []
  const waiting: Message[] = []
  let next = 'user'
  const take = (role: string, content: readonly Block[]): void => {
    turns.push({ role, content })
    next = role === 'user' ? 'assistant' : 'user'
    // The system speaks after the user: nothing may come between a tool use and its result.
    if (role === 'user') turns.push(...waiting.splice(0))
  }
  for (const message of messages) {
    if (message.role === 'system') {
      if (mayHaveSystem) waiting.push(message)
      continue
    }
    if (message.role !== next) take(next, [FILLER])
    take(message.role, message.content)
  }
  if (waiting.length > 0 && next === 'assistant') take('assistant', [FILLER])
  if (next === 'user') take('user', [FILLER])
  return turns
}
