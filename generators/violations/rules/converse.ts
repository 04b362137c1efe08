import { pointerTo } from '../../../src/contract/index.js'
import { BAD_POINTER_LABELS, badPointer } from '../../jsonPointer/badPointers.js'
import type { Fields } from '../../recipes/structure.js'
import { PROMPT_ARN, whole } from '../../shapes/identifiers.js'
import { rotated, type RuleBreaker } from '../breaker.js'

const SETTLED_FAULTS = BAD_POINTER_LABELS.filter((label) => label !== 'empty' && label !== 'not-a-string')

/** What is no JSON Pointer among those that are. The empty one and what is no text break constraints of the model. */
export const responseFieldPointers: RuleBreaker = {
  rule: 'additionalModelResponseFieldPaths.json-pointer',
  needs: 'ConverseRequest.additionalModelResponseFieldPaths',
  *ways(lawful, dice) {
    const paths = ((lawful['additionalModelResponseFieldPaths'] ?? []) as readonly string[]).slice(0, 9)
    const label = dice.pick(SETTLED_FAULTS)
    const at = dice.roll(paths.length + 1)
    const bad = badPointer(label, dice.pick(['/stop_sequence', '/', '/a~1b/0', '/~0']))
    yield {
      request: { ...lawful, additionalModelResponseFieldPaths: paths.toSpliced(at, 0, String(bad)) },
      pointer: pointerTo('/additionalModelResponseFieldPaths', at),
      variant: label.replaceAll('-', ' '),
    }
  },
}

const IMPORTED = 'arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdefghijkl'

/** A model that was imported, where the pattern lets it through. */
export const importedModels: RuleBreaker = {
  rule: 'modelId.imported-model',
  *ways(lawful, _dice, { book }) {
    const shape = book.model.shapes.get('ConversationalModelId')
    const isKnown = shape?.type === 'string' && shape.pattern !== undefined && whole(shape.pattern)(IMPORTED)
    if (isKnown)
      yield { request: { ...lawful, modelId: IMPORTED }, pointer: '/modelId', variant: 'imported model' }
  },
}

/** What a prompt of Prompt management brings itself. */
const EXCLUDED: Fields = {
  system: [{ text: 'Be brief.' }],
  inferenceConfig: { maxTokens: 100 },
  additionalModelRequestFields: { top_k: 50 },
  toolConfig: { tools: [{ toolSpec: { name: 'a', inputSchema: { json: { type: 'object' } } } }] },
}

/** A prompt of Prompt management, with something that it brings itself. */
export const promptExclusions: RuleBreaker = {
  rule: 'modelId.prompt-exclusions',
  needs: 'ConverseRequest.promptVariables',
  *ways(lawful, dice, { finish }) {
    const twin = finish({ ...lawful, modelId: PROMPT_ARN })
    for (const [member, value] of rotated(Object.entries(EXCLUDED), dice)) {
      yield { request: { ...twin, [member]: value }, twin, pointer: `/${member}`, variant: `with ${member}` }
    }
  },
}
