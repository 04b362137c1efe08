import { isUtf8 } from 'node:buffer'
import { fieldKey, type Inside, type RedactionRule, type RedactionRules } from './rule.js'

/** Binary bytes up to this length are searched as thoroughly as text. */
const smallBytes = 64 * 1024

/** Texts up to this length are remembered when there is nothing in them. */
const shortText = 256

/** Applies rules to text, bytes and fields, and keeps count of what they found. */
export class Redactor implements Inside {
  /** How often each rule replaced something, by name. */
  readonly counts = new Map<string, number>()
  /** The secrets that were found, each with the rule that found it first. */
  readonly found = new Map<string, RedactionRule>()
  /** Texts that hold nothing: those of a stream are much the same in every message. */
  readonly #clean = new Set<string>()
  readonly #anywhere: readonly RedactionRule[]
  readonly #fields = new Map<string, RedactionRule[]>()
  readonly #keys = new Map<string, readonly RedactionRule[] | undefined>()

  constructor(private readonly rules: RedactionRules) {
    this.#anywhere = rules.rules.filter(({ fields }) => fields === undefined)
    for (const rule of rules.rules) {
      for (const key of new Set(rule.fields?.map(fieldKey))) {
        this.#fields.set(key, [...(this.#fields.get(key) ?? []), rule])
      }
    }
  }

  /** The value of a header, trailer or other field that stands alone. */
  field(name: string, value: string): string {
    return this.text(this.named(name, value))
  }

  named(name: string, value: string): string {
    if (!this.#keys.has(name)) this.#keys.set(name, this.#fields.get(fieldKey(name)))
    return (this.#keys.get(name) ?? []).reduce((text, rule) => this.#apply(rule, text), value)
  }

  text(text: string): string {
    if (this.#clean.has(text)) return text
    const redacted = this.#whole(text) ?? this.#parts(text)
    if (redacted === text && text.length <= shortText && this.#clean.size < 10_000) this.#clean.add(text)
    return redacted
  }

  #whole(text: string): string | undefined {
    for (const encoding of this.rules.encodings) {
      const redacted = encoding.rewriteWhole?.(text, this)
      if (redacted !== undefined) return redacted
    }
  }

  #parts(text: string): string {
    return this.rules.encodings.reduce((plain, encoding) => encoding.rewrite(plain, this), this.#plain(text))
  }

  /** The very same object where there is nothing to redact. */
  bytes(bytes: Uint8Array): Uint8Array {
    const charset = isUtf8(bytes) ? 'utf8' : 'latin1'
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const text = buffer.toString(charset)
    // Pictures and films hold no JSON; what looks like a piece of it there would cost much time.
    const thorough = charset === 'utf8' || bytes.byteLength <= smallBytes || !looksBinary(text)
    // What is no text holds a secret only where it has a stretch of some: eight letters, as the shortest has.
    if (charset === 'latin1' && !/[\x20-\x7e]{8}/.test(text)) return bytes
    const redacted = thorough ? this.text(text) : this.#plain(text)
    return redacted === text ? bytes : Buffer.from(redacted, charset)
  }

  #plain(text: string): string {
    return this.#anywhere.reduce((plain, rule) => this.#apply(rule, plain), text)
  }

  #apply(rule: RedactionRule, text: string): string {
    const { pattern, hints } = rule
    if (hints !== undefined && !hints.some((hint) => text.includes(hint))) return text
    let redacted = ''
    let end = 0
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const [from, to] = match.indices?.groups?.['secret'] ?? match.indices![0]!
      if (match[0] === '') pattern.lastIndex += 1
      const secret = text.slice(from, to)
      if (secret === '' || secret === rule.replacement) continue
      redacted += text.slice(end, from) + rule.replacement
      end = to
      this.counts.set(rule.name, (this.counts.get(rule.name) ?? 0) + 1)
      if (!this.found.has(secret)) this.found.set(secret, rule)
    }
    return end === 0 ? text : redacted + text.slice(end)
  }
}

/** Whether control characters are as frequent as in bytes of no meaning: a twelfth, where text has next to none. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, smallBytes)
  return (sample.match(/[\x00-\x08\x0e-\x1f]/g)?.length ?? 0) > sample.length / 100
}
