// Runs an emulator as a child until SIGTERM or SIGINT: prints one line {"url":…} as soon as it answers.
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const READY_WITHIN = 60_000
const GONE_WITHIN = 5_000

/**
 * `start(folder)` gives `{ command, args, env }`; the folder is temporary, for whatever the emulator wants to write.
 * `listening` finds the URL in what the emulator prints; `health` is a path that it answers with 200.
 */
export async function run({ start, listening, health }) {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'))
  const { command, args, env } = await start(folder)
  // Nothing of the surroundings but the path: a variable that some test runner set must not change an emulator.
  const child = spawn(command, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(`the emulator ended (${signal ?? code})`))
  })
  let isStopping = false
  const stop = () => {
    isStopping = true
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), GONE_WITHIN).unref()
  }
  // A terminal, or a group, may deliver a signal more than once: every one is taken, so that none ends this process.
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)

  const printed = collect(child)
  const ended = gone.then((reason) => {
    throw new Error(reason)
  })
  try {
    const url = await Promise.race([printed.find(listening), ended])
    await Promise.race([answers(url + health), ended])
    process.stdout.write(`${JSON.stringify({ url })}\n`)
    await ended
  } catch (error) {
    if (!isStopping) {
      process.stderr.write(`${error.message}; it printed:\n${printed.text()}\n`)
      process.exitCode = 1
      stop()
    }
  }
  await gone
  await rm(folder, { recursive: true, force: true })
}

/** What a child prints on both of its outputs, the last of it. */
function collect(child) {
  let text = ''
  const listeners = new Set()
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text = (text + chunk).slice(-20_000)
      for (const listener of listeners) listener()
    })
  }
  return {
    text: () => text,
    /** The first group of the pattern, as soon as it was printed. */
    find: (pattern) =>
      new Promise((resolve, reject) => {
        const late = () => reject(new Error(`it did not say where it listens within ${READY_WITHIN} ms`))
        const timer = setTimeout(late, READY_WITHIN)
        timer.unref()
        const look = () => {
          const found = pattern.exec(text)?.[1]
          if (found === undefined) return
          clearTimeout(timer)
          listeners.delete(look)
          resolve(found)
        }
        listeners.add(look)
        look()
      }),
  }
}

const answers = (url) =>
  new Promise((resolve, reject) => {
    const request = get(url, { agent: false, timeout: READY_WITHIN }, (response) => {
      response.resume()
      if (response.statusCode === 200) response.once('end', resolve)
      else reject(new Error(`${url} was answered with ${response.statusCode}`))
    })
    request.once('timeout', () => request.destroy(new Error(`${url} was not answered`)))
    request.once('error', reject)
  })
