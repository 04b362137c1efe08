import { readFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../runner/testing/folder.js'
import { packageRoot } from '../../files/packageRoot.js'
import { commandLine } from '../testing/commandLine.js'

const request = (extra = {}) =>
  JSON.stringify({
    modelId: 'anthropic.claude-3-haiku-20240307-v1:0',
    messages: [{ role: 'user', content: [{ text: 'naïve 日本' }] }],
    ...extra,
  })

describe('validate', () => {
  it('is content with what keeps to the contract', async () => {
    expect(await commandLine(['validate', '-', '--operation', 'Converse'], request())).toEqual({
      code: 0,
      stdout: '✓ the input as Converse request of newest keeps to the contract\n',
      stderr: '',
    })
  })

  it('names place, sentence and requirement of what does not', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'request.json')
    writeFileSync(file, request({ inferenceConfig: { temperature: 2 } }))
    const { code, stdout } = await commandLine(['validate', file, '--operation', 'Converse'])
    expect(code).toBe(1)
    expect(stdout).toMatch(
      /✗ \/inferenceConfig\/temperature {2}.+\n {2}converse\.inferenceConfig\.temperature\.max \(must\)/u,
    )
    expect(stdout).toContain('to be answered with 400 ValidationException')
  })

  it('speaks JSON', async () => {
    const args = ['validate', '-', '--operation', 'ConverseStream', '--part', 'event', '--json']
    const { code, stdout } = await commandLine(args, '{"messageStart":{}}')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({
        requirement: 'converse-stream.event.messageStart.role.required',
        pointer: '/messageStart/role',
      }),
    ])
  })

  it('believes the service where it is told to', async () => {
    const args = ['validate', '-', '--operation', 'Converse', '--revision', '2024-07-25']
    const image = { image: { format: 'png', source: { bytes: 'iVBORw0KGgo=' } } }
    const many = request({ messages: [{ role: 'user', content: Array.from({ length: 21 }, () => image) }] })
    expect((await commandLine(args, many)).stdout).toContain('converse.messages.images.max-count (must)')
    expect((await commandLine([...args, '--reading', 'service'], many)).code).toBe(0)
  })

  it('says what is no JSON', async () => {
    const { code, stderr } = await commandLine(['validate', '-', '--operation', 'Converse'], '{')
    expect(code).toBe(2)
    expect(stderr).toMatch(/^error: - is not JSON: /u)
  })
})

describe('schema', () => {
  it('prints a schema that a validator takes', async () => {
    const { stdout } = await commandLine(['schema', 'Converse', '--revision', '2024-05-30'])
    const validate = new Ajv2020({ strict: false, logger: false }).compile(JSON.parse(stdout))
    expect(validate(JSON.parse(request()))).toBe(true)
    expect(validate({ messages: [{ role: 'nobody', content: [] }] })).toBe(false)
  })
})

describe('diff', () => {
  it('tells what changed, for people and as JSON', async () => {
    expect((await commandLine(['diff', '2024-06-20', '2024-06-24'])).stdout).toContain(
      '~ DocumentBlockNameString.max  64 → 200',
    )
    expect(JSON.parse((await commandLine(['diff', '2024-06-20', '2024-06-24', '--json'])).stdout)).toEqual({
      from: '2024-06-20',
      to: '2024-06-24',
      changes: [
        { topic: 'constraint', kind: 'changed', subject: 'DocumentBlockNameString.max', from: 64, to: 200 },
      ],
    })
  })
})

describe('explain', () => {
  it('shows a requirement', async () => {
    const { code, stdout } = await commandLine(['explain', 'converse.messages.images.max-count'])
    expect(code).toBe(0)
    expect(stdout).toContain('“You can include up to 20 images.”')
    expect(stdout).toContain('contradicted  the service was seen not to keep it: ')
    expect(stdout).toContain('since 2024-07-10')
    expect(stdout).toMatch(/checked by [1-9]\d* cases?\n {4}server {2}converse\.messages\.images\.max-count/u)
    expect(stdout).toContain('accepts:converse.messages.images.max-count')
  })
})

describe('list', () => {
  it('lists requirements by what is known of them', async () => {
    const args = ['list', 'requirements', '--enforcement', 'contradicted', '--only', 'converse', '--json']
    const rows = JSON.parse((await commandLine(args)).stdout) as { id: string; enforcement: string }[]
    expect(rows.map(({ id }) => id)).toContain('converse.messages.images.max-count')
    expect(new Set(rows.map(({ enforcement }) => enforcement))).toEqual(new Set(['contradicted']))
  })

  it('has a generator for every requirement of requests', async () => {
    const { stdout } = await commandLine(['list', 'generators', '--json'])
    const [, ...rows] = JSON.parse(stdout) as { operation: string; requirements: number; without: string }[]
    expect(rows.length).toBe(11)
    expect(rows.filter(({ without }) => without !== '-')).toEqual([])
  })

  it.each([
    ['revisions', '2024-05-30'],
    ['operations', 'ApplyGuardrail'],
    ['features', 'guardrail'],
    ['purposes', 'Plain conversation'],
  ])('lists %s', async (what, entry) => {
    expect((await commandLine(['list', what])).stdout).toContain(entry)
  })
})

const page = join(packageRoot, '../shared/docs/004_90840b3960b8f720.txt')
if (!existsSync(page)) console.log('skipped: the documentation page of 2024-05-30 is not at ../shared/docs')

it.skipIf(!existsSync(page))('finds the faults in the sample request of the page of 2024-05-30', async () => {
  const [, sample] = /foundatio(\{.*\}) n models/u.exec(readFileSync(page, 'utf8'))!
  const value = { modelId: 'anthropic.claude-3-haiku-20240307-v1:0', ...JSON.parse(sample!) }
  const args = ['validate', '-', '--operation', 'Converse', '--revision', '2024-05-30', '--json']
  const { code, stdout } = await commandLine(args, JSON.stringify(value))
  expect(code).toBe(1)
  expect(JSON.parse(stdout).map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/toolConfig/tools/0',
  ])
  const [{ name, description, inputSchema }] = value.toolConfig.tools
  value.toolConfig.tools = [{ toolSpec: { name, description, inputSchema: { json: inputSchema } } }]
  expect(await commandLine(args, JSON.stringify(value))).toEqual({ code: 0, stdout: '[]\n', stderr: '' })
})
