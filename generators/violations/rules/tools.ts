import type { Fields } from '../../recipes/structure.js'
import { messagesOf, without, type Block } from '../../requests/mend/mend.js'
import type { Request } from '../../requests/request.js'
import { rotated, type RuleBreaker } from '../breaker.js'
import { setAt, spotsOf } from '../edit.js'
import { pointerTo } from '../../../src/contract/index.js'
import { append, blocksOf, contentAt, isOf, TEXT, turnsOf, withContent, withMessages } from './talk.js'

const needs = 'ContentBlock.toolUse'
const lead = ['messages', '[]', 'content', '[]', 'toolUse']

const someTool = { toolSpec: { name: 'a', inputSchema: { json: { type: 'object' } } } }

const withTools = (request: Request): Request =>
  request['toolConfig'] === undefined ? { ...request, toolConfig: { tools: [someTool] } } : request

/** No tools declared where they are used. */
export const toolConfigPresent: RuleBreaker = {
  rule: 'toolConfig.present',
  needs,
  lead,
  *ways(lawful) {
    if (lawful['toolConfig'] === undefined) return
    yield { request: without(lawful, 'toolConfig'), pointer: '/toolConfig', variant: 'missing' }
  },
}

/** A schema whose top level is no object. */
export const toolSchemaObject: RuleBreaker = {
  rule: 'toolConfig.tools.toolSpec.inputSchema.json.object',
  needs: 'Tool.toolSpec',
  lead: ['toolConfig', 'tools', '[]', 'toolSpec', 'inputSchema', 'json'],
  *ways(lawful, dice) {
    for (const { keys, value } of rotated(spotsOf(lawful, this.lead!), dice)) {
      const at = pointerTo('', ...keys)
      const schema = dice.pick([
        [],
        'object',
        { type: 'array' },
        { ...(value as Fields), type: 'string' },
        {},
      ])
      const isObject = typeof schema === 'object' && !Array.isArray(schema)
      yield {
        request: setAt(lawful, at, schema),
        pointer: isObject ? `${at}/type` : at,
        variant: 'no object',
      }
    }
  },
}

/** The result of a tool use taken away. */
export const toolUseAnswered: RuleBreaker = {
  rule: 'messages.toolUse.answered',
  needs,
  lead,
  *ways(lawful, dice) {
    for (const [turn, { content }] of turnsOf(lawful, 'user', dice)) {
      const results = content.filter(isOf('toolResult'))
      if (results.length === 0) continue
      const rest = content.filter((block) => block !== dice.pick(results))
      const request = withContent(lawful, turn, rest.length > 0 ? rest : [TEXT])
      yield { request, pointer: contentAt(turn), variant: 'no result' }
    }
  },
}

/** A result that nobody asked for. */
export const toolResultsNotMore: RuleBreaker = {
  rule: 'messages.toolResult.not-more-than-uses',
  needs,
  *ways(lawful, dice) {
    const twin = withTools(lawful)
    const result: Block = { toolResult: { toolUseId: 'nobody_asked', content: [{ text: 'a' }] } }
    for (const [turn] of turnsOf(twin, 'user', dice)) {
      const { request } = append(twin, turn, result)
      yield { request, twin, pointer: contentAt(turn), variant: 'one result more' }
    }
  },
}

/** Two tool uses of one id. */
export const toolUseIdsUnique: RuleBreaker = {
  rule: 'messages.toolUse.unique-ids',
  needs,
  lead,
  *ways(lawful, dice) {
    for (const [pointer, value] of blocksOf(lawful, 'toolUse', dice)) {
      const again = append(lawful, Number(pointer.split('/')[2]), { toolUse: value })
      yield { request: again.request, pointer: `${again.pointer}/toolUseId`, variant: 'same id' }
    }
  },
}

const change = (kind: string, tool: Fields): Block => ({ [kind]: { tool } })
const CHANGES = ['toolAddition', 'toolRemoval']

/** A change of tools in a message that is not of the system. */
export const toolChangeRole: RuleBreaker = {
  rule: 'messages.tool-changes.role',
  needs,
  *ways(lawful, dice) {
    for (const [turn, { role }] of turnsOf(lawful, dice.pick(['user', 'assistant']), dice)) {
      const tool = { name: 'search', serverName: 'server' }
      yield { ...append(lawful, turn, change(dice.pick(CHANGES), tool)), variant: `said by the ${role}` }
    }
  },
}

/** A change of a tool that is not declared. */
export const toolChangeName: RuleBreaker = {
  rule: 'messages.tool-changes.name',
  needs,
  *ways(lawful, dice) {
    const twin = withTools(lawful)
    const kind = dice.pick(CHANGES)
    for (const [turn] of turnsOf(twin, 'user', dice)) {
      const said = { role: 'system', content: [change(kind, { name: 'tool that nobody declared' })] }
      const request = withMessages(twin, messagesOf(twin).toSpliced(turn + 1, 0, said))
      const pointer = pointerTo('/messages', turn + 1, 'content', 0, kind, 'tool', 'name')
      yield { request, twin, pointer, variant: 'undeclared tool' }
    }
  },
}
