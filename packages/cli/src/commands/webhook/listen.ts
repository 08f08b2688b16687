import { randomBytes } from 'node:crypto'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import { EXIT, Failure } from '../../failure.ts'
import { followDossiers } from '../../live/follow-dossiers.ts'
import type { Forwarded } from '../../live/forward.ts'
import { type ToldOptions, wishOf, withToldOptions } from '../../live/told-options.ts'
import { print, printNotice } from '../../output/print.ts'
import { printable } from '../../output/printable.ts'

type Options = ToldOptions & { forwardTo: string; secret?: string; allowRemote?: true; json?: true }

/** What a signing secret looks like. Source: Standard Webhooks 1.0, "Signature scheme": 24 to 64 bytes in base64. */
const SECRET = /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/

/** Adds `onrecord webhook listen`. */
export function registerListen(webhook: Command): void {
  withToldOptions(
    webhook
      .command('listen')
      .description('try a receiver on this machine: post to it what a webhook would be sent, as it is recorded')
      .requiredOption('--forward-to <url>', 'the receiver, such as http://127.0.0.1:9000/claims'),
  )
    .option('--secret <whsec>', 'sign with this secret; a new one, which is printed, where it is left out')
    .option('--allow-remote', 'also where the receiver is not on this machine')
    .option('--json', 'print one JSON line a delivery; so too where the output is no terminal')
    .addHelpText(
      'after',
      `
No webhook is made, so that no server needs to reach this machine. Each delivery is sent once. Ctrl-C ends it.
Example: onrecord webhook listen --forward-to http://127.0.0.1:9000/claims -d gaza-ceasefire --type position`,
    )
    .action(listen)
}

async function listen({ forwardTo, secret: given, allowRemote, json, ...options }: Options): Promise<void> {
  const { forward, isOwnMachine } = await import('../../live/forward.ts')
  const { formatSecret, SECRET_BYTES } = await import('@onrecord/webhooks')
  const url = receiverOf(forwardTo)
  if (allowRemote !== true && !isOwnMachine(url)) {
    throw new Failure(`${url.host} is not this machine; --allow-remote sends there all the same`, {
      exitCode: EXIT.usage,
    })
  }
  if (given !== undefined && !SECRET.test(given)) {
    throw new Failure('--secret: whsec_ and 24 to 64 bytes in base64', { exitCode: EXIT.usage })
  }
  const secret = given ?? formatSecret(randomBytes(SECRET_BYTES))
  printNotice(`signing secret: ${secret}`)
  const isForPrograms = json === true || !process.stdout.isTTY
  await followDossiers(wishOf(options), async (event) => {
    const forwarded = await forward(event, { url, secret })
    print(isForPrograms ? JSON.stringify(forwarded) : forwardedLine(forwarded))
  })
}

function receiverOf(text: string): URL {
  const url = URL.parse(text)
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return url
  throw new Failure(`--forward-to ${text}: an http or https address without user and password`, {
    exitCode: EXIT.usage,
  })
}

function forwardedLine({ at, status, error, durationMs, type, dossier, seq }: Forwarded): string {
  const isTaken = status !== null && status >= 200 && status < 300
  const outcome = styleText(isTaken ? 'green' : 'red', String(status ?? printable(error ?? 'no answer')))
  return `${at.slice(11, 19)}  ${outcome}  ${durationMs} ms  ${type}  ${dossier} #${seq}`
}
