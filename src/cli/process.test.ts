import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../runner/testing/folder.js'
import type { Results } from '../runner/results/results.js'
import { compile } from '../runner/testing/compiled.js'

const compiled = compile()

/** The command with its arguments, set apart by spaces. */
const cli = (line: string) => compiled.run('src/cli/main.js', line.split(' '))

const readResults = (folder: string): Results =>
  JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as Results

// Several processes each, which take their time where the machine is busy.
describe('the command, as users run it', { timeout: 120_000 }, () => {
  it('tells its version', async () => {
    expect(await cli('--version').ended).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u),
    })
  })

  it('finds that the embedded server conforms; the same again, and the same in parts', async () => {
    const folder = await temporaryFolder()
    const judge = async (name: string, line: string) => {
      const output = join(folder, name)
      const run = cli(`${line} --reporter default,json --output-dir ${output}`)
      const { code, stdout, stderr } = await run.ended
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toMatch(/^server: conforms {2}\d+ passed/mu)
      return JSON.stringify({ ...readResults(output), header: undefined })
    }
    const some = 'server --only converse.toolConfig.toolChoice'
    const whole = await judge('whole', some)
    expect(await judge('again', some)).toBe(whole)
    await judge('1', `${some} --shard 1/2`)
    await judge('2', `${some} --shard 2/2`)
    const parts = ['1', '2'].map((part) => join(folder, part, 'results.json'))
    expect(await judge('merged', `merge ${parts.join(' ')}`)).toBe(whole)
    expect((await cli(`merge ${parts[0]}`).ended).stderr).toMatch(
      /^error: the server suite lacks shard 2\/2\n/u,
    )
  })

  it('finds the defect of a mutant, cites the sentence, and keeps it in a baseline', async () => {
    const baseline = join(await temporaryFolder(), 'baseline.json')
    const judge = (mutant: string, rest: string) =>
      cli(`server ${mutant} --only usage --baseline ${baseline} ${rest}`.replaceAll(/ +/gu, ' ').trim()).ended
    const mutant = '--mutant total-off-by-one'
    const { code, stdout } = await cli(`server ${mutant} --only usage`).ended
    expect(code).toBe(1)
    expect(stdout).toMatch(/^FAIL usage\.total {2}must\n {5}“.+”$/mu)
    expect(stdout).toContain('# bedrock-conformance serve --port 4566 --mutant total-off-by-one')
    expect((await judge(mutant, '')).stderr).toMatch(/^error: .*baseline\.json: ENOENT/u)
    expect(await judge(mutant, '--update-baseline')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/has \d+ known failures? now\n$/u),
    })
    expect(await judge(mutant, '')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('conforms but for what is known'),
    })
    expect(await judge('', '')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('FIXED converse.usage.total'),
    })
  })

  it('is done within seconds when nobody is there, with one message', async () => {
    const { code, stdout } = await cli('server --endpoint http://127.0.0.1:1').ended
    expect(code).toBe(1)
    expect(stdout.match(/^(?:FAIL|BLOCKED) .*/gmu)).toEqual([
      expect.stringMatching(/^BLOCKED [\d,]+ cases: nothing at 127\.0\.0\.1:1 answers in HTTP/u),
    ])
  })

  it('writes what it has when it is interrupted', async () => {
    const folder = await temporaryFolder()
    // It answers when it is asked whether it is there, and nothing else.
    const server = createServer((request, response) => {
      if (request.url === '/') response.end()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => {
      server.close().closeAllConnections()
    })
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const child = cli(`server --endpoint ${url} --reporter default,json --output-dir ${folder}`)
    child.signalWhen('cases, revision', 'SIGINT')
    const { code, stdout } = await child.ended
    expect({ code, stdout }).toEqual({ code: 130, stdout: expect.stringContaining('server: interrupted') })
    expect(readResults(folder).suites[0]?.state).toBe('interrupted')
  })

  it.each([
    [
      'server --only nothing.like.it',
      /^error: no case of the server suite is selected\nhint: look at --only/u,
    ],
    ['server --mutant none', /^error: there is no mutant 'none'/u],
  ])('says in one line what is wrong with %s', async (line, message) => {
    const { code, stderr } = await cli(line).ended
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^ +at /mu)
  })
})
