import { modelAt } from '../../contract/index.js'
import { completeProfile } from './load.js'
import type { Profile, Provocation } from './profile.js'

/** What the embedded server says of itself: everything but the operation that streams in both directions. */
export const embeddedProfile: Profile = completeProfile({
  name: 'embedded',
  lacks: ['InvokeModelWithBidirectionalStream'],
  models: { showcase: 'conformance.showcase', absent: 'conformance.absent' },
  errors: provocations(),
})

/** Every error of every operation can be had: by model id, and by a header where there is none. */
function provocations(): Record<string, Record<string, Provocation>> {
  const errors: Record<string, Record<string, Provocation>> = {}
  for (const operation of modelAt('newest').operations.values()) {
    const hasModel = operation.input.members.some(({ name }) => name === 'modelId')
    for (const { name } of operation.errors) {
      errors[name] ??= {}
      errors[name][operation.name] = hasModel
        ? {
            modelId:
              `conformance${name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`.replace(
                '-',
                '.',
              ),
          }
        : { header: { 'x-conformance-provoke': name } }
    }
  }
  return errors
}
