import type { RunListener } from '../../runner/listener.js'
import type { Settings, SuiteName } from '../../runner/settings.js'
import { groupOf } from '../digest.js'
import type { Output } from '../report.js'
import { many } from '../words.js'
import type { Paint } from './style.js'
import { addTo, describeTally, type Tally } from './tally.js'

interface Group {
  readonly suite: SuiteName
  readonly name: string
  left: number
  readonly tally: Tally
}

/**
 * What is seen while a run goes on: a line for each group of requirements when its last case is judged, and on a terminal
 * below them a line that tells how far it is. Logs get the lines of the groups only.
 */
export class Progress implements RunListener {
  readonly #groups = new Map<string, Group>()
  readonly #strict = new Map<SuiteName, boolean>()
  /** Of the files of a suite without a plan. */
  #files: { readonly done: number; readonly total: number } | undefined
  #width = 0
  #planned = 0
  #judged = 0
  readonly #total: Tally = {}
  #lastDrawn = 0

  constructor(
    private readonly output: Output,
    private readonly paint: Paint,
  ) {}

  onPlan({ suite, revision, strict }: Settings, requirements: readonly string[]): void {
    this.#strict.set(suite, strict)
    this.#planned += requirements.length
    for (const requirement of requirements) {
      const name = groupOf(requirement)
      const known = this.#groups.get(`${suite} ${name}`)
      if (known === undefined) this.#groups.set(`${suite} ${name}`, { suite, name, left: 1, tally: {} })
      else known.left += 1
      this.#width = Math.max(this.#width, name.length)
    }
    const plan = `${many(requirements.length, 'case')}, revision ${revision}`
    this.#print(`${this.paint('bold', suite)}  ${this.paint('dim', plan)}`)
  }

  /** A suite without a plan: its groups are known when all of its files are judged. */
  onProgress({ suite, revision, strict }: Settings, done: number, total: number): void {
    if (!this.#strict.has(suite)) {
      this.#strict.set(suite, strict)
      this.#print(
        `${this.paint('bold', suite)}  ${this.paint('dim', `${many(total, 'file')}, revision ${revision}`)}`,
      )
    }
    this.#files = { done, total }
    if (done < total) return this.#draw()
    this.#files = undefined
    for (const group of this.#groups.values()) if (group.suite === suite) this.#printGroup(group)
  }

  onVerdict: NonNullable<RunListener['onVerdict']> = (suite, verdict) => {
    const strict = this.#strict.get(suite)
    if (strict === undefined) return
    const group = this.#groupFor(suite, groupOf(verdict.requirement))
    addTo(group.tally, verdict, strict)
    addTo(this.#total, verdict, strict)
    group.left -= 1
    this.#judged += 1
    if (group.left === 0) this.#printGroup(group)
    else this.#draw()
  }

  /** The group of a verdict; one that was not planned goes on until its suite is done. */
  #groupFor(suite: SuiteName, name: string): Group {
    const known = this.#groups.get(`${suite} ${name}`)
    if (known !== undefined) return known
    const group: Group = { suite, name, left: Number.POSITIVE_INFINITY, tally: {} }
    this.#groups.set(`${suite} ${name}`, group)
    this.#width = Math.max(this.#width, name.length)
    return group
  }

  /** Take the line of the moment away; nothing more will come. */
  end(): void {
    this.#erase()
  }

  #printGroup({ suite, name, tally }: Group): void {
    const { mark, text } = describeTally(tally, this.paint)
    const prefix = this.#strict.size > 1 ? this.paint('dim', suite.padEnd(10)) : ''
    this.#print(`  ${mark} ${prefix}${name.padEnd(this.#width)}  ${text}`)
  }

  #print(line: string): void {
    this.#erase()
    this.output.write(`${line}\n`)
    this.#lastDrawn = 0
    this.#draw()
  }

  #erase(): void {
    if (this.output.isTTY === true) this.output.write('\r\u001b[2K')
  }

  /** Drawn at most twenty times a second: a terminal is slower than a suite. */
  #draw(): void {
    if (this.output.isTTY !== true) return
    const now = Date.now()
    if (now - this.#lastDrawn < 50) return
    this.#lastDrawn = now
    const { done, total } = this.#files ?? { done: this.#judged, total: this.#planned }
    const part = Math.floor((done / Math.max(1, total)) * 24)
    const bar = this.paint('green', '━'.repeat(part)) + this.paint('dim', '━'.repeat(24 - part))
    const { text } = describeTally(this.#total, this.paint)
    this.output.write(`\r\u001b[2K  ${bar} ${done}/${total}  ${text}`)
  }
}
