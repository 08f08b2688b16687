import type { ApiClient } from '../../src/api-client.ts'
import { allClaims, ask } from '../fixture/api.ts'
import type { ExpectedView } from './expected-view.ts'
import type { Fed } from './feed.ts'
import type { SeenPosition, SeenView } from './seen-view.ts'

/** The api's answers, as far as they are compared. */
type Quoted = { claimId: string }
type Held = { party: { id: string } | null; stance: string; relayed: boolean; concurrent: boolean; claims: Quoted[] }
type Point = {
  issue: { id: string }
  status: string
  standing: string | null
  positions: Held[]
  within: Held[]
  voices: Held[]
  noPosition: { id: string }[]
}
type Deadline = {
  claim: Quoted
  due: { edtf: string; type: string }
  state: string
  by: string[]
  newDate: string[]
}
type Contradiction = { within: { id: string } | null; a: { claims: Quoted[] }; b: { claims: Quoted[] } }
type Demand = { claim: Quoted; words: { claimId: string; relation: string }[] }

/** What the api's views say on the day, of the framework and phase, that an expected view is about. */
export async function seeView(
  client: ApiClient,
  { dossier, nameOf }: Fed,
  { on, framework, phase }: Pick<ExpectedView, 'on' | 'framework' | 'phase'>,
): Promise<SeenView> {
  const list = async <Item>(path: string): Promise<Item[]> => {
    const asked = `/v1/dossiers/${dossier}/${path}&framework=${framework}&on=${on}`
    const { status, body } = await ask<{ items: Item[]; detail?: string }>(client, asked)
    if (status !== 200) throw new Error(`${asked}: ${status} ${body.detail}`)
    return body.items
  }
  const clusters = Map.groupBy(await allClaims(client, dossier), ({ claim, cluster }) => cluster?.id ?? claim.id)
  const fellows = new Map(
    Array.from(clusters.values(), (members) => members.map(({ claim }) => claim.id)).flatMap((ids) =>
      ids.map((id) => [id, ids] as const),
    ),
  )
  const named = (claimIds: readonly string[]): string[] => claimIds.map((id) => nameOf.get(id) ?? id)
  /** A cluster shows as its earliest-said claim, and an annotator may name another one of it. */
  const told = (claims: readonly Quoted[]): string[] =>
    named(claims.flatMap(({ claimId }) => fellows.get(claimId) ?? [claimId]))
  const position = ({ party, stance, relayed, concurrent, claims }: Held): SeenPosition => {
    return { party: party?.id ?? null, stance, relayed, concurrent, claims: told(claims) }
  }
  const points = await list<Point>(`sticking-points?phase=${phase}`)
  const deadlines = await list<Deadline>('deadlines?type=all')
  const contradictions = await list<Contradiction>('contradictions?limit=500')
  const demands = await list<Demand>('demands?limit=500')
  return {
    points: points.map(({ issue, status, standing, positions, within, voices, noPosition }) => ({
      issue: issue.id,
      status,
      standing,
      positions: positions.map(position),
      within: within.map(position),
      voices: voices.map(position),
      noPosition: noPosition.map(({ id }) => id),
    })),
    deadlines: deadlines.map(({ claim, due, state, by, newDate }) => ({
      claims: told([claim]),
      edtf: due.edtf,
      type: due.type,
      state,
      by: told(by.map((claimId) => ({ claimId }))),
      newDate: told(newDate.map((claimId) => ({ claimId }))),
    })),
    contradictions: contradictions.map(({ within, a, b }) => ({
      within: within?.id ?? null,
      sides: [told(a.claims), told(b.claims)],
    })),
    answers: demands.flatMap(({ claim, words }) =>
      words.map(({ claimId, relation }) => ({ claims: told([claim]), relation, by: told([{ claimId }]) })),
    ),
    clusters: [...clusters.values()].map((members) => named(members.map(({ claim }) => claim.id))),
  }
}
