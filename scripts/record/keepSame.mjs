import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Put new recordings in the place of old ones. One that differs only in what always changes (dates, times, ids of
 * requests, ports, signatures) stays as it was, so that a change of a recording is always one of behaviour.
 */
export async function keepSame(fresh, kept, { diffCassettes, readCassette }) {
  await mkdir(kept, { recursive: true })
  const names = await readdir(fresh)
  const changed = []
  for (const name of names) {
    const [before, after] = [join(kept, name), join(fresh, name)]
    const isSame =
      existsSync(before) && diffCassettes(await readCassette(before), await readCassette(after)).length === 0
    if (isSame) continue
    await rename(after, before)
    changed.push(name)
  }
  const gone = (await readdir(kept)).filter((name) => !names.includes(name))
  for (const name of gone) await rm(join(kept, name))
  return { changed, gone, count: names.length }
}
