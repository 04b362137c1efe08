import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../files/packageRoot.js'
import { losses } from '../cassette.js'
import { contentOf } from './contentOf.js'
import type { Entry } from './document.js'
import { formatCassette, parseCassette } from './index.js'
import { sample } from '../testing/sample.js'
import { describeMessages } from './describeMessages.js'
import { writeFrames } from '../../wire/frames/writeFrames.js'

const page = await readFile(join(packageRoot, 'docs/cassettes.md'), 'utf8')
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'gu'))].map(([, block]) => block!)

test('the file in the documentation is one', () => {
  const [file] = blocks('json')
  expect(formatCassette(parseCassette(file!, 'docs/cassettes.md'))).toBe(file)
})

test('the messages in the documentation are written as it says', () => {
  const entries = blocks('jsonl')[0]!
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry)
  expect(describeMessages(writeFrames(entries.map(contentOf)))).toEqual(entries)
})

test('the error in the documentation is the one that is given', () => {
  const edited = formatCassette(sample).replace('"Hi"', '"Ho"')
  const [, message, hint] = /^error: (.*)\nhint: (.*)$/mu.exec(page)!
  expect(() => parseCassette(edited, 'hello.cassette.json')).toThrow(
    expect.objectContaining({ message, hint }),
  )
})

test.each(losses)('the loss %s is documented', (loss) => {
  expect(page).toMatch(new RegExp(`^[|] .*\`${loss}\``, 'mu'))
})
