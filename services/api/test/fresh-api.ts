import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { type DossierConfigurationInput, eventRegistry, type Scope } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { startProjector } from '@onrecord/projections'
import { freshDatabase } from '@onrecord/testing'
import { parseSecretsKeys } from '@onrecord/webhooks'
import type { Test } from 'tap'
import { openKnownViews } from '../src/cache/known-views.ts'
import { buildServer, issueKey } from '../src/index.ts'
import { openLogger } from '../src/logger.ts'
import type { ServerSettings } from '../src/server-settings.ts'
import { callByContract, contractUrl, isForPrism } from './contract.ts'

type Answer = {
  status: number
  headers: Record<string, string | string[] | number | undefined>
  // A test says what it expects of the answer; reading it loosely keeps that in one place.
  // oxlint-disable-next-line typescript/no-explicit-any -- see above
  body: any
}

function readAnswer(status: number, headers: Answer['headers'], text: string): Answer {
  const isJson = /[/+]json/.test(String(headers['content-type'])) && text !== ''
  return { status, headers, body: isJson ? JSON.parse(text) : text }
}

type Request = { key?: string | null; headers?: Record<string, string>; body?: unknown; raw?: string | Buffer }

/**
 * A server on a database of its own, called without a network, its projector at work where `views` are not to lag. What it
 * knows of views is asked for anew each time, unless `settings` say otherwise. Webhooks may lie on loopback, unless it is not
 * allowed. `call` uses a key that may do everything.
 */
export async function freshApi(
  t: Pick<Test, 'teardown'>,
  {
    views: projected = 'followed',
    settings = {},
    allowLoopback = true,
  }: { views?: 'followed' | 'lagging'; settings?: Partial<ServerSettings>; allowLoopback?: boolean } = {},
) {
  const { url, database } = await freshDatabase(t)
  const log = openEventLog({ database, registry: eventRegistry })
  const logger = openLogger({ name: 'test', level: 'silent' })
  const webhooks = { secretsKeys: parseSecretsKeys(randomBytes(32).toString('base64')), allowLoopback }
  const app = await buildServer({ log, logger, allowedHosts: null, webhooks }, { staleMs: 0, ...settings })
  const projector = projected === 'followed' ? startProjector(log) : undefined
  t.teardown(async () => {
    await projector?.stop()
    await app.close()
    await closeEventLog(log)
  })
  const keyFor = async (scopes: Scope[], dossiers: string[] | null = null): Promise<string> =>
    (await issueKey(log, { label: 'test', scopes, dossiers })).token
  const admin = await keyFor(['admin'])

  const call = async (
    method: 'GET' | 'POST' | 'DELETE' | 'PUT' | 'PATCH',
    path: string,
    request: Request = {},
  ): Promise<Answer> => {
    const { key = admin, headers = {}, body, raw } = request
    const sent = {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined && raw === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    }
    if (contractUrl !== undefined && raw === undefined && isForPrism(sent)) {
      const checked = await callByContract(contractUrl, app, { path, ...sent })
      if (checked !== undefined) {
        return readAnswer(checked.status, Object.fromEntries(checked.headers), await checked.text())
      }
    }
    const answer = await app.inject({
      payloadAsStream: true,
      url: path,
      ...sent,
      ...(raw === undefined ? {} : { payload: raw }),
    })
    const read = await readBody(answer.stream(), String(answer.headers['content-type']))
    return readAnswer(answer.statusCode, answer.headers, read)
  }
  const openDossier = async (configuration: DossierConfigurationInput): Promise<void> => {
    const answer = await call('POST', '/v1/dossiers', { body: configuration })
    if (answer.status !== 201) throw new Error(`dossier refused: ${JSON.stringify(answer.body)}`)
  }
  const stopViews = async (): Promise<void> => projector?.stop()
  return { app, log, views: openKnownViews(log, { staleMs: 0 }), url, database, call, keyFor, openDossier, stopViews }
}

/** All of an answer; of a stream that does not end by itself only what comes at once. */
async function readBody(stream: Readable, type: string): Promise<string> {
  if (!type.startsWith('text/event-stream')) return String(await buffer(stream))
  const [first] = await once(stream, 'data')
  stream.destroy()
  return String(first)
}
