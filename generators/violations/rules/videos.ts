import { Clip } from '../../media/clips/clip.js'
import type { RuleBreaker } from '../breaker.js'
import { setAt } from '../edit.js'
import { blocksOf, bytesOf } from './talk.js'

/** So many bytes are 25 MB of base64 under the larger reading. */
const ENCODED_LIMIT = (25 * 1024 * 1024 * 3) / 4

/** Less than 25 MB of base64 are allowed, and this is more. */
export const videosMaxBytes: RuleBreaker = {
  rule: 'messages.videos.max-bytes',
  needs: 'ContentBlock.video',
  lead: ['messages', '[]', 'content', '[]', 'video', 'source', 'bytes'],
  large: true,
  *ways(lawful, dice) {
    for (const [pointer, value] of blocksOf(lawful, 'video', dice)) {
      const bytes = bytesOf(value)
      if (!(bytes instanceof Clip)) continue
      const at = `${pointer}/source/bytes`
      const large = new Clip('video', bytes.format, Math.ceil(ENCODED_LIMIT) + dice.roll(1000))
      yield { request: setAt(lawful, at, large), pointer: at, variant: `${large.byteLength} bytes` }
    }
  },
}
