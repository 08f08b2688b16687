import type { Told } from './tell.ts'

type Why = { rule: string; claims: string[]; counter: string[] }
type Shown = { claim: { claimId: string }; state: string; why: Why }
type DemandShown = Shown & { answers: { party: string; state: string; claims: string[]; byReviewer: boolean }[] }
type DeadlineShown = Shown & { due: { edtf: string }; by: string[]; newDate: string[]; mentions: string[] }
type HeldShown = {
  party: { id: string } | null
  stance: string
  concurrent: boolean
  relayed: boolean
  provisional: boolean
  claims: { claimId: string }[]
}
type PointShown = {
  issue: { id: string }
  status: string
  standing: string | null
  positions: HeldShown[]
  within: HeldShown[]
  voices: HeldShown[]
  noPosition: { id: string }[]
  undated: string[]
  hidden: number
}

/** What became of each demand and who answered it by which words: `rejected: operator rejected by refusal`. */
export async function demands({ get, nameOf }: Told, query = ''): Promise<Record<string, string>> {
  const { items } = await get<{ items: DemandShown[] }>(`/demands?limit=100${query}`)
  const line = ({ state, answers }: DemandShown): string => {
    const given = answers.map((answer) => `${answer.party} ${answer.state} by ${by(answer)}`)
    return [state, ...given.toSorted()].join(': ')
  }
  const by = ({ byReviewer, claims }: DemandShown['answers'][number]): string =>
    byReviewer ? 'a reviewer' : claims.map(nameOf).toSorted().join(', ')
  return Object.fromEntries(items.map((item) => [nameOf(item.claim.claimId), line(item)]))
}

/** What became of each date and what says so: `extended by later`; `overdue` where nothing but the calendar does. */
export async function deadlines({ get, nameOf }: Told, query = ''): Promise<Record<string, string>> {
  const { items } = await get<{ items: DeadlineShown[] }>(`/deadlines?limit=100${query}`)
  const line = ({ due, state, by }: DeadlineShown): string =>
    [due.edtf, state, ...(by.length === 0 ? [] : ['by', by.map(nameOf).toSorted().join(', ')])].join(' ')
  return Object.fromEntries(items.map((item) => [nameOf(item.claim.claimId), line(item)]))
}

/**
 * Each sticking point's standing with who holds what by which claims: `contested; union supports by notice; …`. `also`: and
 * something else as well; `relayed`: others say so; `unsurely`: on unsure claims alone.
 */
export async function stickingPoints({ get, nameOf }: Told, query = ''): Promise<Record<string, string>> {
  const { items } = await get<{ items: PointShown[] }>(`/sticking-points?limit=100${query}`)
  const held = ({ party, stance, concurrent, relayed, provisional, claims }: HeldShown): string =>
    [
      party?.id ?? 'nobody',
      ...(concurrent ? ['also'] : []),
      ...(relayed ? ['relayed'] : []),
      ...(provisional ? ['unsurely'] : []),
      stance,
      'by',
      claims.map(({ claimId }) => nameOf(claimId)).join(', '),
    ].join(' ')
  const line = ({ status, standing, positions, within, voices, noPosition, undated, hidden }: PointShown): string =>
    [
      standing ?? status,
      ...positions.map(held).toSorted(),
      ...noPosition.map(({ id }) => `${id} has none`),
      ...within.map((member) => `within: ${held(member)}`).toSorted(),
      ...voices.map((voice) => `heard: ${held(voice)}`).toSorted(),
      ...(undated.length === 0 ? [] : [`undated: ${undated.map(nameOf).toSorted().join(', ')}`]),
      ...(hidden === 0 ? [] : [`${hidden} hidden`]),
    ].join('; ')
  return Object.fromEntries(items.map((point) => [point.issue.id, line(point)]))
}

type ClaimShown = { claim: { id: string }; cluster: { mentions: number; sources: number } }

/** Each cluster by its earliest-said claim: how often and by how many independent sources it is told. */
export async function clusters({ get, nameOf }: Told, query = ''): Promise<Record<string, string>> {
  const { items } = await get<{ items: ClaimShown[] }>(`/claims?clusters=folded&limit=100${query}`)
  const line = ({ cluster }: ClaimShown): string => `told ${cluster.mentions}, sources ${cluster.sources}`
  return Object.fromEntries(items.map((item) => [nameOf(item.claim.id), line(item)]))
}

type SideShown = { party: { id: string } | null; stance: string; claims: { claimId: string }[] }
type ContradictionShown = { issue: { id: string } | null; within: { id: string } | null; a: SideShown; b: SideShown }

/** Who contradicts whom on what by which words; `within`: one party's own people. */
export async function contradictions({ get, nameOf }: Told, query = ''): Promise<string[]> {
  const { items } = await get<{ items: ContradictionShown[] }>(`/contradictions?limit=100${query}`)
  const side = ({ party, stance, claims }: SideShown, isNamed: boolean): string =>
    `${isNamed ? `${party?.id ?? 'nobody'} ` : ''}${stance} by ${claims.map(({ claimId }) => nameOf(claimId)).join(', ')}`
  return items.map(({ issue, within, a, b }) => {
    const sides = [side(a, within === null), side(b, within === null)].toSorted()
    return `${issue?.id}: ${within === null ? '' : `within ${within.id}: `}${sides.join(', ')}`
  })
}
