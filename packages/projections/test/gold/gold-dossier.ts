import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import {
  type ClaimKind,
  claimIdOf,
  type DomainEvent,
  DossierConfiguration,
  edtfBounds,
  type FoundClaim,
  type RecordedEvent,
  type Relation,
} from '@onrecord/domain'
import { recordAll } from '../record-all.ts'

/** Annotated claims that lie beside the repository on some machines, with the views that they should give. */
const FOLDER = new URL('../../../../../shared/eval/gold/', import.meta.url)

/** False where this machine has no annotated claims: the suite is then skipped by name. */
export const hasGold = existsSync(FOLDER)

type GoldClaim = {
  id: string
  docId: string
  docDate: string
  framework: string
  phase: number | null
  kind: ClaimKind
  act: FoundClaim['act']
  speaker: string | null
  party: string | null
  reported: FoundClaim['reported']
  relayed: boolean
  saidOn: string | null
  start: number
  end: number
  positions: { issue: string; stance: 'supports' | 'opposes' | 'conditions' | 'unclear' }[]
  due: { edtf: string; type: 'obligation'; modality: 'scheduled' } | null
}
type GoldLink = { earlier: string; later: string; relation: Relation; optional?: boolean }
export type GoldPosition = {
  party: string
  claimant?: string
  stance: string
  claims: string[]
  relayed: boolean
  concurrent: boolean
}
export type GoldView = {
  on: string
  framework: string
  phase: number
  stickingPoints: {
    issue: string
    status: string
    standing: string
    positions: GoldPosition[]
    within: GoldPosition[]
    voices: GoldPosition[]
    noPosition: string[]
  }[]
  answers: { claim: string; relation: string; by: string[] }[]
  contradictions: { a: string[]; b: string[]; within: string | null }[]
  deadlines: { claim: string; edtf: string; type: string; state: string; by: string[]; newDate?: string[] }[]
}

const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8')

/** The annotated dossier as events, and a way from the annotators' names of claims to their ids. */
export function readGold(): {
  events: RecordedEvent[]
  idOf: Map<string, string>
  nameOf: Map<string, string>
  views: GoldView[]
} {
  const configuration = DossierConfiguration.parse(JSON.parse(read('dossier.json')))
  const claims = read('claims.jsonl')
    .trim()
    .split('\n')
    .map((line): GoldClaim => JSON.parse(line))
  const links: GoldLink[] = JSON.parse(read('links.json'))
  const idOf = new Map<string, string>()
  const ordinals = new Map<string, number>()
  const dates = new Map(claims.map(({ docId, docDate }) => [docId, docDate]))
  const documentIdOf = (docId: string) => createHash('sha256').update(docId).digest('hex').slice(0, 32)

  const events: DomainEvent[] = [
    { type: 'DossierOpened', data: { title: configuration.title } },
    { type: 'DossierConfigured', data: { configuration, version: 1 } },
  ]
  for (const [docId, publishedOn] of dates) {
    const documentId = documentIdOf(docId)
    events.push({
      type: 'DocumentReceived',
      data: {
        documentId,
        digest: '0'.repeat(64),
        length: 1,
        language: 'en',
        source: docId,
        hasTitle: true,
        publishedOn,
      },
    })
  }
  for (const claim of claims) {
    const documentId = documentIdOf(claim.docId)
    const first = { start: claim.start, end: claim.end }
    const place = `${documentId} ${claim.kind} ${first.start}-${first.end}`
    const ordinal = ordinals.get(place) ?? 0
    ordinals.set(place, ordinal + 1)
    const claimId = claimIdOf({ documentId, kind: claim.kind, first, ordinal })
    idOf.set(claim.id, claimId)
    const data: FoundClaim = {
      claimId,
      documentId,
      extractor: { name: 'gold', version: '1.0.0' },
      act: claim.act,
      segments: [first],
      cue: null,
      mention: null,
      chain: [],
      reported: claim.reported,
      relayed: claim.relayed,
      negated: false,
      certainty: 'asserted',
      saidOn: claim.saidOn,
      due: claim.due === null ? null : { ...claim.due, ...bounds(claim.due.edtf), start: null, end: null },
      confidence: 1,
    }
    const type = { statement: 'StatementRecorded', demand: 'DemandRecorded', deadline: 'DeadlineRecorded' } as const
    events.push({ type: type[claim.kind], data })
    const names = claim.speaker?.split('; ') ?? []
    const actors = names.map((name) => configuration.actors.find((actor) => actor.name === name)?.id ?? null)
    events.push({
      type: 'ClaimClassified',
      data: {
        claimId,
        claimants: actors.map((actorId) => ({ actorId, span: actorId === null ? first : null, role: null })),
        party: configuration.parties.find(({ label }) => label === claim.party)?.id ?? null,
        positions: claim.positions,
        framework: claim.framework,
        phase: claim.phase,
        addressee: null,
        configVersion: 1,
        by: 'submitter',
      },
    })
  }
  for (const { earlier, later, relation, optional } of links) {
    const [a, b] = [idOf.get(earlier), idOf.get(later)]
    if (optional === true || a === undefined || b === undefined) continue
    events.push({ type: 'ClaimsLinked', data: { a, b, relation, rule: null } })
  }
  const nameOf = new Map(Array.from(idOf, ([name, id]) => [id, name]))
  return { events: recordAll(configuration.id, events), idOf, nameOf, views: JSON.parse(read('views.json')) }
}

function bounds(edtf: string) {
  return edtfBounds(edtf) ?? { earliest: null, latest: null }
}
