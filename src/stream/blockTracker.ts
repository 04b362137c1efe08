import type { SequenceEvent } from './event.js'
import { type BlockKind, blockKind, blockKinds } from './grammar.js'
import type { SequenceRuleId } from './sequenceRules.js'

type Complaint = readonly [rule: SequenceRuleId, message: string]

interface Block {
  readonly kind: BlockKind | undefined
  open: boolean
}

/** Follows the content blocks of one message: what may begin, go on and stop. */
export class BlockTracker {
  readonly #blocks = new Map<number, Block>()

  follow(event: SequenceEvent): readonly Complaint[] {
    if (event.kind !== 'event') return []
    if (event.type === 'messageStop') return this.#stopMessage()
    const payload = event.payload as { contentBlockIndex?: unknown; start?: unknown; delta?: unknown }
    const index = payload.contentBlockIndex
    if (typeof index !== 'number') return []
    switch (event.type) {
      case 'contentBlockStart':
        return this.#start(index, blockKind(asObject(payload.start)))
      case 'contentBlockDelta':
        return this.#delta(index, blockKind(asObject(payload.delta)))
      case 'contentBlockStop':
        return this.#stop(index)
      default:
        return []
    }
  }

  #start(index: number, kind: BlockKind | undefined): readonly Complaint[] {
    if (this.#blocks.has(index))
      return [['blocks.start-repeated', `block ${index} starts, and had begun before`]]
    return this.#open(index, kind)
  }

  #delta(index: number, kind: BlockKind | undefined): readonly Complaint[] {
    const block = this.#blocks.get(index)
    if (block === undefined) {
      const complaints = this.#open(index, kind)
      if (kind === undefined || !blockKinds[kind].start) return complaints
      return [
        ...complaints,
        ['blocks.start-missing', `block ${index} is ${kind} and has no contentBlockStart`],
      ]
    }
    if (!block.open) return [['blocks.closed', `a delta for block ${index}, which has stopped`]]
    if (kind !== undefined && block.kind !== undefined && kind !== block.kind) {
      return [['blocks.kind', `a ${kind} delta in block ${index}, which is ${block.kind}`]]
    }
    return []
  }

  #stop(index: number): readonly Complaint[] {
    const block = this.#blocks.get(index)
    if (block === undefined) return [['blocks.stop-unopened', `block ${index} stops, and never began`]]
    if (!block.open) return [['blocks.closed', `block ${index} stops a second time`]]
    block.open = false
    return []
  }

  #open(index: number, kind: BlockKind | undefined): readonly Complaint[] {
    const complaints: Complaint[] = []
    const [other] = this.#openBlocks()
    if (other !== undefined)
      complaints.push(['blocks.interleaved', `block ${index} begins while block ${other} is open`])
    const expected = this.#blocks.size
    if (index !== expected)
      complaints.push(['blocks.index', `block ${index} begins where block ${expected} is next`])
    this.#blocks.set(index, { kind, open: true })
    return complaints
  }

  #stopMessage(): readonly Complaint[] {
    return this.#openBlocks().map((index) => [
      'blocks.unstopped',
      `the message stops while block ${index} is open`,
    ])
  }

  #openBlocks(): number[] {
    return [...this.#blocks].filter(([, { open }]) => open).map(([index]) => index)
  }
}

const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
