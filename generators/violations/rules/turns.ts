import { pointerTo } from '../../../src/contract/index.js'
import { messagesOf, type Message } from '../../requests/mend/mend.js'
import type { RuleBreaker } from '../breaker.js'
import { rotated } from '../breaker.js'
import { setAt, spotsOf } from '../edit.js'
import { append, contentAt, TEXT, turnsOf, withContent, withMessages } from './talk.js'

/** The assistant speaks before the user does. */
export const startsWithUser: RuleBreaker = {
  rule: 'messages.starts-with-user',
  *ways(lawful) {
    const first: Message = { role: 'assistant', content: [TEXT] }
    const request = withMessages(lawful, [first, ...messagesOf(lawful)])
    yield { request, pointer: '/messages/0/role', variant: 'assistant first' }
  },
}

/** Two messages of one role: one more of the user after the user, or of the assistant before the assistant. */
export const rolesAlternate: RuleBreaker = {
  rule: 'messages.roles-alternate',
  *ways(lawful, dice) {
    const role = dice.pick(['user', 'assistant'])
    for (const [turn] of turnsOf(lawful, role, dice)) {
      const at = role === 'user' ? turn + 1 : turn
      const messages = messagesOf(lawful).toSpliced(at, 0, { role, content: [TEXT] })
      const pointer = pointerTo('/messages', turn + 1, 'role')
      yield { request: withMessages(lawful, messages), pointer, variant: `${role} twice` }
    }
  },
}

/** A message that says nothing. */
export const contentNotEmpty: RuleBreaker = {
  rule: 'messages.content.not-empty',
  *ways(lawful, dice) {
    for (const [turn] of rotated([...messagesOf(lawful).entries()], dice)) {
      yield { request: withContent(lawful, turn, []), pointer: contentAt(turn), variant: 'no block' }
    }
  },
}

/** A text of white space only. */
export const textNotBlank: RuleBreaker = {
  rule: 'messages.content.text.not-blank',
  lead: ['messages', '[]', 'content', '[]', 'text'],
  *ways(lawful, dice) {
    for (const { keys } of rotated(spotsOf(lawful, ['messages', '[]', 'content', '[]', 'text']), dice)) {
      const pointer = pointerTo('', ...keys)
      yield { request: setAt(lawful, pointer, dice.pick(['', ' ', '\n', '\t  '])), pointer, variant: 'blank' }
    }
  },
}

/** A thought in a message of the user. */
export const reasoningRole: RuleBreaker = {
  rule: 'messages.reasoningContent.role',
  needs: 'ContentBlock.reasoningContent',
  *ways(lawful, dice) {
    const thought = { reasoningContent: { reasoningText: { text: 'Let me think.' } } }
    for (const [turn] of turnsOf(lawful, 'user', dice)) {
      yield { ...append(lawful, turn, thought), variant: 'said by the user' }
    }
  },
}
