/** A content block in a conversation that is lawful around it, and where the block stands. */
export interface Scene {
  readonly messages: readonly object[]
  readonly toolConfig?: object
  readonly guardrailConfig?: object
  /** Pointer of the content block. */
  readonly at: string
}

type SceneOf = (block: Readonly<Record<string, unknown>>, extras: SceneExtras) => Scene

/** What a profile brings to a scene. */
export interface SceneExtras {
  readonly toolConfig: object
  readonly guardrailConfig: object
}

const user = (...content: object[]): object => ({ role: 'user', content })
const assistant = (...content: object[]): object => ({ role: 'assistant', content })
const ask = { text: 'What is the weather in Paris?' }
const use = { toolUse: { toolUseId: 'tooluse_0001', name: 'get_weather', input: { city: 'Paris' } } }
const result = { toolResult: { toolUseId: 'tooluse_0001', content: [{ text: 'Sunny' }] } }

const alone: SceneOf = (block) => ({ messages: [user(block)], at: '/messages/0/content/0' })
const afterText: SceneOf = (block) => ({ messages: [user(ask, block)], at: '/messages/0/content/1' })

const ofAssistant: SceneOf = (block) => ({
  messages: [user(ask), assistant(block, { text: 'It is sunny.' }), user({ text: 'Thank you.' })],
  at: '/messages/1/content/0',
})

const ofSystem: SceneOf = (block, { toolConfig }) => ({
  messages: [user(ask), { role: 'system', content: [block] }],
  toolConfig,
  at: '/messages/1/content/0',
})

/** For each kind of content block, the shortest conversation that may hold it. */
const scenes: Readonly<Record<string, SceneOf>> = {
  text: alone,
  image: afterText,
  document: afterText,
  video: afterText,
  audio: afterText,
  cachePoint: afterText,
  searchResult: afterText,
  guardContent: (block, { guardrailConfig }) => ({
    ...alone(block, { toolConfig: {}, guardrailConfig }),
    guardrailConfig,
  }),
  reasoningContent: ofAssistant,
  citationsContent: ofAssistant,
  toolUse: (block, { toolConfig }) => ({
    messages: [user(ask), assistant(withId(block, 'toolUse')), user(result)],
    toolConfig,
    at: '/messages/1/content/0',
  }),
  toolResult: (block, { toolConfig }) => ({
    messages: [user(ask), assistant(use), user(withId(block, 'toolResult'))],
    toolConfig,
    at: '/messages/2/content/0',
  }),
  toolAddition: ofSystem,
  toolRemoval: ofSystem,
}

export const sceneOf = (type: string, block: Readonly<Record<string, unknown>>, extras: SceneExtras): Scene =>
  (scenes[type] ?? alone)(block, extras)

/** Tool uses and results of a scene belong together by their id. */
const withId = (block: Readonly<Record<string, unknown>>, type: string): object => ({
  [type]: { ...(block[type] as object), toolUseId: 'tooluse_0001' },
})
