import { operationsOf } from '../../cases/client/samples.js'
import { modelAt, type ModelOperation, newestRevision } from '../../contract/index.js'
import { clientFeatures } from '../../subjects/client/features.js'
import type { ClientFeature, ClientHello } from '../../subjects/client/subject.js'
import { answerStep, summaryStep } from './answers.js'
import { errorStep, exceptionStep } from './errors.js'
import { optionSteps } from './options.js'
import { makeStep, type Step } from './step.js'
import { togetherStep } from './together.js'

/** What an adapter is asked to do, going by what it says of itself. */
export function stepsFor(hello: ClientHello): readonly Step[] {
  const { concurrency = 1 } = hello
  const plan = { model: modelAt(newestRevision.id) }
  const known = operationsOf(plan).filter(({ name }) => hello.operations.includes(name))
  const plain =
    known.find(({ name }) => name === 'Converse') ??
    known.find(({ responseStream }) => responseStream === undefined)
  const stream = known.find(({ responseStream }) => responseStream !== undefined)
  const any = plain ?? stream
  if (any === undefined) return []
  return [
    ...known.map((operation) => answerStep(plan, operation, hello)),
    errorStep(plan, any),
    ...(stream ? [exceptionStep(plan, stream, hello), summaryStep(plan, stream)] : []),
    ...featuresOf(hello).flatMap((feature) => stepsOf(feature)),
    ...(concurrency > 1 ? [togetherStep(plan, any, concurrency)] : []),
  ]

  function stepsOf(feature: ClientFeature): readonly Step[] {
    const ofAny = optionSteps(any!, hello)[feature] ?? []
    const ofStream = stream ? (optionSteps(stream, hello)[feature] ?? []) : []
    const pick = (operation: ModelOperation, steps: typeof ofAny, streams: boolean) =>
      steps
        .filter((step) => (step.streams === true) === streams)
        .map((step) => makeStep(plan, operation, step))
    return [...pick(any!, ofAny, false), ...(stream ? pick(stream, ofStream, true) : [])]
  }
}

const all = Object.keys(clientFeatures) as readonly ClientFeature[]
const featuresOf = ({ features }: ClientHello) => all.filter((feature) => features.includes(feature))

/** Features that an adapter does not claim, and those that only the suite can judge. */
export function untried(hello: ClientHello) {
  const [operation] = operationsOf({ model: modelAt(newestRevision.id) })
  const canBeTried = new Set(Object.keys(optionSteps(operation!, hello)))
  return {
    unclaimed: all.filter((feature) => !hello.features.includes(feature) && canBeTried.has(feature)),
    idioms: featuresOf(hello).filter((feature) => !canBeTried.has(feature)),
  }
}
