import { errorViolations, type ErrorValue } from './errors.js'
import { modelAt, type Model, type ModelOperation } from './model.js'
import { partOf, rootOf, type Part } from './part.js'
import { ruleId, rulesAt } from './register.js'
import type { Revision } from './revisions.js'
import { isObject } from './jsonObject.js'
import type { Check, Rule } from './rules/rule.js'
import { compileValidator, type StructuralValidator } from './schema/validator.js'
import type { Violation } from './violation.js'

/**
 * Which reading counts where the documents and the service are known to differ, by rule name or, for all, `*`. The
 * documented one is the default.
 */
export type Readings = Readonly<Record<string, 'documented' | 'service'>>

/**
 * Every way in which a value breaks the contract of a revision, sorted by pointer and requirement; empty when none.
 *
 * `value` is the part as `schemaFor` describes it: for `request` and `response` all members, those bound to URI, query
 * and headers included (blobs as base64 or bytes); for `event` `{ [type]: payload }`; for `error` an `ErrorValue`.
 * Members that nobody knows are ignored, and a member that is `null` counts as absent.
 *
 * @throws ContractError for an unknown revision, operation or part; never for what is wrong with the value.
 */
export function validate(
  operationName: string,
  partName: string,
  value: unknown,
  revision: string | Revision = 'newest',
  readings: Readings = {},
): Violation[] {
  const model = modelAt(revision)
  const { operation, part } = partOf(model, operationName, partName)
  if (part === 'error') return errorViolations(operation, asError(value))
  const violations = validatorOf(model, operation, part)(value)
  if (part !== 'request') return violations.sort(byPlace)
  return [...violations, ...ruleViolations(operation, value, model.revision, readings)]
    .map((violation) => ({ ...violation, status: 400, errorType: 'ValidationException' }))
    .sort(byPlace)
}

const validators = new Map<string, StructuralValidator>()

function validatorOf(model: Model, operation: ModelOperation, part: Part): StructuralValidator {
  const key = `${model.revision.id} ${operation.name} ${part}`
  const known = validators.get(key)
  if (known !== undefined) return known
  const compiled = compileValidator(model, operation, part, rootOf(operation, part)!)
  validators.set(key, compiled)
  return compiled
}

function ruleViolations(
  operation: ModelOperation,
  value: unknown,
  revision: Revision,
  readings: Readings,
): Violation[] {
  if (!isObject(value)) return []
  // Rules share what they read of a request; the caller may change theirs before the next call, so this one is a copy.
  const request = { ...value }
  return rulesAt(operation.name, revision).flatMap((rule) => {
    const check = checkOf(rule, readings)
    if (check === undefined) return []
    return [...check(request)].map((breach) => ({ requirement: ruleId(operation.name, rule), ...breach }))
  })
}

/** The check that counts for a rule under the readings that were chosen; none where the service enforces nothing. */
export function checkOf(rule: Rule, readings: Readings): Check | undefined {
  const reading = readings[rule.name] ?? readings['*'] ?? 'documented'
  if (reading === 'documented' || rule.serviceReading === undefined) return rule.check
  return rule.serviceReading === 'none' ? undefined : rule.serviceReading
}

function asError(value: unknown): ErrorValue {
  const { name, status, body } = isObject(value) ? value : {}
  return { name: String(name), status: Number(status), body }
}

// In the order of the value: the tenth element of a list comes after the second.
const byPlace = (left: Violation, right: Violation): number =>
  order.compare(left.pointer, right.pointer) || order.compare(left.requirement, right.requirement)

const order = new Intl.Collator('en', { numeric: true, sensitivity: 'variant' })
