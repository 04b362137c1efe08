import { turnsOf } from './conversation.js'
import { toolIds } from './toolBlocks.js'
import { converseOperations, sources, type Rule } from './rule.js'

export const toolUseIdsUnique: Rule = {
  name: 'messages.toolUse.unique-ids',
  operations: converseOperations,
  level: 'should',
  kind: 'observed',
  source: {
    document: sources.serviceReply,
    sentence: 'The toolUse blocks at messages.2.content contain duplicate Ids: …',
  },
  since: '2024-05-30',
  enforcement: { status: 'confirmed', evidence: 'recorded' },
  *check(request) {
    for (const turn of turnsOf(request)) {
      const seen = new Set<string>()
      for (const { id, block } of toolIds(turn, 'toolUse')) {
        if (seen.has(id)) yield { pointer: `${block.pointer}/toolUseId`, message: `repeats the id ${id}` }
        seen.add(id)
      }
    }
  },
}
