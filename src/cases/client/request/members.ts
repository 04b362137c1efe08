import {
  idPath,
  idPrefix,
  kebab,
  memberId,
  pathText,
  requirement,
  variantsOf,
  type ModelOperation,
} from '../../../contract/index.js'
import { lazy } from '../../../lazy.js'
import { defaultProfile } from '../../../subjects/profile/defaults.js'
import { exampleOf, replaceAt } from '../../server/request/example.js'
import { lawfulValues } from '../../server/request/lawful.js'
import { basicCaseId } from '../basic.js'
import { asCallInput } from '../callInput.js'
import type { ClientCaseData } from '../clientCase.js'
import { unlessOwnForm } from '../ownForm.js'
import { areNested, placesOf } from '../places.js'
import type { ClientPlan } from '../plan.js'
import { exampleCall, exampleScript } from '../samples.js'
import { eachSent } from './eachSent.js'
import { sentDifferences } from './sent.js'

/** For each place of a request: whatever value it has, it arrives where the contract binds it, and means the same. */
export function memberCases(plan: ClientPlan, operation: ModelOperation): readonly ClientCaseData[] {
  const { model } = plan
  const server = { model, profile: defaultProfile }
  const lawful = lawfulValues(server)
  return placesOf(model, operation.input)
    .filter(({ member }) => member!.location !== 'uri')
    .map(({ segments, shape }) => {
      const example = lazy(() => exampleOf(server, operation, segments))
      const inputs = lazy(() =>
        variantsOf(model, shape.name, lawful).map(
          (value) =>
            asCallInput(
              model,
              operation.input.name,
              replaceAt(example().value, example().pointer, value),
            ) as Record<string, unknown>,
        ),
      )
      return {
        id: `${kebab(operation.name)}.request.${idPath(segments)}`,
        requirement: requirement(memberId(idPrefix(operation.name, 'request'), segments), model.revision),
        title: `${pathText(segments)} is sent where it belongs, with every value that it can have`,
        operations: [operation.name],
        twins: [basicCaseId(operation)],
        script: () => exampleScript(plan, operation),
        calls: (key) => inputs().map((input) => exampleCall(plan, operation, key, { input })),
        check: unlessOwnForm((observation) =>
          eachSent(observation, (call, arrival) =>
            sentDifferences(model, call, arrival).filter(
              ({ pointer }) => pointer === undefined || areNested(pointer, example().pointer),
            ),
          ),
        ),
      } satisfies ClientCaseData
    })
}
