import { isRunByService, toolIds, turnPairs } from './toolBlocks.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const toolResultsExpected: Rule = {
  name: 'messages.toolUse.answered',
  operations: converseOperations,
  level: 'should',
  kind: 'observed',
  source: {
    document: sources.serviceReply,
    sentence: 'Expected toolResult blocks at messages.2.content for the following Ids: tooluse_…',
  },
  since: '2024-05-30',
  enforcement: { status: 'confirmed' },
  *check(request) {
    for (const { before, turn } of turnPairs(request)) {
      if (before === undefined) continue
      const answered = new Set(toolIds(turn, 'toolResult').map(({ id }) => id))
      const missing = toolIds(before, 'toolUse').filter(
        ({ id, block }) => !answered.has(id) && !isRunByService(block),
      )
      if (missing.length > 0) {
        const ids = missing.map(({ id }) => id).join(', ')
        yield {
          pointer: `${turn.pointer}/content`,
          message: `has no toolResult for ${ids}, which the turn before asked for`,
        }
      }
    }
  },
}
