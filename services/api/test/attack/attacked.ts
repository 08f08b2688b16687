import { sourceIdOf } from '@onrecord/domain'
import { PROBLEMS } from '../../src/problem.ts'
import { TEXT } from '../harbour.ts'
import { harbourApi } from '../harbour-api.ts'
import { fitting, type Known } from './fitting.ts'
import { describedOperations, type Operation } from './operations.ts'

/** Longest refusal, characters. */
const MAX_PROBLEM = 16_384

/** What an answer must not tell: statements, tables, folders, stacks, secrets. */
const LEAKS =
  /\bselect\b.+\bfrom\b|\binsert into\b|syntax error|relation "|column "|violates|pg_|node_modules|\/src\/|\.ts:\d|\bat \w+ \(|postgres|onr_[0-9A-Za-z]|whsec_/i

type Answer = Awaited<ReturnType<Awaited<ReturnType<typeof harbourApi>>['call']>>

/** What the labels of what belongs to the harbour dossier are. */
export const LABELS = { webhook: 'Harbour desk hook', key: 'Harbour desk key', feedToken: 'Harbour desk calendar' }

/** The harbour dossier with every operation of the API, and ids and bodies that come through to it. */
export async function attacked(t: Parameters<typeof harbourApi>[0]) {
  const api = await harbourApi(t)
  const { call, documentId, demand = '', refusal = '', seq, get } = api
  await get(`/claims?minSeq=${seq}`)
  const made = async (path: string, body: unknown): Promise<string> => (await call('POST', path, { body })).body.id
  const webhookId = await made('/v1/webhooks', {
    url: 'https://desk.example.org/hook',
    description: LABELS.webhook,
    dossiers: ['harbour'],
  })
  const keyId = await made('/v1/api-keys', { label: LABELS.key, scopes: ['read'], dossiers: ['harbour'] })
  const feedTokenId = await made('/v1/dossiers/harbour/feed-tokens', { route: 'calendar', label: LABELS.feedToken })
  const { operations, schemas } = await describedOperations()
  const sourceId = sourceIdOf('Harbour Gazette')

  const idIn = ({ path }: Operation): string => {
    if (path.includes('/documents/')) return documentId
    if (path.includes('/sources/')) return sourceId
    if (path.includes('/api-keys/')) return keyId
    if (path.includes('/feed-tokens/')) return feedTokenId
    return path.includes('/webhooks/') ? webhookId : demand
  }
  const idsOf = (operation: Operation): Record<string, string> => ({
    dossier: 'harbour',
    id: idIn(operation),
    a: demand,
    b: refusal,
    claim: demand,
    issue: 'pay',
    actor: 'ada-brandt',
    version: '1',
    seq: '7',
  })
  const known: Known = {
    ClaimId: [demand, refusal, demand.toUpperCase()],
    DocumentId: [documentId],
    Slug: ['pay', 'union', 'draft-2025', 'ada-brandt', 'quay'],
    Edtf: ['2025-03-03', '../2025-04-01', '2025-03', '2024/2025', '2025~', '2025-03-05/..'],
    Day: ['2025-03-04', '2024-12-31'],
    id: ['pay', demand, documentId, sourceId, 'quay', 'harbour'],
    issue: ['pay', 'crews'],
    framework: ['draft-2025', 'draft-2024', null],
    party: ['union', 'board', 'Dockers’ union', null],
    actorId: ['ada-brandt', 'jon-keel', null],
    name: ['Harbour Gazette', 'Brandt', 'Jon Keel', 'Nobody'],
    source: ['Harbour Gazette', 'Another', null],
    start: [0, 4, 15],
    end: [15, 40, TEXT.length],
    version: [0, 1, 2, 3],
    text: [TEXT, 'One.'],
    url: ['https://desk.example.org/a'],
    exact: [undefined],
    reason: ['As it stands.', null],
  }
  const bodyOf = ({ body = {} }: Operation, words: Known = known) => fitting(body, { schemas, known: words })
  return { ...api, operations, schemas, known, idsOf, bodyOf, webhookId, keyId, sourceId }
}

/** What is wrong with an answer to whatever was sent; undefined where nothing is. */
export function faultOf({ status, headers, body }: Answer): string | undefined {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  if (status >= 500) return `${status} ${text.slice(0, 300)}`
  if (status < 400) return undefined
  if (text.length > MAX_PROBLEM) return `a refusal of ${text.length} characters: ${text.slice(0, 300)}`
  if (!String(headers['content-type']).startsWith('application/problem+json'))
    return `no problem: ${text.slice(0, 300)}`
  if (!Object.hasOwn(PROBLEMS, body.code)) return `an unknown code: ${body.code}`
  const leak = LEAKS.exec(text)?.[0]
  return leak === undefined ? undefined : `tells of ${leak}: ${text.slice(0, 500)}`
}
