import { expect, it } from 'vitest'
import { markup, oneLine, printable } from './escape.js'

it.each([
  ['\u001b[31mred\u001b[0m', String.raw`\u001b[31mred\u001b[0m`],
  ['a\r\nb\tc\r', 'a\nb\tc\\u000d'],
  ['\u0000\u0007\u009b', String.raw`\u0000\u0007\u009b`],
  ['\u202egnp.exe', String.raw`\u202egnp.exe`],
  ['\ud800x', String.raw`\ud800x`],
  ['naïve 😀 日本', 'naïve 😀 日本'],
])('makes %j printable', (text, expected) => {
  expect(printable(text)).toBe(expected)
})

it('fits on one line', () => {
  expect(oneLine(' a\n\n b\u2028c ')).toBe(String.raw`a b\u2028c`)
})

it('cannot break out of markup', () => {
  expect(markup(`<script>alert("1" & '2')</script>\u0000`)).toBe(
    String.raw`&#60;script&#62;alert(&#34;1&#34; &#38; &#39;2&#39;)&#60;/script&#62;\u0000`,
  )
})
