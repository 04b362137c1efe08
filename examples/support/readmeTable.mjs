// The tables of verdicts in the examples' README, between two comments that name them.
import { readFileSync, writeFileSync } from 'node:fs'

const kinds = {
  passed: 'pass',
  failed: 'fail must',
  warned: 'fail should',
  noted: 'fail info',
  blocked: 'blocked',
  skipped: 'skip',
}

export const heads = Object.keys(kinds)

/** How many verdicts there are under each head, as the table has them. */
export const countsOf = (verdicts) =>
  Object.values(kinds).map((kind) =>
    verdicts
      .filter(({ outcome, level }) => `${outcome} ${level}`.startsWith(kind))
      .length.toLocaleString('en-US'),
  )

/** A table as the formatter of the project leaves it: the first column to the left, numbers to the right. */
function tableOf(rows) {
  const widths = rows[0].map((_head, column) => Math.max(3, ...rows.map((row) => row[column].length)))
  const line = (cells) => `| ${cells.join(' | ')} |`
  const padded = rows.map((row) =>
    line(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])))),
  )
  const rule = line(widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)))
  return [padded[0], rule, ...padded.slice(1)].join('\n')
}

/** Puts a table between `<!-- NAME:start -->` and `<!-- NAME:end -->`. */
export function writeTable(file, name, rows) {
  const text = readFileSync(file, 'utf8')
  const marked = new RegExp(`(<!-- ${name}:start -->\n)[^]*(<!-- ${name}:end -->)`)
  if (!marked.test(text)) throw new Error(`${file} has no place for the table of ${name}`)
  writeFileSync(file, text.replace(marked, `$1\n${tableOf(rows)}\n\n$2`))
}
