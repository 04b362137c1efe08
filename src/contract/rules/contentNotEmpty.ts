import { pointerTo } from '../pointer.js'
import { isObject } from '../jsonObject.js'
import { listAt } from './conversation.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const contentNotEmpty: Rule = {
  name: 'messages.content.not-empty',
  operations: converseOperations,
  level: 'should',
  kind: 'observed',
  source: {
    document: sources.serviceReply,
    sentence:
      'The content field in the Message object at messages.1 is empty. Add a ContentBlock object to the content field',
  },
  since: '2024-05-30',
  enforcement: { status: 'confirmed', evidence: 'recorded; the model has no minimum for the list' },
  *check(request) {
    for (const [index, message] of listAt(request, 'messages').entries()) {
      const content = isObject(message) ? message['content'] : undefined
      if (Array.isArray(content) && content.length === 0) {
        yield { pointer: pointerTo('/messages', index, 'content'), message: 'is empty' }
      }
    }
  },
}
