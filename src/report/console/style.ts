import { styleText } from 'node:util'
import type { ReportContext } from '../report.js'

export type Style = Parameters<typeof styleText>[0]

/** Sets text in a style, or leaves it alone where colours are not wanted. */
export type Paint = (style: Style, text: string) => string

/** Colours on a terminal; `NO_COLOR` turns them off, `FORCE_COLOR` on. */
export function createPaint({ stdout, environment }: Pick<ReportContext, 'stdout' | 'environment'>): Paint {
  const { NO_COLOR: off = '', FORCE_COLOR: on = '' } = environment
  const coloured = off === '' && (on === '' ? stdout.isTTY === true : on !== '0' && on !== 'false')
  return coloured ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text
}
