/**
 * The ways in which clients write a JSON value, as far as the value and the name of the way are enough to write the very
 * same text again.
 */
export const layouts = {
  /** As JavaScript does, and the service. */
  compact: (value: unknown): string => JSON.stringify(value),
  /** As `json.dumps` of Python does, and so boto3: a space after each comma and colon, ASCII alone. */
  spaced: (value: unknown): string => writeSpaced(value),
  /** Two spaces for each level. */
  indented: (value: unknown): string => JSON.stringify(value, null, 2),
} as const

export type Layout = keyof typeof layouts

/** Line feeds stand between the parts of indented JSON alone: inside of a string they are escaped. */
const writeSpaced = (value: unknown): string =>
  inAscii(JSON.stringify(value, null, 1).replaceAll(/,\n */g, ', ').replaceAll(/\n */g, ''))

const inAscii = (text: string): string =>
  text.replaceAll(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
