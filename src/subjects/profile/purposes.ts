/** For what a suite needs a model, each with one sentence. */
export const purposes = {
  text: 'Plain conversation; serves every purpose that is not given.',
  tools: 'Answers with a tool use when a tool choice demands one.',
  image: 'Takes images.',
  document: 'Takes documents.',
  video: 'Takes video.',
  audio: 'Takes audio.',
  guardrail: 'Used together with a guardrail.',
  reasoning: 'Answers with reasoning content.',
  citations: 'Answers with citations.',
  prompt: 'The ARN of a prompt resource.',
  invoke: 'Takes the native body of InvokeModel.',
  countTokens: 'Counts tokens.',
  showcase:
    'Shows lawful answer number N to the text "Show N", so that every member is seen; the embedded server has one.',
  arn: 'An ARN that names a model, with a slash in it.',
  absent: 'An id of the right form that no model has.',
} as const satisfies Readonly<Record<string, string>>

export type ModelPurpose = keyof typeof purposes
