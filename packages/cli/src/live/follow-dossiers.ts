import type { Following, StreamEvent } from '@onrecord/client'
import { connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { getDossier, listDossiers } from '../dossiers.ts'
import { EXIT, Failure } from '../failure.ts'
import { printNotice } from '../output/print.ts'
import { lastingClient } from './lasting-client.ts'
import { untilStopped } from './until-stopped.ts'

/** What to follow: all dossiers of the key where none is named; `after` begins behind that seq, else with what comes. */
export type Wish = {
  dossiers: readonly string[] | undefined
  after: number | undefined
  filter: NonNullable<Following['filter']>
}

/**
 * Hands over what subscribers are told, each dossier's in the order of its log, until Ctrl-C. A server that restarts is
 * waited for. Throws Failure where none answers at the start, or a filter is refused.
 */
export async function followDossiers(wish: Wish, take: (event: StreamEvent) => Promise<void> | void): Promise<void> {
  const config = readConfig()
  const dossiers = await chosen(await connect(config), wish)
  const onrecord = await lastingClient(config)
  const { follow } = await import('@onrecord/client')
  const { after, filter } = wish
  await untilStopped(async (signal) => {
    const followings = dossiers.map(async (dossier) => {
      for await (const event of follow(onrecord, {
        dossier,
        filter,
        signal,
        ...(after === undefined ? {} : { after }),
      })) {
        await take(event)
      }
    })
    printNotice(`following ${dossiers.join(', ')}; Ctrl-C ends it`)
    await Promise.all(followings)
  })
}

async function chosen(client: Parameters<typeof getDossier>[0], { dossiers, after }: Wish): Promise<string[]> {
  const found =
    dossiers === undefined
      ? await listDossiers(client)
      : await Promise.all(dossiers.map((dossier) => getDossier(client, dossier)))
  const ids = found.map(({ id }) => id)
  if (ids.length === 0) throw new Failure('there is no dossier yet')
  if (after === undefined || ids.length === 1) return ids
  throw new Failure(`--after counts in one dossier's log: name it by --dossier, one of ${ids.join(', ')}`, {
    exitCode: EXIT.usage,
  })
}
