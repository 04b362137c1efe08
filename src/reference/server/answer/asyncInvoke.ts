import { textIn, type Json } from '../json.js'
import type { Call } from '../parts.js'

const ACCOUNT = 'arn:aws:bedrock:us-east-1:123456789012:async-invoke'
const MODEL = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-reel-v1:0'
const OUTPUT = { s3OutputDataConfig: { s3Uri: 's3://conformance-bucket/output' } }

export const answerStartAsyncInvoke = ({ chance }: Call): Json => ({
  invocationArn: `${ACCOUNT}/${chance.text(12, 'abcdefghijklmnopqrstuvwxyz0123456789')}`,
})

/** Every invocation is known, and done. */
export const answerGetAsyncInvoke = ({ value }: Call): Json => ({
  invocationArn: value['invocationArn'],
  ...finished,
})

export const answerListAsyncInvokes = ({ value }: Call): Json => {
  const status = textIn(value, 'statusEquals') ?? 'Completed'
  return {
    asyncInvokeSummaries:
      status === 'Completed' ? [{ invocationArn: `${ACCOUNT}/abcdefghij12`, ...finished }] : [],
  }
}

const finished: Json = {
  modelArn: MODEL,
  status: 'Completed',
  submitTime: '2026-01-02T03:04:05Z',
  lastModifiedTime: '2026-01-02T03:05:06Z',
  endTime: '2026-01-02T03:05:06Z',
  outputDataConfig: OUTPUT,
}
