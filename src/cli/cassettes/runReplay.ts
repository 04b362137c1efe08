import type { Miss, Track } from '../../cassette/replay/library.js'
import type { ReplayMode } from '../../cassette/replay/mode.js'
import { openLibrary } from '../../cassette/replay/openLibrary.js'
import { serveLibrary } from '../../cassette/replay/server.js'
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
 * @throws HarnessError `bad-option` for a port that cannot be had and a pattern that is none; CassetteError for a file
 *   that is no cassette and for paths without one
 */
export async function runReplay(
  paths: readonly string[],
  flags: ReplayFlags,
  { stdout, stderr, interrupted, finish }: Cli,
): Promise<void> {
  const { host, port, mode, verbose = false } = flags
  const library = await openLibrary(paths, flags).catch((error: Error) => {
    // What else it throws, has a code and says what to do.
    if ('code' in error) throw error
    throw new HarnessError('bad-option', `--redact: ${error.message}`)
  })
  let requests = 0
  let misses = 0
  const onRequest = (request: HttpRequest, version: HttpVersion, played: Track | Miss) => {
    requests += 1
    if ('miss' in played) {
      misses += 1
      stderr.write(`${printable(played.miss)}\n`)
    }
    if (verbose) stdout.write(`${oneLine(describe(request, version, played))}\n`)
  }
  const server = await serveLibrary(library, { ...flags, onRequest }).catch((error: Error) => {
    throw new HarnessError('bad-option', `cannot listen at ${host}:${port}: ${error.message}`, {
      hint: 'give another --port, or 0 for a free one',
    })
  })
  const { mute, hidden, tracks } = library
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

function describe({ method, target }: HttpRequest, version: HttpVersion, played: Track | Miss): string {
  const outcome = 'miss' in played ? '404 no cassette' : `${played.response.status ?? '-'} ${played.name}`
  return `${method} ${target} HTTP/${version} ${outcome}`
}
