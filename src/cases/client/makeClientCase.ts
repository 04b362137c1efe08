import { setTimeout as delay } from 'node:timers/promises'
import type { ClientCall, ClientFeature, ClientHello, ClientOptions } from '../../subjects/client/subject.js'
import type { Finding } from '../case.js'
import { answered } from './answered.js'
import type { ClientCase, ClientCaseData, ClientStand, PlannedCall } from './clientCase.js'
import { usualCredentials } from './credentials.js'
import { evidenceOf, withoutKey } from './evidence.js'
import type { CallObservation, ClientObservation } from './observation.js'

/** The region of a call that does not say another. */
const REGION = 'us-east-1'

/** A case of the runner from its data. */
export function makeClientCase(data: ClientCaseData): ClientCase {
  const { id, requirement, level, title, twins = [] } = data
  return {
    id,
    requirement,
    ...(level !== undefined && { level }),
    title,
    features: featuresOf(data),
    twins,
    observe: (stand, signal) => observeCalls(data, stand, signal),
    check: (observation) => {
      const unanswered = answered(observation, data)
      const judged = unanswered.length > 0 ? unanswered : data.check(observation)
      if ('skip' in judged) return judged
      return judged.map((finding): Finding => ({
        ...finding,
        message: withoutKey(finding.message, observation),
      }))
    },
    evidence: evidenceOf,
  }
}

/** What of a case says what to do. */
type Stimulus = Pick<ClientCaseData, 'script' | 'route' | 'calls' | 'settleMs'>

/**
 * Open a route, make the calls through the client, and close it. Where calls of another case may be to blame for what
 * ended one, all is done again without them.
 */
export async function observeCalls(
  stimulus: Stimulus,
  stand: ClientStand,
  signal: AbortSignal,
): Promise<ClientObservation> {
  const observation = await observeOnce(stimulus, stand, signal)
  const isShared = observation.calls.some(({ outcome }) => outcome.isShared === true)
  if (!isShared || signal.aborted || stand.client.alone === undefined) return observation
  return stand.client.alone((client) => observeOnce(stimulus, { ...stand, client }, signal))
}

async function observeOnce(
  { script, route, calls, settleMs = 0 }: Stimulus,
  { client, server }: ClientStand,
  signal: AbortSignal,
): Promise<ClientObservation> {
  const lines = script()
  const opened = server.open(lines, route)
  const { key, endpoint } = opened
  // A call over TLS trusts the authority of the server unless it says another.
  const trusting = (planned: PlannedCall): PlannedCall =>
    route?.tls === true ? { ...planned, options: { ca: server.ca, ...planned.options } } : planned
  const made: CallObservation[] = []
  try {
    for (const planned of calls(key)) {
      if (signal.aborted) break
      const call = complete(trusting(planned), endpoint, client.hello, key)
      const before = opened.arrivals.length
      const outcome = await client.call(call, signal)
      made.push({ call, outcome, arrivals: opened.arrivals.slice(before) })
      // What hangs or dies once does so again, and each time costs seconds.
      if (outcome.end === 'hung' || outcome.end === 'died') break
    }
    // What must not come can only be listened for.
    if (settleMs > 0) await delay(settleMs, undefined, { signal }).catch(() => {})
  } finally {
    await opened.close()
  }
  const { hello } = client
  const endedAt = new Date()
  return { hello, key, endpoint, script: lines, endedAt, calls: made, arrivals: opened.arrivals }
}

function complete(planned: PlannedCall, endpoint: string, hello: ClientHello, key: string): ClientCall {
  const { operation, input, options = {}, optionally = {}, credentials, region = REGION } = planned
  const can = ([name]: readonly [string, unknown]): boolean =>
    featureOfOption(name as keyof ClientOptions, optionally).every((needed) =>
      hello.features.includes(needed),
    )
  return {
    operation,
    endpoint,
    region,
    credentials: credentials ?? usualCredentials(planned, hello, key),
    input,
    options: { ...Object.fromEntries(Object.entries(optionally).filter(can)), ...options },
  }
}

/** What a case needs of the client: its operations, what it says, and what its calls ask for. */
function featuresOf({ calls, operations, features = [], route }: ClientCaseData): readonly string[] {
  const planned = operations === undefined ? calls('0') : []
  const asked = planned.flatMap(({ options = {}, credentials }) => [
    ...Object.keys(options).flatMap((name) => featureOfOption(name as keyof ClientOptions, options)),
    ...(credentials === undefined ? [] : featuresOfCredentials(credentials)),
  ])
  return [
    ...new Set<string>([
      ...(operations ?? planned.map(({ operation }) => operation)),
      ...features,
      ...asked,
      ...(route?.tls === true ? ['tls'] : []),
    ]),
  ]
}

function featureOfOption(name: keyof ClientOptions, options: ClientOptions): readonly ClientFeature[] {
  switch (name) {
    case 'httpVersion':
      return [options.httpVersion === '2' ? 'http2' : 'http1']
    case 'ca':
      return ['tls']
    case 'maxAttempts':
      return ['attempts']
    case 'timeoutMs':
      return ['timeout']
    case 'stopAfter':
      return ['stop']
    case 'pauseMs':
      return ['pause']
    case 'abortAfterMs':
      return ['abort']
    case 'summarise':
      return []
  }
}

const featuresOfCredentials = (credentials: ClientCall['credentials']): readonly ClientFeature[] =>
  'bearerToken' in credentials
    ? ['bearer']
    : credentials.sessionToken === undefined
      ? ['sigv4']
      : ['sigv4', 'session-token']
