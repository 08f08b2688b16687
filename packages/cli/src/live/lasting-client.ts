import type { Onrecord } from '@onrecord/client'
import { connect } from '../api-client.ts'
import type { CliConfig } from '../config.ts'
import { printNotice } from '../output/print.ts'

/**
 * A client for following: every connection looks anew where the api of this folder runs, so that one that comes back on
 * another port is found. Says once when it is away, and once when it is back.
 */
export async function lastingClient(config: CliConfig): Promise<Onrecord> {
  const { connect: open } = await import('@onrecord/client')
  const { url, key } = await connect(config)
  let isAway = false
  const say = (away: boolean) => {
    if (away !== isAway) printNotice(away ? 'the server is away; trying again' : 'the server is back')
    isAway = away
  }
  const send = async (request: Parameters<typeof fetch>[0]): Promise<Response> => {
    // Nothing else is given by the client than a request whose address is absolute.
    const asked = request as Request
    try {
      const now = await connect(config)
      const response = await fetch(new Request(asked.url.replace(url, now.url), asked))
      say(response.status >= 500)
      return response
    } catch (error) {
      if (!asked.signal.aborted) say(true)
      throw error
    }
  }
  return open({ url, key, retries: 0, fetch: send })
}
