import {
  idPath,
  kebab,
  memberId,
  pathsBelow,
  pathText,
  requirement,
  variantsOf,
  type ModelOperation,
  type ModelPath,
} from '../../../contract/index.js'
import { lazy } from '../../../lazy.js'
import { defaultProfile } from '../../../subjects/profile/defaults.js'
import { replaceAt } from '../../server/request/example.js'
import { lawfulValues } from '../../server/request/lawful.js'
import { basicCaseId } from '../basic.js'
import type { ClientCaseData } from '../clientCase.js'
import { unlessOwnForm } from '../ownForm.js'
import { areNested, placesOf } from '../places.js'
import type { ClientPlan } from '../plan.js'
import { exampleCall } from '../samples.js'
import { eachReturned } from './returned.js'
import { showingsOf, type Showing } from './showing.js'

/** For each place of an answer and each enum in it: whatever value it has, the caller gets it. */
export const memberCases = (plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] =>
  showingsOf(plan, operation).flatMap((showing) => [
    ...placesOf(plan.model, showing.root).map((path) =>
      placeCase(plan, operation, showing, path, {
        id: `answer.${idPath(path.segments)}`,
        requirement: memberId(showing.prefix, path.segments),
        title: `${pathText(path.segments)} reaches the caller, with every value that it can have`,
      }),
    ),
    ...enumsIn(plan, showing).map((path) =>
      placeCase(plan, operation, showing, path, {
        id: `answer.values.${kebab(path.shape.name)}`,
        requirement: `${showing.prefix}.${idPath(path.segments)}.enum`,
        title: `every value of ${path.shape.name} reaches the caller`,
      }),
    ),
  ])

/** Where each enum of a part of an answer occurs first. */
function enumsIn({ model }: ClientPlan, { root }: Showing): readonly ModelPath[] {
  const firsts = new Map<string, ModelPath>()
  for (const path of pathsBelow(model, root)) {
    if (path.shape.type === 'enum' && !firsts.has(path.shape.name)) firsts.set(path.shape.name, path)
  }
  return [...firsts.values()]
}

function placeCase(
  plan: ClientPlan,
  operation: ModelOperation,
  showing: Showing,
  { segments, shape }: ModelPath,
  named: { readonly id: string; readonly requirement: string; readonly title: string },
): ClientCaseData {
  const { model } = plan
  const grown = lazy(() => showing.grow(segments))
  const values = lazy(() =>
    variantsOf(model, shape.name, lawfulValues({ model, profile: defaultProfile })).map((value) =>
      replaceAt(grown().value as Readonly<Record<string, unknown>>, grown().pointer, value),
    ),
  )
  return {
    id: `${kebab(operation.name)}.${named.id}`,
    requirement: requirement(named.requirement, model.revision),
    title: named.title,
    operations: [operation.name],
    twins: [basicCaseId(operation)],
    script: () => ({ replies: values().map((value) => showing.reply(value)) }),
    calls: (key) => values().map(() => exampleCall(plan, operation, key)),
    check: unlessOwnForm((observation) =>
      eachReturned(observation, (outcome, _call, index) =>
        showing
          .judge(values()[index]!, outcome)
          .filter(({ pointer }) => pointer === undefined || areNested(pointer, grown().pointer)),
      ),
    ),
  }
}
