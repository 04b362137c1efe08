import { kebab, modelAt, type Model } from '../../contract/index.js'
import { defaultProfile, dummyCredentials } from '../../subjects/profile/defaults.js'
import type { Profile, Provocation } from '../../subjects/profile/profile.js'
import { SHOWCASE } from './answer/showcase.js'
import { PROVOKE_HEADER } from './provoke.js'

/** The credentials that the embedded server knows when it checks them. */
export const embeddedKeys = {
  secrets: { [dummyCredentials.accessKeyId]: dummyCredentials.secretAccessKey },
  tokens: ['conformance-token'],
}

/** What the embedded server says of itself: everything that its revision has, and how its errors are provoked. */
export function embeddedProfile(revision: string = 'newest'): Profile {
  const model = modelAt(revision)
  return {
    ...defaultProfile,
    name: 'the embedded server',
    operations: [...model.operations.values()]
      .filter(({ requestStream }) => requestStream === undefined)
      .map(({ name }) => name),
    models: {
      ...defaultProfile.models,
      // For two months no model id could have a colon.
      ...(model.revision.id === '2023-10-02' && { invoke: 'amazon.titan-text-express-v1' }),
      arn: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-text-express-v1',
      showcase: SHOWCASE,
    },
    guardrail: { identifier: 'gr0123456789', version: '1', blocked: 'This is forbidden.' },
    asyncInvoke: { invocationArn: 'arn:aws:bedrock:us-east-1:123456789012:async-invoke/abcdefghij12' },
    errors: provocations(model),
    // It shares its thread with the harness, and some requests are of tens of megabytes.
    timeouts: { case: 30_000, connect: 3_000 },
  }
}

function provocations(model: Model): Record<string, Record<string, Provocation>> {
  const errors: Record<string, Record<string, Provocation>> = {}
  for (const operation of model.operations.values()) {
    const hasModel = operation.uri.includes('{modelId}')
    for (const { name } of operation.errors) {
      const provocation: Provocation = hasModel
        ? { modelId: `conformance.${kebab(name)}` }
        : { header: { [PROVOKE_HEADER]: name } }
      errors[name] = { ...errors[name], [operation.name]: provocation }
    }
    for (const { name } of operation.responseStream?.members ?? []) {
      if (!name.endsWith('Exception')) continue
      errors[name] = { ...errors[name], [operation.name]: { modelId: `conformance.stream-${kebab(name)}` } }
    }
  }
  return errors
}
