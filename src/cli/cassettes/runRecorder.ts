import { readFile } from 'node:fs/promises'
import { CassetteFolder, regionOf, signWithDefaultChain, startRecorder } from '../../cassette/record/index.js'
import { many } from '../../report/words.js'
import { HarnessError } from '../../runner/harnessError.js'
import type { HttpVersion } from '../../wire/http/index.js'
import type { Cli } from '../cli.js'
import { redactionOf } from './redactionOf.js'

export interface RecordFlags {
  readonly upstream: string
  readonly outputDir: string
  readonly port: number
  readonly host: string
  readonly http?: HttpVersion
  readonly ca?: string
  readonly sign?: boolean
  readonly region?: string
  readonly redact?: readonly string[]
  readonly client?: string
}

/**
 * Record until interrupted. Ends with 2 when something that passed through was not saved.
 *
 * @throws HarnessError `bad-option` for an upstream, port, folder, file, region or pattern that cannot be used;
 *   SigningError
 */
export async function runRecorder(
  flags: RecordFlags,
  { stdout, stderr, environment, interrupted, finish }: Cli,
) {
  const { upstream, outputDir, host, port, http, client } = flags
  let saved = 0
  const redaction = redactionOf(flags.redact)
  const caPem = flags.ca === undefined ? undefined : await orBadOption('--ca', readFile(flags.ca, 'utf8'))
  const authorize =
    flags.sign === true ? await signWithDefaultChain(signingRegion(flags, environment)) : undefined
  const folder = await orBadOption('--output-dir', CassetteFolder.open(outputDir))
  const recorder = await startRecorder({
    upstream,
    folder,
    redaction,
    host,
    port,
    ...(http !== undefined && { version: http }),
    ...(caPem !== undefined && { caPem }),
    ...(authorize !== undefined && { authorize }),
    ...(client !== undefined && { client }),
    onSaved(file) {
      saved += 1
      stdout.write(`${file}\n`)
    },
    onProblem(problem) {
      stderr.write(`${problem}\n`)
      finish(2)
    },
  }).catch((error: Error) => {
    if (error instanceof TypeError) throw new HarnessError('bad-option', `--upstream: ${error.message}`)
    throw new HarnessError('bad-option', `cannot listen at ${host}:${port}: ${error.message}`, {
      hint: 'give another --port, or 0 for a free one',
    })
  })
  stdout.write(`${JSON.stringify({ url: recorder.url, port: recorder.port, upstream, outputDir })}\n`)
  await new Promise<void>((resolve) => {
    if (interrupted.aborted) resolve()
    interrupted.addEventListener('abort', () => resolve(), { once: true })
  })
  await recorder.close()
  stdout.write(`${many(saved, 'exchange')} recorded in ${outputDir}\n`)
}

function signingRegion({ region, upstream }: RecordFlags, environment: Cli['environment']): string {
  const known = region ?? regionOf(upstream, environment)
  if (known !== undefined) return known
  throw new HarnessError('bad-option', `--sign: nothing says which region ${upstream} is in`, {
    hint: 'give --region, or set AWS_REGION',
  })
}

const orBadOption = <T>(option: string, work: Promise<T>): Promise<T> =>
  work.catch((error: Error) => {
    throw new HarnessError('bad-option', `${option}: ${error.message}`)
  })
