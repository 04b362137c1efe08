import { pointerTo } from '../../../src/contract/index.js'
import type { Media } from '../../media/media.js'
import type { Fields } from '../../recipes/structure.js'
import { messagesOf, type Block, type Message } from '../../requests/mend/mend.js'
import type { Request } from '../../requests/request.js'
import { rotated } from '../breaker.js'
import type { Dice } from '../dice.js'
import { setAt, spotsOf } from '../edit.js'

/** The turns of a role, with their places, those that the dice prefer first. */
export const turnsOf = (
  request: Request,
  role: string,
  dice: Dice,
): readonly (readonly [at: number, Message])[] =>
  rotated(
    [...messagesOf(request).entries()].filter(([, message]) => message.role === role),
    dice,
  )

/** Blocks of a kind in the content of messages, with the pointers to their values. */
export const blocksOf = (
  request: Request,
  kind: string,
  dice: Dice,
): readonly (readonly [pointer: string, Fields])[] =>
  rotated(spotsOf(request, ['messages', '[]', 'content', '[]', kind]), dice).map(({ keys, value }) => [
    pointerTo('', ...keys),
    value as Fields,
  ])

export const contentAt = (turn: number): string => pointerTo('/messages', turn, 'content')

export const withContent = (request: Request, turn: number, content: readonly Block[]): Request =>
  setAt(request, contentAt(turn), content)

/** One block more at the end of a turn, and the pointer to its value. */
export function append(request: Request, turn: number, block: Block): { request: Request; pointer: string } {
  const content = messagesOf(request)[turn]!.content
  const pointer = pointerTo(contentAt(turn), content.length, Object.keys(block)[0]!)
  return { request: withContent(request, turn, [...content, block]), pointer }
}

export const withMessages = (request: Request, messages: readonly Message[]): Request => ({
  ...request,
  messages,
})

export const isOf =
  (kind: string) =>
  (block: Block): boolean =>
    kind in block

export const bytesOf = (value: Fields): Media | undefined =>
  (value['source'] as Fields | undefined)?.['bytes'] as Media | undefined

export const TEXT: Block = { text: 'Hello' }
