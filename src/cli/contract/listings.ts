/** What can be listed, each with the function that makes the rows: the first row is the heading. */
export const listings = {
  requirements: async (flags: ListFlags) => (await import('./listRequirements.js')).listRequirements(flags),
  cases: async (flags: ListFlags) => (await import('./listCases.js')).listCases(flags),
  generators: async (flags: ListFlags) => (await import('./listGenerators.js')).listGenerators(flags),
  revisions: async () => (await import('./listContract.js')).listRevisions(),
  operations: async (flags: ListFlags) => (await import('./listContract.js')).listOperations(flags),
  features: async () => (await import('./listContract.js')).listFeatures(),
  purposes: async () => (await import('./listContract.js')).listPurposes(),
} as const satisfies Readonly<Record<string, (flags: ListFlags) => Promise<readonly Row[]>>>

/** One entry: column by column for people, as it is for JSON. */
export type Row = Readonly<Record<string, string | number>>

export interface ListFlags {
  readonly only?: readonly string[]
  readonly level?: string
  readonly kind?: string
  readonly enforcement?: string
  readonly checked?: boolean
  readonly unchecked?: boolean
  readonly revision: string
  readonly json?: boolean
}
