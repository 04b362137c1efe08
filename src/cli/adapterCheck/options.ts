import { accessKey, bearerToken } from '../../cases/client/credentials.js'
import { exampleEvents } from '../../cases/client/samples.js'
import { always, serviceErrorReply, streamReply } from '../../cases/client/scripts.js'
import type { ModelOperation } from '../../contract/index.js'
import type { Script, ScriptedFault } from '../../subjects/client/script.js'
import type { ClientFeature, ClientHello } from '../../subjects/client/subject.js'
import { header } from '../../wire/http/message.js'
import type { ClientObservation } from '../../cases/client/observation.js'
import { failed, returned, type StepDraft, unless } from './step.js'

/** What is tried for one feature: with any operation, or with one that streams. */
interface OptionStep extends Omit<StepDraft, 'title'> {
  readonly title: string
  readonly streams?: true
}

const busy = serviceErrorReply({
  name: 'ServiceUnavailableException',
  status: 503,
  message: 'Try your request again.',
})

/** Nothing is answered at all. */
const silence: Script = always({ ...busy, fault: { kind: 'stall', at: 'before-head' } })

const sent = ({ arrivals }: ClientObservation, name: string): string =>
  header(arrivals[0]?.request.headers ?? [], name) ?? ''

const spoken = ({ arrivals }: ClientObservation): string =>
  arrivals.map(({ httpVersion, tls }) => `HTTP/${httpVersion}${tls ? ' over TLS' : ''}`).join(', ')

const speaks = (httpVersion: '1.1' | '2'): OptionStep => ({
  title: `option httpVersion: HTTP/${httpVersion} is spoken`,
  mend: `give the client a transport that speaks HTTP/${httpVersion} to a plain endpoint when options.httpVersion is "${httpVersion}"`,
  call: { options: { httpVersion } },
  check: (outcome, observation) => [
    ...returned(outcome),
    ...unless(
      observation.arrivals.every((arrival) => arrival.httpVersion === httpVersion),
      `what came was ${spoken(observation)}`,
    ),
  ],
})

const attempts = (maxAttempts: number): OptionStep => ({
  title: `option maxAttempts: a request that fails is sent ${maxAttempts === 1 ? 'once' : `${maxAttempts} times`}`,
  mend: 'options.maxAttempts counts the first one: where the client counts retries, give it one less',
  call: { options: { maxAttempts } },
  route: { ownPort: true },
  script: () => always(busy),
  check: (outcome, { arrivals }) => [
    ...failed(outcome),
    ...unless(arrivals.length === maxAttempts, `it was sent ${arrivals.length} times`),
  ],
})

const slowly = (operation: ModelOperation, fault?: ScriptedFault): Script =>
  always({ ...streamReply(operation, exampleEvents(operation).slice(0, 2)), ...(fault && { fault }) })

/** By feature. What is not here is an idiom: it changes what is expected, and nothing can be asked for. */
export const optionSteps = (
  operation: ModelOperation,
  hello: Pick<ClientHello, 'features'>,
): Readonly<Partial<Record<ClientFeature, readonly OptionStep[]>>> => ({
  sigv4: [
    {
      title: 'credentials with an access key: the request is signed',
      mend: 'give the client credentials.accessKeyId and secretAccessKey of each call',
      call: { credentials: { ...accessKey, accessKeyId: 'AKIDADAPTERCHECK' } },
      check: (_, observation) =>
        unless(
          /^AWS4-HMAC-SHA256 .*Credential=AKIDADAPTERCHECK\//.test(sent(observation, 'authorization')),
          `Authorization was ${sent(observation, 'authorization') || 'not sent'}`,
        ),
    },
  ],
  'session-token': [
    {
      title: 'credentials with a session token: it is sent',
      mend: 'give the client credentials.sessionToken where there is one',
      call: { credentials: { ...accessKey, sessionToken: 'a-session-token' } },
      check: (_, observation) =>
        unless(
          sent(observation, 'x-amz-security-token') === 'a-session-token',
          `X-Amz-Security-Token was ${sent(observation, 'x-amz-security-token') || 'not sent'}`,
        ),
    },
  ],
  bearer: [
    {
      title: 'credentials with a bearer token: it is sent',
      mend: 'give the client credentials.bearerToken where there is one, and have it prefer that',
      call: { credentials: { bearerToken } },
      // Some keep a token from going over a connection that anybody can read.
      route: { tls: hello.features.includes('tls') },
      check: (_, observation) =>
        unless(
          sent(observation, 'authorization') === `Bearer ${bearerToken}`,
          `Authorization was ${sent(observation, 'authorization') || 'not sent'}`,
        ),
    },
  ],
  http1: [speaks('1.1')],
  http2: [speaks('2')],
  tls: [
    {
      title: 'option ca: an https endpoint is trusted that this authority has signed',
      mend: 'options.ca is PEM text: some clients want it in a file, or in a trust store of their own',
      route: { tls: true },
      check: (outcome, observation) => [
        ...returned(outcome),
        ...unless(
          observation.arrivals.every(({ tls }) => tls),
          `what came was ${spoken(observation)}`,
        ),
      ],
    },
  ],
  attempts: [attempts(1), attempts(2)],
  timeout: [
    {
      title: 'option timeoutMs: a call that is not answered fails',
      mend: 'options.timeoutMs is how long to wait for a byte of an answer: the read timeout of most clients',
      call: { options: { timeoutMs: 300 }, optionally: { maxAttempts: 1 } },
      script: () => silence,
      check: failed,
    },
  ],
  stop: [
    {
      title: 'option stopAfter: the stream is left after so many events',
      mend: 'leave the loop over the events after options.stopAfter of them, and answer with those',
      streams: true,
      call: { options: { stopAfter: 1 } },
      script: () => slowly(operation, { kind: 'stall', at: 'after-body' }),
      check: (outcome) => [
        ...returned(outcome),
        ...unless(outcome.events?.length === 1, `${outcome.events?.length ?? 0} events were given`),
      ],
    },
  ],
  pause: [
    {
      title: 'option pauseMs: the events are taken slowly',
      mend: 'wait options.pauseMs after each event before asking for the next',
      streams: true,
      call: { options: { pauseMs: 150 } },
      script: () => slowly(operation),
      check: (outcome) => [
        ...returned(outcome),
        ...unless(outcome.milliseconds >= 150, 'the call took less time than one pause'),
      ],
    },
  ],
  abort: [
    {
      title: 'option abortAfterMs: the call is aborted, and fails',
      mend: 'abort the call by what the language has for that, after options.abortAfterMs, and answer with the error',
      call: { options: { abortAfterMs: 300 } },
      script: () => silence,
      check: failed,
    },
  ],
})
