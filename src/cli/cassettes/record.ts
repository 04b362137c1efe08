import { Option, type Command } from 'commander'
import type { Cli } from '../cli.js'
import { integer } from '../parse.js'
import { addDebug } from '../runFlags.js'
import type { RecordFlags } from './runRecorder.js'

/** `bedrock-conformance cassettes record`: a reverse proxy that keeps what passes through. */
export function addRecord(cassettes: Command, cli: Cli): void {
  const command = cassettes
    .command('record')
    .description('stand between a client and a server, and save each exchange without its secrets')
    .requiredOption('--upstream <url>', 'the server that answers: http[s]://host[:port][/path]')
    .requiredOption('--output-dir <folder>', 'where the cassettes go')
    .option('--port <number>', '0 takes a free one', integer(0), 0)
    .option('--host <address>', 'where to listen', '127.0.0.1')
    .addOption(
      new Option('--http <version>', 'how to speak to the upstream; as the client does, by default').choices([
        '1.1',
        '2',
      ]),
    )
    .option('--ca <file>', 'certificates of a private authority to trust, in PEM')
    .option('--sign', 'sign each request for the upstream with the credentials of this machine')
    .option('--region <name>', 'the region to sign for; by default that of the upstream or of AWS_REGION')
    .option(
      '--redact <patterns...>',
      'more to redact: regular expressions, their group `secret` or all of it',
    )
    .option('--client <name>', 'who asks, for the provenance, such as "boto3 1.43.0"')
  addDebug(command)
    .addHelpText('after', help)
    .action(async (flags: RecordFlags) => {
      const { runRecorder } = await import('./runRecorder.js')
      await runRecorder(flags, cli)
    })
}

const help = `
HTTP/1.1 and HTTP/2 with prior knowledge come in on one port. One JSON line tells when it is ready, then one line each
file that was saved. SIGTERM or Ctrl-C stops it: what is under way is saved as aborted.

Credentials, tokens, cookies, access key ids, account ids in ARNs and presigned queries never reach the disk, in no
encoding; what they are replaced by keeps the exchange lawful.

A signature covers the host, so a client that signs for this recorder is refused by a server that checks: --sign makes
the signature anew. It needs the package @aws-sdk/credential-provider-node.

Examples:
  $ bedrock-conformance cassettes record --upstream http://127.0.0.1:4566 --output-dir recordings
  $ bedrock-conformance cassettes record --upstream https://bedrock-runtime.us-east-1.amazonaws.com --sign \\
      --output-dir recordings --redact 'patient-(?<secret>\\d+)'
`
