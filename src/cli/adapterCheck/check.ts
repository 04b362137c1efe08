import { makeClientCase } from '../../cases/client/makeClientCase.js'
import type { ClientStand } from '../../cases/client/clientCase.js'
import { createPaint, type Paint } from '../../report/console/style.js'
import { many } from '../../report/words.js'
import { HarnessError } from '../../runner/harnessError.js'
import { createCommandClient } from '../../subjects/client/commandClient.js'
import { createModuleClient } from '../../subjects/client/moduleClient.js'
import { startScriptedServer } from '../../subjects/client/scriptedServer.js'
import type { ClientSubject } from '../../subjects/client/subject.js'
import { ProgramStartError } from '../../subjects/command/lineProgram.js'
import type { Cli } from '../cli.js'
import { type ProgramFlags, programTarget } from '../programFlags.js'
import { mendOf } from './mend.js'
import { arrivalNotes, greetingNotes, missed, passed, seenLines } from './print.js'
import { stepsFor, untried } from './steps.js'
import type { Step } from './step.js'
import { isOvertaken } from './together.js'

/** Milliseconds that one call may take. */
const limit = 10_000

/** Steps in a row without an answer, after which there is no point in asking further. */
const patience = 3

/**
 * Start an adapter and ask it for one thing of each kind that it says it can do.
 *
 * Gives 0 when all of that was understood, 1 when something is to be mended, 130 when it was interrupted.
 *
 * @throws HarnessError when there is nothing that could be started
 */
export async function checkAdapter(flags: ProgramFlags, cli: Cli): Promise<number> {
  const paint = createPaint(cli)
  const client = await startClient(flags)
  if (typeof client === 'string') {
    cli.stdout.write(missed('greeting', [client], [], mends.greeting, paint))
    return 1
  }
  const server = await startScriptedServer()
  try {
    const { hello } = client
    cli.stdout.write(passed(`greeting: ${hello.name} ${hello.version}`, greetingNotes(hello), paint))
    const steps = stepsFor(hello)
    if (steps.length === 0) {
      cli.stdout.write(missed('operations', ['none of them can be tried'], [], mends.operations, paint))
      return 1
    }
    const wrong = await takeSteps(steps, { client, server }, cli, paint)
    if (cli.interrupted.aborted) return 130
    cli.stdout.write(summary(steps.length, wrong, client, paint))
    return wrong === 0 ? 0 : 1
  } finally {
    await client.close()
    await server.close()
  }
}

const mends = {
  greeting:
    'the first line must be {"hello":{"protocol":1,"name":"…","version":"…","operations":[…],"features":[…]}}, see docs/adapters.md',
  operations:
    'name at least one operation that is not InvokeModelWithBidirectionalStream in `hello.operations`',
}

/** The client, or why it cannot be asked. */
async function startClient(flags: ProgramFlags): Promise<ClientSubject | string> {
  const target = programTarget(flags)
  if (target.kind === 'embedded') {
    throw new HarnessError('bad-option', 'there is no adapter to check', {
      hint: 'say --command COMMAND or --module FILE',
    })
  }
  try {
    return await (target.kind === 'module'
      ? createModuleClient(target.path, { limit })
      : createCommandClient(target.command, { limit }))
  } catch (error) {
    if (!(error instanceof ProgramStartError)) throw error
    if (/: spawn .* ENOENT/.test(error.message)) {
      throw new HarnessError('bad-option', error.message, { hint: 'is the program installed?' })
    }
    return error.message
  }
}

/** How many steps went wrong. */
async function takeSteps(
  steps: readonly Step[],
  stand: ClientStand,
  cli: Cli,
  paint: Paint,
): Promise<number> {
  let wrong = 0
  let unanswered = 0
  for (const step of steps) {
    if (cli.interrupted.aborted) break
    const known = stand.server.strays.length
    const { title } = step.data
    const { observation, findings } = await takeStep(step, stand, cli.interrupted)
    if (findings.length === 0) {
      cli.stdout.write(passed(title, arrivalNotes(observation), paint))
    } else {
      wrong += 1
      const strays = stand.server.strays.slice(known)
      const mend = mendOf(step, observation, strays)
      cli.stdout.write(missed(title, findings, seenLines(observation, strays), mend, paint))
    }
    const isAnswered = observation.calls.every(({ outcome }) => outcome.end === 'answer')
    unanswered = isAnswered ? 0 : unanswered + 1
    if (unanswered === patience) {
      cli.stdout.write(`\n${many(patience, 'step')} in a row had no answer: the rest is not tried\n`)
      break
    }
  }
  return wrong
}

async function takeStep({ data, meanwhile }: Step, stand: ClientStand, signal: AbortSignal) {
  const made = makeClientCase(data)
  const [observation, other] = await Promise.all([
    made.observe(stand, signal),
    meanwhile && makeClientCase(meanwhile).observe(stand, signal),
  ])
  const judged = made.check(observation)
  const messages = 'skip' in judged ? [] : judged.map(({ message }) => message)
  const isLate = other !== undefined && !isOvertaken(observation, other)
  const late = isLate ? ['the call that was made meanwhile was answered after the one that waited'] : []
  return { observation, findings: [...messages, ...late] }
}

function summary(count: number, wrong: number, { hello }: ClientSubject, paint: Paint): string {
  const { unclaimed, idioms } = untried(hello)
  const verdict =
    wrong === 0
      ? paint('green', `all ${many(count, 'step')} understood`)
      : `${paint('red', `${wrong} of ${many(count, 'step')} not understood`)}: mend them, or take what the client cannot do out of \`hello\``
  return [
    '',
    ...(unclaimed.length > 0 ? [`not claimed, so not tried: ${unclaimed.join(', ')}`] : []),
    ...(idioms.length > 0 ? [`for \`bedrock-conformance client\` to judge: ${idioms.join(', ')}`] : []),
    verdict,
    '',
  ].join('\n')
}
