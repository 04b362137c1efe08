import { HELD, takes } from './takes.mjs'

/** Who asks, in the words of the AWS documentation's examples; none of it may be found in a recording. */
export const credentials = {
  accessKeyId: 'AKIDOFTHERECORDINGS1',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: 'the-session-token-of-the-recordings',
}

/** What user agents tell of the machine says nothing about the client. */
const machine = [
  '\\bos/[a-z]+(?:#|/)(?<secret>[\\w.+~-]+)',
  '\\b(?:linux|Linux|darwin|Darwin)/(?<secret>\\d[\\w.+~-]+)',
]

/**
 * Have a client make every call that it knows against the embedded server, through the recorder, one after the other.
 * `project` is what the project exports under these names, from its sources or built.
 */
export async function recordClient(name, { hello, call }, folder, project) {
  const { addPatterns, CassetteFolder, defaultRedaction, listen, referenceHandler, startRecorder } = project
  const upstream = await listen(hold(referenceHandler()))
  const problems = []
  const recorder = await startRecorder({
    upstream: upstream.url,
    folder: await CassetteFolder.open(folder),
    redaction: addPatterns(defaultRedaction, machine),
    client: `${hello.name} ${hello.version}`,
    onProblem: (problem) => problems.push(problem),
  })
  try {
    for (const [operation, input, asked = {}, only = name] of takes) {
      if (only !== name || !hello.operations.includes(operation)) continue
      if ('abortAfterMs' in asked && !hello.features.includes('abort')) continue
      const options = { maxAttempts: 1, ...asked }
      const endpoint = recorder.url
      await call(
        { operation, endpoint, region: 'us-east-1', credentials, input, options },
        new AbortController().signal,
      )
    }
  } finally {
    await recorder.close()
    await upstream.close()
  }
  if (problems.length > 0) throw new Error(problems.join('\n'))
}

/** A server whose answers to certain models begin and never end: three pieces of a stream, or not even a head. */
const hold = (handler) => async (request, signal) => {
  const reply = await handler(request, signal)
  if (!HELD.test(decodeURIComponent(request.target))) return reply
  const left = new Promise((resolve) => {
    signal.addEventListener('abort', resolve, { once: true })
  })
  if (reply.body instanceof Uint8Array) await left
  return { ...reply, body: begin(reply.body, left) }
}

async function* begin(body, left) {
  let count = 0
  for await (const piece of body) {
    yield piece
    count += 1
    if (count === 3) await left
  }
}
