import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../files/packageRoot.js'
import { commandLine } from './testing/commandLine.js'

describe('the command line', () => {
  it('helps, for every command with examples', async () => {
    const { code, stdout } = await commandLine(['--help'])
    expect(code).toBe(0)
    const names = [...stdout.matchAll(/^ {2}([a-z]+) .*(?:\[options\]|<)/gmu)].map(([, name]) => name!)
    expect(names.length).toBeGreaterThan(7)
    for (const name of names) {
      const help = await commandLine([name, '--help'])
      expect([name, help.code]).toEqual([name, 0])
      expect(help.stdout).toContain(`$ bedrock-conformance`)
    }
  })

  it('knows its version', async () => {
    const { version } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8'))
    expect(await commandLine(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  it.each([
    [['servr'], "error: there is no command 'servr'\nhint: did you mean 'server'?\n"],
    [['quux'], 'hint: there are all, server,'],
    [['server', '--sed', '1'], "error: unknown option '--sed'\n(Did you mean --seed?)"],
    [['server', '--seed', '-1'], 'It must be a whole number, 0 or more.'],
    [['server', '--runs', '0'], 'It must be a whole number, 1 or more.'],
    [['server', '--shard', '3/2'], 'It must be a part such as 1/3'],
    [['server', '--level', 'may'], 'Allowed choices are must, should, info.'],
    [['server', '--reporter', 'default,htlm'], "Did you mean 'html'?"],
    [['server', '--reporter', 'pdf'], 'There are default, json, junit, html, github.'],
    [['server', '--endpoint', 'localhost:4566'], "error: 'localhost:4566' is no endpoint\nhint: give a URL"],
    [['server', '--endpoint', 'http://localhost', '--mutant', 'x'], 'cannot be used with'],
    [
      ['server', '--update-baseline'],
      'error: --update-baseline has no file to write\nhint: say --baseline FILE\n',
    ],
    [['server', '--baseline', '/none.json'], 'error: /none.json: ENOENT'],
    [['client', '--module', '/none.js'], "argument '/none.js' is invalid. There is no such file."],
    [['server', '--profile', '/none.yaml'], 'error: the profile cannot be read: ENOENT'],
    [['server', '--revision', 'July'], "error: 'July' names no revision: give a date as YYYY-MM-DD"],
    [['validate', 'x.json'], "error: required option '--operation <name>' not specified"],
    [['validate', '/none.json', '--operation', 'Converse'], 'error: ENOENT'],
    [['diff', '2024-05-30'], "error: missing required argument 'to'"],
    [['diff', '2020-01-01', 'newest'], 'there was no Bedrock Runtime API on 2020-01-01'],
    [['list', 'oprations'], "hint: did you mean 'operations'?"],
    [['schema', 'Convers'], "'Convers' is no operation"],
    [['explain', 'converse.messages.images.max-cout'], 'is no requirement'],
    [['inspect', '/none.bin'], 'cannot read /none.bin: ENOENT'],
    [
      ['inspect', 'x', '--operation', 'Converse'],
      'Allowed choices are ConverseStream, InvokeModelWithResponseStream.',
    ],
    [['merge'], "error: missing required argument 'files'"],
    [['merge', '/none.json'], 'error: /none.json: ENOENT'],
  ])('refuses %j with one line and a mend', async (args, message) => {
    const { code, stdout, stderr } = await commandLine(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).not.toMatch(/^ +at /mu)
  })

  it('shows where an error comes from to those who ask', async () => {
    expect((await commandLine(['schema', 'Convers', '--debug'])).stderr).toMatch(/^ +at .*schema/mu)
  })
})

describe('the real service', () => {
  it('is not called unless someone means it', async () => {
    const { code, stderr } = await commandLine([
      'server',
      '--endpoint',
      'https://bedrock-runtime.us-east-1.amazonaws.com',
    ])
    expect(code).toBe(2)
    expect(stderr).toMatch(/is the real service: this run would send it at least \d+ requests/u)
    expect(stderr).toContain('hint: if that is meant, say --allow-paid')
  })
})
