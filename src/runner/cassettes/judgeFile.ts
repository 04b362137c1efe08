import { judgeExchange } from '../../cases/cassette/judgeExchange.js'
import type { Judgement, Undocumented } from '../../cases/cassette/judgement.js'
import { judgeReplay, type ReplayedDecoder } from '../../cases/cassette/replay/judgeReplay.js'
import { fileRequirement } from '../../cases/cassette/require.js'
import type { Cassette } from '../../cassette/cassette.js'
import type { Requirement } from '../../contract/index.js'
import { groupBy } from '../../groupBy.js'
import { crc32 } from '../../wire/frames/crc32.js'
import { selector } from '../select.js'
import type { Settings, Shard } from '../settings.js'
import type { Verdict } from '../verdict.js'
import { decoderName, startDecoder } from './decoders.js'
import type { RecordedFile } from './files.js'
import { modelOf } from './modelOf.js'
import { readRecordings, type Damage, type Recording } from './readFile.js'
import { caseId, citedBy, verdictsOf } from './verdicts.js'

/** What became of one recorded exchange; plain data, which crosses from one thread to another. */
export interface JudgedRecording {
  readonly name: string
  readonly verdicts: readonly Verdict[]
  /** Requirements that its verdicts cite and none before it did. */
  readonly requirements: readonly Requirement[]
  readonly undocumented: Undocumented
}

/** A file to judge, at its place among all of them. */
export interface FileTask extends RecordedFile {
  readonly position: number
  /** Of a file with many exchanges, those that are judged here. */
  readonly part?: Shard
}

/** Everything that a thread has to know to judge files; plain data. */
export interface JudgeOptions {
  readonly settings: Settings
  /** Decoders of which nothing can be said, by their place in the settings, each with the reason. */
  readonly absent: Readonly<Record<number, string>>
  /** One in so many streams is replayed. */
  readonly stride: number
  /** Ids of cases that a baseline has. */
  readonly known: readonly string[]
}

/** Judges recorded files one after the other. */
export interface FileJudge {
  judge(task: FileTask): AsyncGenerator<JudgedRecording>
  /** End the decoders. */
  close(): Promise<void>
}

export async function createFileJudge(options: JudgeOptions): Promise<FileJudge> {
  const { settings, stride } = options
  const decoders = await startDecoders(options)
  const isSelected = selector(settings)
  const known = groupBy(options.known, (id) => id.split('#', 1)[0]!)
  const cited = new Set<string>()

  async function judgeRecording({ name, content }: Recording, place: number): Promise<JudgedRecording> {
    const { verdicts, requirements, undocumented } =
      'damage' in content ? damaged(name, content) : await judgeCassette(name, content, place)
    const selected = verdicts.filter((verdict) =>
      isSelected(verdict.case, verdict.requirement, verdict.level),
    )
    const wanted = new Set(selected.map(({ requirement }) => requirement))
    const unknown = requirements.filter(({ id }) => wanted.has(id) && !cited.has(id))
    for (const { id } of unknown) cited.add(id)
    return { name, verdicts: selected, requirements: unknown, undocumented }
  }

  async function judgeCassette(name: string, cassette: Cassette, place: number): Promise<Judged> {
    const { judgements, undocumented } = judgeExchange(
      cassette,
      modelOf(settings, cassette),
      settings.profile.readings,
    )
    const replays = place % stride === 0 ? await replay(name, cassette) : []
    const all = [...judgements, ...replays]
    return {
      verdicts: all.flatMap((judgement) => verdictsOf(name, judgement, cassette, known.get(name))),
      requirements: all.flatMap(citedBy),
      undocumented,
    }
  }

  async function replay(name: string, cassette: Cassette): Promise<readonly Judgement[]> {
    // The same for a stream whatever else is judged, and by whichever thread.
    const seed = (settings.seed + crc32(Buffer.from(name))) >>> 1
    const judgements: Judgement[] = []
    for (const decoder of decoders) {
      if (!mayBeSelected(settings, caseId(name, `replay.${decoder.name}`))) continue
      const judgement = await judgeReplay(cassette, decoder, {
        seed,
        chunkings: Math.ceil(settings.runs / 4),
      })
      if (judgement !== undefined) judgements.push(judgement)
    }
    return judgements
  }

  return {
    async *judge(task) {
      const { position, part } = task
      let index = -1
      for await (const recording of readRecordings(task)) {
        index += 1
        const place = position + index
        if (!isIn(settings.shard, place) || !isIn(part, index)) continue
        yield await judgeRecording(recording, place).catch(faultOf(recording))
      }
    },
    close: async () => {
      for (const { subject } of decoders) if (!('absent' in subject)) await subject.close()
    },
  }
}

type Judged = Omit<JudgedRecording, 'name'>

async function startDecoders({ settings, absent }: JudgeOptions): Promise<readonly ReplayedDecoder[]> {
  const decoders: ReplayedDecoder[] = []
  for (const [index, target] of (settings.recorded?.decoders ?? []).entries()) {
    const reason = absent[index]
    decoders.push(
      reason === undefined
        ? await startDecoder(target)
        : { name: decoderName(target), subject: { absent: reason } },
    )
  }
  return decoders
}

/** Whether it falls to this shard: every so-manieth, so that neighbours go to different ones. */
export const isIn = (shard: Shard | undefined, place: number): boolean =>
  shard === undefined || place % shard.count === shard.index - 1

/** To replay takes far longer than to judge: it is spared where no pattern can mean it. */
const mayBeSelected = ({ only, skip }: Settings, id: string): boolean =>
  selector({ level: 'info', only: only.filter((pattern) => !pattern.includes(':')), skip })(id, '', 'must') ||
  only.some((pattern) => pattern.startsWith(id) || pattern.startsWith('frames'))

function damaged(name: string, { damage, hint }: Damage): Judged {
  const verdict: Verdict = {
    case: caseId(name, 'file'),
    title: 'the file can be read, and holds what was recorded',
    requirement: fileRequirement.id,
    level: fileRequirement.level,
    outcome: 'fail',
    findings: [{ message: damage }],
    evidence: [{ title: 'what to do', text: hint }],
  }
  return { verdicts: [verdict], requirements: [fileRequirement], undocumented: new Map() }
}

/** A fault of the harness is a verdict too: it must not be taken for one of the recording, nor end the run. */
const faultOf =
  ({ name }: Recording) =>
  (error: Error): JudgedRecording => ({
    name,
    verdicts: [
      {
        case: caseId(name, 'file'),
        title: 'the file can be judged',
        requirement: fileRequirement.id,
        level: fileRequirement.level,
        outcome: 'error',
        reason: `${error.name}: ${error.message}`,
      },
    ],
    requirements: [fileRequirement],
    undocumented: new Map(),
  })
