/**
 * One message of `application/vnd.amazon.eventstream`, as values.
 *
 * It has the shape of `Message` in `@smithy/types`, so that any JavaScript codec can be given one or give one, with two
 * differences that keep every value exact: a long is a `bigint`, and a timestamp outside the range of `Date` is a
 * `bigint` of milliseconds.
 */
export interface Message {
  /** In wire order. Has no prototype where it comes from this package: `__proto__` is a name like any other. */
  readonly headers: Readonly<Record<string, HeaderValue>>
  readonly body: Uint8Array
}

export type HeaderValue =
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'byte' | 'short' | 'integer'; readonly value: number }
  | { readonly type: 'long'; readonly value: bigint }
  | { readonly type: 'binary'; readonly value: Uint8Array }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'timestamp'; readonly value: Date | bigint }
  /** Lower-case with dashes: `00010203-0405-0607-0809-0a0b0c0d0e0f`. */
  | { readonly type: 'uuid'; readonly value: string }

export type HeaderType = HeaderValue['type']
