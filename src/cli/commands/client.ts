import type { Command } from 'commander'
import type { Cli } from '../cli.js'
import type { ClientFlags } from '../client/settings.js'
import { addProgramFlags } from '../programFlags.js'
import { addRunFlags } from '../runFlags.js'

/** `bedrock-conformance client`: judge a client of the service. */
export function addClient(program: Command, cli: Cli): void {
  const command = program
    .command('client')
    .description('judge a client of the service; the one of this package when none is given')
  addProgramFlags(command, 'client', 'hello and call(call, signal)')
  addRunFlags(command)
    .addHelpText('after', help)
    .action(async (flags: ClientFlags) => {
      const { settingsOfClient } = await import('../client/settings.js')
      const { runAndReport } = await import('../runAndReport.js')
      await runAndReport([await settingsOfClient(flags)], flags, cli)
    })
}

const help = `
The client is pointed at a server of ours, which answers by script, faults included. What it sends and what its caller
sees are judged.

An adapter is a program that first says what it is, then reads one call a line and answers with one line:
  {"hello":{"protocol":1,"name":"my-sdk","version":"1.2.3","operations":["Converse"],"features":["sigv4","http1"]}}
  {"id":1,"operation":"Converse","endpoint":"http://…","region":"us-east-1","credentials":{…},"input":{…},"options":{}}
  {"id":1,"output":{…}}
or, for a stream or a failure,
  {"id":1,"events":[{"messageStart":{…}},…],"error":{"name":"…","message":"…","statusCode":429,"requestId":"…"}}
Blobs are {"$base64":"…"}. A module exports hello and call(call, signal) and runs in a process of its own.

Examples:
  $ bedrock-conformance client --module ./adapter.js
  $ bedrock-conformance client --command "python3 adapter.py" --only converse.request
  $ bedrock-conformance client --module ./adapter.js --baseline known-failures.yaml
`
