import { Semaphore } from '../../wire/http/semaphore.js'
import { type AdapterOptions, type AdapterProcess, startAdapter } from './adapterProcess.js'
import type { ClientCall, ClientOutcome, ClientSubject } from './subject.js'

/**
 * A client behind a program that speaks the adapter protocol. As many calls are in it as it says that it takes; it is
 * started anew after it hung, died or broke the protocol.
 *
 * @throws ProgramStartError when it does not start, or does not say what it is
 */
export async function createCommandClient(
  command: readonly string[],
  options: AdapterOptions = {},
): Promise<ClientSubject> {
  let adapter = await startAdapter(command, options)
  const { hello } = adapter
  const places = hello.concurrency ?? 1
  const lane = new Semaphore(places)
  const turn = new Semaphore(1)
  /** Those that may live: one that left a call unanswered may be busy with others. */
  const started = new Set([adapter])
  let starting: Promise<AdapterProcess> | undefined

  const restart = async () => {
    adapter = await startAdapter(command, options)
    started.add(adapter)
    return adapter
  }
  const usable = async (): Promise<AdapterProcess> => {
    if (adapter.isUsable) return adapter
    starting ??= restart().finally(() => {
      starting = undefined
    })
    return starting
  }
  const call = async (asked: ClientCall, signal: AbortSignal): Promise<ClientOutcome> => {
    try {
      return await (await usable()).make(asked, signal)
    } catch (error) {
      return {
        end: 'died',
        fault: `it cannot be started again: ${(error as Error).message}`,
        milliseconds: 0,
      }
    }
  }
  const close = async () => {
    await starting?.catch(() => {})
    await Promise.all([...started].map((each) => each.kill()))
  }

  return {
    hello,
    call: (asked, signal) => lane.run(() => call(asked, signal)),
    // Whoever holds every place is alone.
    alone: (work) => turn.run(() => holdAll(lane, places, () => work({ hello, call, close }))),
    close,
  }
}

const holdAll = <T>(lane: Semaphore, places: number, work: () => Promise<T>): Promise<T> =>
  lane.run(() => (places === 1 ? work() : holdAll(lane, places - 1, work)))
