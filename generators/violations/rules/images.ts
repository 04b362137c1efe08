import { attainableBytes, image, type ImageFormat } from '../../media/images/image.js'
import { IMAGE_LIMITS } from '../../media/recipes/image.js'
import type { Block } from '../../requests/mend/mend.js'
import type { RuleBreaker } from '../breaker.js'
import type { Dice } from '../dice.js'
import { setAt } from '../edit.js'
import { append, blocksOf, bytesOf, contentAt, isOf, turnsOf, withContent } from './talk.js'

const FORMATS: readonly ImageFormat[] = ['png', 'jpeg', 'gif', 'webp']

const small = (format: ImageFormat): Block => ({
  image: { format, source: { bytes: image({ format, width: 1, height: 1 }) } },
})

/** Twenty images are allowed in a message, and these are more. */
export const imagesMaxCount: RuleBreaker = {
  rule: 'messages.images.max-count',
  needs: 'ContentBlock.image',
  *ways(lawful, dice) {
    for (const [turn, { content }] of turnsOf(lawful, 'user', dice)) {
      const others = content.filter((block) => !isOf('image')(block))
      const images = (count: number): Block[] =>
        Array.from({ length: count }, () => small(dice.pick(FORMATS)))
      const many = images(20)
      const more = images(1 + dice.roll(20))
      yield {
        request: withContent(lawful, turn, [...others, ...many, ...more]),
        twin: withContent(lawful, turn, [...others, ...many]),
        pointer: contentAt(turn),
        variant: `${20 + more.length} images`,
      }
    }
  },
}

/** 3.75 MB under its larger reading, and one byte or more above. */
export const imagesMaxBytes: RuleBreaker = {
  rule: 'messages.images.max-bytes',
  needs: 'ContentBlock.image',
  lead: ['messages', '[]', 'content', '[]', 'image', 'source', 'bytes'],
  large: true,
  *ways(lawful, dice) {
    for (const [pointer, value] of blocksOf(lawful, 'image', dice)) {
      if (bytesOf(value) === undefined) continue
      const format = value['format'] as ImageFormat
      const byteLength = attainableBytes(format, IMAGE_LIMITS.bytesAtMost + 1 + dice.roll(1000))
      const large = image({ format, width: 1, height: 1, byteLength })
      const at = `${pointer}/source/bytes`
      yield { request: setAt(lawful, at, large), pointer: at, variant: `${byteLength} bytes` }
    }
  },
}

/** 8000 pixels each way are allowed, and this is more in one of them. */
export const imagesMaxPixels: RuleBreaker = {
  rule: 'messages.images.max-pixels',
  needs: 'ContentBlock.image',
  lead: ['messages', '[]', 'content', '[]', 'image', 'source', 'bytes'],
  *ways(lawful, dice) {
    for (const [pointer, value] of blocksOf(lawful, 'image', dice)) {
      if (bytesOf(value) === undefined) continue
      const format = value['format'] as ImageFormat
      const [width, height] = sides(dice)
      const at = `${pointer}/source/bytes`
      const request = setAt(lawful, at, image({ format, width, height }))
      yield { request, pointer: at, variant: `${width} by ${height} pixels` }
    }
  },
}

/** The widest that every format can be. */
const WIDEST = 16_383

function sides(dice: Dice): readonly [width: number, height: number] {
  const long = IMAGE_LIMITS.side + 1 + dice.roll(WIDEST - IMAGE_LIMITS.side)
  const short = 1 + dice.roll(IMAGE_LIMITS.side)
  return dice.roll(2) === 0 ? [long, short] : [short, long]
}

/** An image in a message of the assistant. */
export const imagesRole: RuleBreaker = {
  rule: 'messages.images.role',
  needs: 'ContentBlock.image',
  *ways(lawful, dice) {
    for (const [turn] of turnsOf(lawful, 'assistant', dice)) {
      yield { ...append(lawful, turn, small(dice.pick(FORMATS))), variant: 'said by the assistant' }
    }
  },
}
