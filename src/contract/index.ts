// The contract: revisions, shapes, requirements, schemas, validation.

// Revisions
export { newestRevision, oldestRevision, revisionOf, revisions, type Revision } from './revisions.js'
export { factsAt, type FactValue } from './facts.js'

// Shapes and operations
export { modelAt, operationAt, shapeAt } from './model.js'
export type {
  EnumAt,
  ListAt,
  MapAt,
  MemberAt,
  Model,
  ModelError,
  ModelOperation,
  ModelShape,
  SimpleAt,
  StructureAt,
} from './model.js'
export { operationNames, type OperationName } from './operations.js'
export { idPath, pathsBelow, pathText, segmentsOf, type ModelPath } from './paths.js'
export { constraintsOf, type Constraint, type ConstraintKind } from './constraints.js'
export { idPrefix, kebab, parts, rootOf, type Part } from './part.js'

// Requirements
export { memberId, requirement, requirementsAt, ruleId, rulesAt } from './register.js'
export { rules } from './rules/index.js'
export type { Breach, Rule } from './rules/rule.js'
export type { Enforcement, Level, Requirement, RequirementKind, Source } from './requirement.js'

// Lawful values
export { leastOf, scalarsOf, variantsOf, type Overrides } from './sample/sample.js'
export { wrongType } from './sample/wrongType.js'

// Judging values
export { validate, type Readings } from './validate.js'
export { schemaFor, type Dialect, type JsonSchema } from './schema/schema.js'
export type { ViolatedConstraint, Violation } from './violation.js'
export { commonErrors, messageOf, type ErrorValue } from './errors.js'
export { isObject, type JsonObject } from './jsonObject.js'
export { isJsonPointer, keysOf, pointerTo, valueAt } from './pointer.js'
export { imageSize, type ImageSize } from './media/imageSize.js'
export { ContractError, type ContractErrorCode } from './contractError.js'
