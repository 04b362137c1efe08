import { toolIds, turnPairs } from './toolBlocks.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const toolResultsNotMore: Rule = {
  name: 'messages.toolResult.not-more-than-uses',
  operations: converseOperations,
  level: 'should',
  kind: 'observed',
  source: {
    document: sources.serviceReply,
    sentence:
      'The number of toolResult blocks at messages.2.content exceeds the number of toolUse blocks of previous turn.',
  },
  since: '2024-05-30',
  enforcement: { status: 'confirmed' },
  *check(request) {
    for (const { before, turn } of turnPairs(request)) {
      if (turn.role !== 'user') continue
      const results = toolIds(turn, 'toolResult').length
      const uses = before === undefined ? 0 : toolIds(before, 'toolUse').length
      if (results > uses) {
        yield {
          pointer: `${turn.pointer}/content`,
          message: `holds ${results} tool results for ${uses} tool uses`,
        }
      }
    }
  },
}
