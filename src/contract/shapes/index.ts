import type { ShapeTable } from '../define.js'
import { asyncInvoke } from './asyncInvoke.js'
import { automatedReasoning } from './automatedReasoning.js'
import { citations } from './citations.js'
import { countTokens } from './countTokens.js'
import { errors } from './errors.js'
import { guardrail } from './guardrail.js'
import { guardrailChecks } from './guardrailChecks.js'
import { invoke } from './invoke.js'
import { media } from './media.js'
import { messages } from './messages.js'
import { primitives } from './primitives.js'
import { stream } from './stream.js'
import { tools } from './tools.js'

/** Every shape of every revision, by name. */
export const shapeTable: ShapeTable = {
  ...messages,
  ...media,
  ...tools,
  ...citations,
  ...stream,
  ...invoke,
  ...countTokens,
  ...asyncInvoke,
  ...guardrail,
  ...guardrailChecks,
  ...automatedReasoning,
  ...errors,
  ...primitives,
}
