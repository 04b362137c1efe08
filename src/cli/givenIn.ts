import { readReplays } from '../runner/replays.js'
import type { RunOptionsGiven } from '../runner/resolve.js'
import type { RunFlags } from './runFlags.js'

/** The flags, with what the files of counterexamples hold. */
export async function givenIn({ replay = [], ...flags }: RunFlags): Promise<RunOptionsGiven> {
  return { ...flags, replay: await readReplays(replay) }
}
