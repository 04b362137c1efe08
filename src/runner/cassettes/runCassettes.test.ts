import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatCassette, writeCassette } from '../../cassette/format/index.js'
import { settingsOfCassettes, type VerifyFlags } from '../../cli/cassettes/settings.js'
import { situations } from '../../reference/cassette/situations.js'
import { tampered } from '../../reference/cassette/tampered.js'
import { mergeResults } from '../results/merge.js'
import { summarise } from '../results/summarise.js'
import { resultsOf } from '../testing/fakes.js'
import { temporaryFolder } from '../testing/folder.js'
import { runCassettes } from './runCassettes.js'

const whole = await situations()
const flags: VerifyFlags = { reporter: [], outputDir: '', runs: 4, replays: 0 }

/** A folder with one cassette of each situation, and one with a defect. */
async function folderOf(...defects: readonly string[]): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, cassette] of Object.entries(whole)) {
    await writeCassette(join(folder, 'rec', `${name}.cassette.json`), cassette)
  }
  for (const { id, of, change } of tampered) {
    if (!defects.includes(id)) continue
    await writeCassette(join(folder, 'rec', `${id}.cassette.json`), change(whole[of]))
  }
  return join(folder, 'rec')
}

const run = (folder: string, more: Partial<VerifyFlags> = {}, known: readonly string[] = []) =>
  runCassettes(settingsOfCassettes([folder], { ...flags, ...more }), { known })

const failed = ({ verdicts }: Awaited<ReturnType<typeof run>>) =>
  verdicts.filter(({ outcome }) => outcome === 'fail').map((verdict) => verdict.case)

test('a lawful folder passes, and says what it does not judge', async () => {
  const { verdicts, subject } = await run(await folderOf())
  expect(subject).toBe('recorded traffic in rec')
  expect(
    verdicts.filter(({ level }) => level !== 'info').map((verdict) => `${verdict.case} ${verdict.outcome}`),
  ).toMatchInlineSnapshot(`
    [
      "rec/chunks#request pass",
      "rec/chunks#response pass",
      "rec/chunks#stream pass",
      "rec/converse#request pass",
      "rec/converse#response pass",
      "rec/count#request pass",
      "rec/count#response pass",
      "rec/exception-stream#request pass",
      "rec/exception-stream#response pass",
      "rec/exception-stream#stream pass",
      "rec/invoke#request pass",
      "rec/invoke#response pass",
      "rec/refused#request skip",
      "rec/refused#response pass",
      "rec/stream#request pass",
      "rec/stream#response pass",
      "rec/stream#stream pass",
      "rec/throttled#request pass",
      "rec/throttled#response pass",
      "rec/tool#request pass",
      "rec/tool#response pass",
      "rec/tool-stream#request pass",
      "rec/tool-stream#response pass",
      "rec/tool-stream#stream pass",
    ]
  `)
})

test('each broken requirement is a case of its own, with its evidence', async () => {
  const { verdicts, requirements } = await run(await folderOf('no-metadata'))
  const verdict = verdicts.find(({ outcome, level }) => outcome === 'fail' && level !== 'info')!
  expect(verdict).toMatchObject({
    case: 'rec/no-metadata#stream:converse-stream.sequence.metadata-missing',
    requirement: 'converse-stream.sequence.metadata-missing',
    level: 'should',
    findings: [{ message: expect.stringContaining('the stream ends without metadata') }],
    evidence: [{ title: 'sent' }, { title: 'came' }],
  })
  expect([...requirements].map(({ id }) => id)).toContain(verdict.requirement)
})

test('a damaged file is a failure that names the place, and the rest goes on', async () => {
  const folder = await folderOf()
  const text = formatCassette(whole.converse)
  await writeFile(join(folder, 'cut.cassette.json'), text.slice(0, 200))
  await writeFile(join(folder, 'edited.cassette.json'), text.replace('"Hi', '"Ho').replace('Paris', 'Pisa!'))
  const { verdicts } = await run(folder)
  const damaged = verdicts.filter(({ requirement }) => requirement === 'cassette.file')
  expect(damaged.map(({ case: id, findings }) => [id, findings![0]!.message])).toEqual([
    ['rec/cut#file', expect.stringMatching(/^rec\/cut\.cassette\.json:\d+: /)],
    ['rec/edited#file', expect.stringMatching(/^rec\/edited\.cassette\.json:\d+: \/request\/body/)],
  ])
  expect(verdicts.length).toBeGreaterThan(20)
})

describe('nothing to judge is an error', () => {
  test('no file', async () => {
    await expect(run(await temporaryFolder())).rejects.toMatchObject({ code: 'no-cases' })
  })
  test('nothing selected', async () => {
    await expect(run(await folderOf(), { only: ['no-such'] })).rejects.toMatchObject({ code: 'no-cases' })
  })
  test('an empty shard', async () => {
    const shard = { index: 50, count: 50 }
    await expect(run(await folderOf(), { shard })).rejects.toMatchObject({ code: 'no-cases' })
  })
})

test('cases are selected by file, aspect, requirement and level', async () => {
  const folder = await folderOf('no-metadata')
  const ids = async (more: Partial<VerifyFlags>) =>
    (await run(folder, more)).verdicts.map((verdict) => verdict.case)
  expect(await ids({ only: ['rec/tool'] })).toEqual(['rec/tool#request', 'rec/tool#response'])
  expect(
    await ids({ only: ['rec/*#stream'], skip: ['rec/tool-stream', 'rec/chunks', 'rec/exception-stream'] }),
  ).toEqual(['rec/no-metadata#stream:converse-stream.sequence.metadata-missing', 'rec/stream#stream'])
  expect(await ids({ only: ['converse-stream.sequence'] })).toHaveLength(1)
  expect(await ids({ only: ['rec/no-metadata'], level: 'must' })).not.toContain(
    'rec/no-metadata#stream:converse-stream.sequence.metadata-missing',
  )
})

test('what a baseline knows and is no longer broken passes under the same id', async () => {
  const known = 'rec/stream#stream:converse-stream.sequence.order'
  const { verdicts } = await run(await folderOf(), {}, [known])
  expect(verdicts.find((verdict) => verdict.case === known)).toMatchObject({ outcome: 'pass' })
})

test('shards together are the whole, counts added up', async () => {
  const folder = await folderOf('no-metadata', 'two-stops')
  const results = async (more: Partial<VerifyFlags>) => summarise(await run(folder, more))
  const all = await results({})
  const parts = await Promise.all(
    [1, 2, 3].map(async (index) => ({
      name: `part ${index}`,
      results: resultsOf(await results({ shard: { index, count: 3 } })),
    })),
  )
  const { suites } = mergeResults(parts)
  expect(suites[0]!.verdicts).toEqual(all.verdicts)
  expect(all.verdicts.some(({ seen }) => seen !== undefined && seen.exchanges > 1)).toBe(true)
})

test('a run that is told to stop ends with what it has', async () => {
  const controller = new AbortController()
  const settings = settingsOfCassettes([await folderOf()], flags)
  const { state, verdicts } = await runCassettes(settings, {
    signal: controller.signal,
    listener: { onVerdict: () => controller.abort() },
  })
  expect(state).toBe('interrupted')
  expect(verdicts.length).toBeLessThan(10)
})

describe('replay', () => {
  const replay = (more: Partial<VerifyFlags>) =>
    folderOf().then((folder) => run(folder, { replays: 100, only: ['rec/*#replay'], ...more }))
  test('through the decoder of this package and that of the official SDK', async () => {
    const { verdicts, subject } = await replay({})
    expect(subject).toBe(
      'recorded traffic in rec, replayed through the decoder of this package and @smithy/eventstream-codec',
    )
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 8 }, () => 'pass'))
  })
  test('a defect is noticed', async () => {
    expect(failed(await replay({ mutant: 'no-message-crc' }))).toContain(
      'rec/stream#replay.own:frames.message.crc',
    )
  })
  test('a decoder that is none scores nothing, with one reason', async () => {
    const { verdicts } = await replay({ mutant: 'wants-message-stop' })
    expect(verdicts.length).toBeGreaterThan(0)
    const { verdicts: absent } = await replay({ command: ['no-such-program-at-all'] })
    expect(new Set(absent.map(({ outcome }) => outcome))).toEqual(new Set(['blocked']))
    expect(new Set(absent.map(({ reason }) => reason)).size).toBe(1)
  })
  test('only so many streams are replayed', async () => {
    const { verdicts } = await replay({ replays: 2, mutant: 'signed-crc' })
    expect(verdicts.length).toBeLessThan(4)
  })
})
