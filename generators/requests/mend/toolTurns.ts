import type { Fields } from '../../recipes/structure.js'
import { FILLER, kindOf, messagesOf, valueOf, type Block, type Mend, type Message } from './mend.js'

/**
 * Every tool use is answered in the next turn, by results that come first there, and no result is without its use. Where
 * one of the two is missing, a short one is added; ids are told apart. A tool that the service runs itself is not answered.
 */
export const answerToolUses: Mend = (request) => {
  const messages = [...messagesOf(request)]
  const startsWithResults = resultsIn(messages[0]).length > 0
  if (startsWithResults) messages.unshift(user([FILLER]), { role: 'assistant', content: [FILLER] })
  const taken = new Set<string>()
  for (const [at, message] of messages.entries()) {
    if (message.role !== 'assistant') continue
    const after = messages.findIndex(({ role }, index) => index > at && role === 'user')
    const [uses, results] = pair(usesIn(message), resultsIn(messages[after]), taken)
    if (uses.length === 0) continue
    messages[at] = { ...message, content: spread(message.content.filter(isSaid), uses, isOpenUse) }
    const others = messages[after]!.content.filter((block) => isSaid(block) && kindOf(block) !== 'toolResult')
    messages[after] = user([...results, ...others])
  }
  return messages.length === 0 ? request : { ...request, messages }
}

/** Where there is a tool block, nothing has to fill the message. */
const isSaid = (block: Block): boolean => block !== FILLER

const user = (content: readonly Block[]): Message => ({ role: 'user', content })

/** Tool uses that the caller answers. */
const isOpenUse = (block: Block): boolean => {
  const use = valueOf(block, 'toolUse')
  return use !== undefined && use['type'] !== 'server_tool_use'
}

const usesIn = ({ content }: Message): readonly Block[] => content.filter(isOpenUse)

const resultsIn = (message: Message | undefined): readonly Block[] =>
  (message?.content ?? []).filter((block) => kindOf(block) === 'toolResult')

function pair(uses: readonly Block[], results: readonly Block[], taken: Set<string>): [Block[], Block[]] {
  const pairs = Array.from({ length: Math.max(uses.length, results.length) }, (_, at) => {
    const use = valueOf(uses[at] ?? {}, 'toolUse')
    const result = valueOf(results[at] ?? {}, 'toolResult')
    const toolUseId = distinct(String((use ?? result)!['toolUseId']), 64, taken)
    return [
      { toolUse: { name: 'a', input: {}, ...use, toolUseId } },
      { toolResult: { content: [FILLER], ...result, toolUseId } },
    ] as const
  })
  return [pairs.map(([use]) => use), pairs.map(([, result]) => result)]
}

/** The new blocks where the old ones stood, those that are more at the end. */
function spread(
  content: readonly Block[],
  blocks: readonly Block[],
  isOld: (block: Block) => boolean,
): readonly Block[] {
  const left = [...blocks]
  const spread = content.map((block) => (isOld(block) ? left.shift()! : block))
  return [...spread, ...left]
}

/** A name that was not taken before, of at most so many characters. */
export function distinct(name: string, maxLength: number, taken: Set<string>, joint = '_'): string {
  let free = name
  for (let count = 2; taken.has(free); count++) {
    const ending = `${joint}${count}`
    free = name.slice(0, maxLength - ending.length) + ending
  }
  taken.add(free)
  return free
}

/** Tools that are used are declared, each name once; a choice is one of them; there is at least one tool beside cache points. */
export const declareTools: Mend = (request) => {
  const messages = messagesOf(request)
  const used = messages.flatMap(({ content }) => content).flatMap(namesIn)
  const config = request['toolConfig'] as Fields | undefined
  if (config === undefined && used.length === 0) return request
  const taken = new Set<string>()
  const declared = ((config?.['tools'] ?? []) as readonly Fields[]).map((tool) => named(tool, taken))
  if (!declared.some((tool) => 'toolSpec' in tool)) {
    const names = [...new Set(used)].filter((name) => !taken.has(name))
    declared.unshift(...(names.length > 0 ? names : [distinct('a', 64, taken)]).map(toolOf))
  }
  const names = declared.flatMap((tool) => nameOf(tool) ?? [])
  const known = (name: unknown): string => (names.includes(String(name)) ? String(name) : names[0]!)
  return {
    ...request,
    ...(messages.length > 0 && { messages: messages.map((message) => rename(message, known)) }),
    toolConfig: { ...config, tools: declared, ...choiceOf(config, known) },
  }
}

/** Names of tools that a block uses, as far as they can be declared; a change may name what no declaration could. */
function namesIn(block: Block): readonly string[] {
  const use = valueOf(block, 'toolUse')
  if (use !== undefined) return [String(use['name'])]
  return isChange(block) ? ['a'] : []
}

const isChange = (block: Block): boolean => 'toolAddition' in block || 'toolRemoval' in block

const toolOf = (name: string): Fields => ({ toolSpec: { name, inputSchema: { json: { type: 'object' } } } })

const nameOf = (tool: Fields): string | undefined =>
  ((tool['toolSpec'] ?? tool['systemTool']) as Fields | undefined)?.['name'] as string | undefined

function named(tool: Fields, taken: Set<string>): Fields {
  const [kind, value] = Object.entries(tool)[0]!
  const name = nameOf(tool)
  return name === undefined ? tool : { [kind]: { ...(value as Fields), name: distinct(name, 64, taken) } }
}

/** Tool uses name declared tools, and so do changes of tools, unless they name a server that declares its own. */
function rename(message: Message, known: (name: unknown) => string): Message {
  if (!message.content.some((block) => 'toolUse' in block || isChange(block))) return message
  const content = message.content.map((block): Block => {
    const kind = kindOf(block)
    const value = block[kind] as Fields
    if (kind === 'toolUse') return { toolUse: { ...value, name: known(value['name']) } }
    if (!isChange(block)) return block
    const tool = value['tool'] as Fields
    const isOurs = tool['name'] !== undefined && tool['serverName'] === undefined
    return isOurs ? { [kind]: { ...value, tool: { ...tool, name: known(tool['name']) } } } : block
  })
  return { ...message, content }
}

function choiceOf(config: Fields | undefined, known: (name: unknown) => string): Fields {
  const choice = config?.['toolChoice'] as Fields | undefined
  const tool = choice?.['tool'] as Fields | undefined
  return tool === undefined ? {} : { toolChoice: { tool: { ...tool, name: known(tool['name']) } } }
}
