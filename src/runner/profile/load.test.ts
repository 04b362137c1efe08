import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { operationNames } from '../../contract/operations.js'
import { packageRoot } from '../../files/packageRoot.js'
import { features } from '../../subjects/profile/features.js'
import { defaultProfile } from '../../subjects/profile/defaults.js'
import { loadProfile } from './load.js'
import { modelFor, provocationOf } from '../../subjects/profile/profile.js'
import { purposes } from '../../subjects/profile/purposes.js'

async function load(text: string, environment = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'profile-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'ca.pem'), 'PEM')
  await writeFile(join(folder, 'profile.yaml'), text)
  try {
    return loadProfile(join(folder, 'profile.yaml'), environment)
  } catch (error) {
    // Folders made by chance would make messages differ from run to run.
    throw new Error((error as Error).message.replaceAll(`${folder}/`, ''), { cause: error })
  }
}

describe('a profile', () => {
  it('takes the default for whatever it does not say', async () => {
    expect(await load('')).toEqual(defaultProfile)
    expect(await load('{"name": "json"}')).toEqual({ ...defaultProfile, name: 'json' })
  })

  it('says all that differs', async () => {
    const profile = await load(`
name: our emulator
revision: 2024-07-25
operations: [Converse, ConverseStream, InvokeModel]
lacks: [ConverseStream, video]
models: { tools: our.tools }
guardrail: { identifier: abcdefgh, version: '1' }
errors:
  ThrottlingException: { modelId: error.throttling }
  ModelErrorException:
    Converse: { header: { x-error: model } }
    InvokeModel: { body: { fail: true } }
authentication: { scheme: none }
headers: { x-api-key: secret }
ca: ca.pem
readings: { messages.roles-alternate: service }
timeouts: { case: 500 }
pathPrefix: /bedrock
`)
    expect(profile).toMatchObject({
      name: 'our emulator',
      revision: '2024-07-25',
      operations: ['Converse', 'InvokeModel'],
      authentication: { scheme: 'none' },
      ca: 'PEM',
      timeouts: { case: 500, connect: defaultProfile.timeouts.connect },
      pathPrefix: '/bedrock',
    })
    expect(profile.features).toEqual(defaultProfile.features.filter((name) => name !== 'video'))
    expect(modelFor(profile, 'tools')).toBe('our.tools')
    expect(modelFor(profile, 'image')).toBe(defaultProfile.models.text)
    expect(provocationOf(profile, 'Converse', 'ThrottlingException')).toEqual({ modelId: 'error.throttling' })
    expect(provocationOf(profile, 'InvokeModel', 'ModelErrorException')).toEqual({ body: { fail: true } })
    expect(provocationOf(profile, 'CountTokens', 'ModelErrorException')).toBeUndefined()
    expect(profile.readings).toEqual({ 'messages.roles-alternate': 'service' })
  })

  it.each([
    ['{ scheme: sigv4 }', {}, defaultProfile.authentication],
    [
      '{ scheme: sigv4, credentials: environment }',
      { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'eu-west-1' },
      { scheme: 'sigv4', region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } },
    ],
    [
      '{ scheme: sigv4, region: r, credentials: { accessKeyId: a, secretAccessKey: b, sessionToken: c } }',
      {},
      {
        scheme: 'sigv4',
        region: 'r',
        credentials: { accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c' },
      },
    ],
    ['{ scheme: bearer, token: abc }', {}, { scheme: 'bearer', token: 'abc' }],
    [
      '{ scheme: bearer, token: environment }',
      { AWS_BEARER_TOKEN_BEDROCK: 'xyz' },
      { scheme: 'bearer', token: 'xyz' },
    ],
  ])('authenticates with %s', async (text, environment, expected) => {
    expect((await load(`authentication: ${text}`, environment)).authentication).toEqual(expected)
  })
})

describe('a profile that is wrong', () => {
  it.each([
    ['name: [', 'profile.yaml:1:8: '],
    ['- a', 'profile.yaml:1:1: must be object'],
    ['feature: [image]', `profile.yaml:1:1: "feature" is not known here; did you mean 'features'?`],
    [
      'name: x\nfeatures:\n  - imge',
      `profile.yaml:3:5: features.0: "imge" is not known here; did you mean 'image'?`,
    ],
    ['models: { txt: a }', `profile.yaml:1:9: models: "txt" is not known here; did you mean 'text'?`],
    ['revision: July', 'profile.yaml:1:11: revision: must match pattern'],
    ['errors:\n  Throttling: { modelId: a }', 'profile.yaml:2:3: errors: must match pattern'],
    [
      'errors:\n  XException: { modelId: a, header: {} }',
      'errors.XException: must NOT have more than 1 properties',
    ],
    ['errors:\n  XException: { Convers: { modelId: a } }', `did you mean 'Converse'?`],
    ['authentication: { scheme: oauth }', `"oauth" is not known here; it can be sigv4, bearer, none`],
    ['authentication: { scheme: bearer }', `authentication: 'token' is missing`],
    ['authentication: { scheme: sigv4, credentials: dumy }', `did you mean 'dummy'?`],
    ['authentication: { scheme: sigv4, credentials: environment }', 'has no AWS_ACCESS_KEY_ID'],
    ['headers: { "a b": c }', 'headers: must match pattern'],
    ['timeouts: { case: 0 }', 'timeouts.case: must be >= 1'],
    ['pathPrefix: bedrock/', 'pathPrefix: must match pattern'],
    ['readings: { messages.roles-alternat: service }', `did you mean 'messages.roles-alternate'?`],
    ['ca: none.pem', 'its ca cannot be read: ENOENT'],
  ])('is told so: %s', async (text, message) => {
    await expect(load(text)).rejects.toThrow(message)
  })

  it('hears of every fault at once', async () => {
    await expect(load('a: 1\nb: 2')).rejects.toThrow(/"a" is not known[^\n]*\n[^\n]*"b" is not known/u)
  })

  it('has to be there', () => {
    expect(() => loadProfile('/none/profile.yaml')).toThrow('the profile cannot be read: ENOENT')
  })
})

it('is described by a schema that knows the same names as the code', async () => {
  const schema = JSON.parse(await readFile(join(packageRoot, 'schemas/profile.schema.json'), 'utf8'))
  expect(schema.$defs.operation.enum).toEqual(operationNames)
  expect(schema.$defs.feature.enum).toEqual(Object.keys(features))
  expect(schema.properties.lacks.items.enum).toEqual([...operationNames, ...Object.keys(features)])
  expect(schema.properties.models.propertyNames.enum).toEqual(Object.keys(purposes))
})
