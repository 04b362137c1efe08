import type { Mutant } from '../mutant.js'

/** A server that does not know one requirement of requests: it accepts whatever breaks that one alone. */
export const accepts = (requirement: string): Mutant => ({
  id: `accepts:${requirement}`,
  description: `accepts requests that break ${requirement}`,
  change: (parts) => ({
    ...parts,
    judge: (operation, value) =>
      parts.judge(operation, value).filter((violation) => violation.requirement !== requirement),
  }),
})
