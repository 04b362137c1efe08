import { loadCassettes } from '../../cassette/match/named.js'
import type { Track } from '../../cassette/replay/library.js'
import type { ReplayMode } from '../../cassette/replay/mode.js'
import { startReplay } from '../../cassette/replay/server.js'
import { addPatterns, defaultRedaction, type RedactionRules } from '../../cassette/redact/index.js'
import { oneLine, printable } from '../../report/escape.js'
import { many } from '../../report/words.js'
import { HarnessError } from '../../runner/harnessError.js'
import type { HttpRequest, HttpVersion } from '../../wire/http/message.js'
import type { Cli } from '../cli.js'

export interface ReplayFlags {
  readonly port: number
  readonly host: string
  readonly mode: ReplayMode
  readonly speed: number
  readonly redact: readonly string[]
  readonly verbose?: boolean
}

/**
 * Serve recordings until interrupted.
 *
 * @throws HarnessError `bad-option` for a port that cannot be had, a pattern that is none, and paths without a cassette;
 *   CassetteError for a file that is none
 */
export async function runReplay(
  paths: readonly string[],
  flags: ReplayFlags,
  { stdout, stderr, interrupted, finish }: Cli,
): Promise<void> {
  const { host, port, mode, speed, verbose = false } = flags
  const redaction = redactionOf(flags.redact)
  const cassettes = await loadCassettes(paths)
  if (cassettes.length === 0) {
    throw new HarnessError('bad-option', `there is no cassette in ${paths.join(', ')}`, {
      hint: 'cassettes are files whose names end with .cassette.json',
    })
  }
  let requests = 0
  let misses = 0
  const onRequest = (
    request: HttpRequest,
    version: HttpVersion,
    played: Track | { readonly miss: string },
  ) => {
    requests += 1
    if ('miss' in played) {
      misses += 1
      stderr.write(`${printable(played.miss)}\n`)
    }
    if (verbose) stdout.write(`${oneLine(describe(request, version, played))}\n`)
  }
  const options = { host, port, mode, speed, redaction, onRequest }
  const server = await startReplay(cassettes, options).catch((error: Error) => {
    throw new HarnessError('bad-option', `cannot listen at ${host}:${port}: ${error.message}`, {
      hint: 'give another --port, or 0 for a free one',
    })
  })
  const { mute, hidden, tracks } = server.library
  for (const name of mute) stderr.write(`${name} cannot be asked for: it has no request\n`)
  for (const name of hidden) {
    stderr.write(`${name} is never played: one before it has the same request (--mode sequence plays both)\n`)
  }
  const { url } = server
  stdout.write(`${JSON.stringify({ url, port: server.port, cassettes: tracks.length, mode })}\n`)
  await new Promise<void>((resolve) => {
    if (interrupted.aborted) resolve()
    interrupted.addEventListener('abort', () => resolve(), { once: true })
  })
  await server.close()
  stdout.write(`${many(requests, 'request')}, ${misses} without a cassette\n`)
  finish(misses === 0 ? 0 : 1)
}

const describe = (
  { method, target }: HttpRequest,
  version: HttpVersion,
  played: Track | { readonly miss: string },
): string => {
  const outcome = 'miss' in played ? '404 no cassette' : `${played.response.status ?? '-'} ${played.name}`
  return `${method} ${target} HTTP/${version} ${outcome}`
}

function redactionOf(patterns: readonly string[]): RedactionRules {
  try {
    return addPatterns(defaultRedaction, patterns)
  } catch (error) {
    throw new HarnessError('bad-option', `--redact: ${(error as Error).message}`)
  }
}
