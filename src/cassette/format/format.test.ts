import { describe, expect, test } from 'vitest'
import { sample } from '../testing/sample.js'
import { CassetteError, formatCassette, parseCassette } from './index.js'

const text = formatCassette(sample)

test('a cassette reads well', () => {
  expect(text).toMatchInlineSnapshot(`
    "{
      "cassette": 1,
      "provenance": {
        "recorder": "bedrock-conformance 0.1.0",
        "recordedAt": "2026-07-31T12:00:00.000Z",
        "upstream": "https://bedrock-runtime.us-east-1.amazonaws.com",
        "lost": [],
        "redacted": {"authorization":1}
      },
      "request": {
        "httpVersion": "1.1",
        "method": "POST",
        "target": "/model/amazon.nova-lite-v1%3A0/converse-stream",
        "headers": [
          ["Host","bedrock-runtime.us-east-1.amazonaws.com"],
          ["Content-Type","application/json"]
        ],
        "body": {
          "length": 59,
          "sha256": "7421da8d1a0949a481724fee62d5886aacde03836bf58248adb73e8b61ac0d54",
          "json": {
            "messages": [
              {
                "role": "user",
                "content": [
                  {
                    "text": "Hello"
                  }
                ]
              }
            ]
          }
        }
      },
      "response": {
        "httpVersion": "1.1",
        "status": 200,
        "reason": "OK",
        "headers": [
          ["Content-Type","application/vnd.amazon.eventstream"],
          ["Transfer-Encoding","chunked"]
        ],
        "body": {
          "length": 316,
          "sha256": "06d7fb48b8083d7a0aa04673637d64b669e6e2cf43f2294b27bcc802ea66ba61",
          "messages": [
            {"event":"messageStart","json":{"p":"abc","role":"assistant"}},
            {"event":"contentBlockDelta","json":{"contentBlockIndex":0,"delta":{"text":"Hi"}}},
            {"raw":"AAAAdQAAAE7FdNxBCzpldmVudC10eXBlBwAIbWV0YWRhdGENOmNvbg=="}
          ]
        },
        "chunks": [[0,128], [15020,148], [15020,40]],
        "end": "cut",
        "fault": "the connection was reset"
      }
    }
    "
  `)
})

/** What a file is refused with once `text` has become `damaged`. */
function refusal(damaged: string): string {
  expect(damaged).not.toBe(text)
  try {
    parseCassette(damaged, 'a.cassette.json')
  } catch (error) {
    if (!(error instanceof CassetteError)) throw error
    return `${error.message}\n${error.hint}`
  }
  return 'accepted'
}

const edit = (from: string | RegExp, to: string) => text.replace(from, to)

describe('a file that is not the one that was written is refused, with its place and a mend', () => {
  test.each<[string, string]>([
    ['cut off', text.slice(0, 900)],
    ['empty', ''],
    ['a conflict of a merge', edit('    "method"', '<<<<<<< ours\n    "method"')],
    ['not a cassette', '{"log":{"entries":[]}}'],
    ['a list', '[]'],
    ['a newer format', edit('"cassette": 1', '"cassette": 2')],
    ['a member with a slip of the pen', edit('"end"', '"ends"')],
    ['a member of another type', edit('"status": 200', '"status": "200"')],
    ['a header without a value', edit('["Content-Type","application/json"]', '["Content-Type"]')],
    ['no request', edit(/ {2}"request": \{.*?\n {2}\},\n/su, '')],
    ['an edited request', edit('Hello', 'Howdy')],
    ['an edited message', edit('"Hi"', '"Ho"')],
    [
      'a message more',
      edit('{"event":"messageStart"', '{"event":"x","json":{}},\n        {"event":"messageStart"'),
    ],
    ['a message of two kinds', edit('{"event":"messageStart",', '{"event":"messageStart","exception":"x",')],
    ['a message without a payload', edit(/,"json":\{"p":"abc","role":"assistant"\}/u, '')],
    [
      'a message with a name that no message can have',
      edit('{"event":"messageStart"', '{"headers":[["","x"]]'),
    ],
    ['a body of two forms', edit('"json": {', '"text": "", "json": {')],
    ['an edited length', edit('"length": 59', '"length": 60')],
    ['an edited digest', edit(/"sha256": "../u, '"sha256": "00')],
    ['a chunk less', edit(/\[\[0, ?\d+\], ?/u, '[')],
    ['chunks that go back in time', edit('[0,', '[99999,')],
  ])('%s', (_, damaged) => {
    expect(refusal(damaged)).toMatchSnapshot()
  })
})

test.each([
  [
    'a fraction of a microsecond',
    { ...sample, response: { ...sample.response, chunks: [{ at: 0.5, bytes: new Uint8Array() }] } },
  ],
  ['no request, though none was lost', { provenance: sample.provenance, response: sample.response }],
])('what is no cassette is not written: %s', (_, cassette) => {
  expect(() => formatCassette(cassette)).toThrow(TypeError)
})
