import { alignColumns } from '../../report/table.js'
import { nearest } from '../../files/nearest.js'
import { HarnessError } from '../../runner/harnessError.js'
import type { Cli } from '../cli.js'
import { listings, type ListFlags, type Row } from './listings.js'

/**
 * Print a listing as a table, or as JSON.
 *
 * @throws HarnessError `bad-option` when there is no such listing
 */
export async function printList(what: string, flags: ListFlags, cli: Cli): Promise<void> {
  const names = Object.keys(listings)
  if (!isListing(what)) {
    const meant = nearest(what, names)
    throw new HarnessError('bad-option', `'${what}' cannot be listed`, {
      hint: meant === undefined ? `there are ${names.join(', ')}` : `did you mean '${meant}'?`,
    })
  }
  const rows: readonly Row[] = await listings[what](flags)
  cli.stdout.write(
    flags.json === true
      ? `${JSON.stringify(rows, null, 2)}\n`
      : alignColumns(rows.map((row) => Object.values(row).map(String))),
  )
}

const isListing = (what: string): what is keyof typeof listings => Object.hasOwn(listings, what)
