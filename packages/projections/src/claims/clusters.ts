import type { Relation } from '@onrecord/domain'
import type { Change, Key, Rows, Step } from '../view.ts'
import type { ClaimsRow, Edge, Member } from './rows.ts'

type Link = { a: string; b: string; relation: Relation; rule: string | null }

/** Relations that make two claims one: the same thing told again. */
const JOINING: ReadonlySet<Relation> = new Set<Relation>(['restates', 'corroborates'])

const edgeFolder = (claimId: string): string => `edge/${claimId}/`
const memberKey = (claimId: string): string => `member/${claimId}`
const clusterFolder = (cluster: string): string => `cluster/${cluster}/`

// Which kind of row a key holds is written in the key.
const edgeIn = (rows: Rows<ClaimsRow>, key: string) => rows.get(key) as Edge | undefined
const clusterOf = (rows: Rows<ClaimsRow>, claimId: string): string =>
  (rows.get(memberKey(claimId)) as Member | undefined)?.cluster ?? claimId

/** Members of a cluster; a claim alone is one of itself. */
function membersOf(rows: Rows<ClaimsRow>, cluster: string): string[] {
  const folder = clusterFolder(cluster)
  const members = rows.list(folder).map(([key]) => key.slice(folder.length))
  return members.length === 0 ? [cluster] : members
}

/** Links two claims. A rule's link does not undo a reviewer's cut, nor does it take the place of a reviewer's link. */
export function link(given: Link): Step<ClaimsRow> {
  const { key, edge } = edgeOf(given)
  return {
    keys: [{ key }, { key: memberKey(edge.a) }, { key: memberKey(edge.b) }],
    follow: (rows) =>
      JOINING.has(edge.relation)
        ? [clusterOf(rows, edge.a), clusterOf(rows, edge.b)].map((cluster) => ({ folder: clusterFolder(cluster) }))
        : [],
    apply: (rows) => {
      const before = edgeIn(rows, key)
      const isOverruled = before !== undefined && edge.rule !== null && (before.cut || before.rule === null)
      if (isOverruled) return []
      const linked: Change<ClaimsRow> = { key, row: { ...edge, cut: false } }
      return JOINING.has(edge.relation) && edge.a !== edge.b ? [linked, ...join(rows, edge)] : [linked]
    },
  }
}

/**
 * Unlinks two claims. A rule undoes only what a rule has linked, and leaves no trace; a reviewer's cut is kept, so that no
 * rule links the pair again.
 */
export function unlink(given: Link): Step<ClaimsRow> {
  const { key, edge } = edgeOf(given)
  return {
    keys: [{ key }, { key: memberKey(edge.a) }, { key: memberKey(edge.b) }],
    follow: (rows) => {
      if (!JOINING.has(edge.relation)) return []
      const folder = clusterFolder(clusterOf(rows, edge.a))
      const edges: Key[] = membersOf(rows, clusterOf(rows, edge.a)).map((id) => ({ folder: edgeFolder(id) }))
      return [{ folder }, ...edges]
    },
    apply: (rows) => {
      const before = edgeIn(rows, key)
      const isOverruled = edge.rule !== null && (before === undefined || before.cut || before.rule === null)
      if (isOverruled) return []
      const cut: Change<ClaimsRow> = { key, row: edge.rule === null ? { ...edge, cut: true } : null }
      const wasLinked = before !== undefined && !before.cut
      return wasLinked && JOINING.has(edge.relation) ? [cut, ...part(rows, clusterOf(rows, edge.a), key)] : [cut]
    },
  }
}

function edgeOf({ a, b, relation, rule }: Link): { key: string; edge: Omit<Edge, 'cut'> } {
  const [low, high] = a < b ? [a, b] : [b, a]
  return { key: `${edgeFolder(low)}${high}.${relation}`, edge: { a: low, b: high, relation, rule } }
}

/**
 * Two clusters become the one with the lesser name, whatever came first. A new claim's id is the least of n with chance
 * 1/n, so renaming the other n costs one row on average.
 */
function join(rows: Rows<ClaimsRow>, { a, b }: { a: string; b: string }): Change<ClaimsRow>[] {
  const [cluster = a, other = b] = [clusterOf(rows, a), clusterOf(rows, b)].sort()
  if (cluster === other) return []
  const moved = membersOf(rows, other)
  const isNew = rows.get(memberKey(cluster)) === undefined
  return [...leave(rows, other), ...enter(cluster, isNew ? [cluster, ...moved] : moved)]
}

/** A cluster falls apart into what the edges left still connect. */
function part(rows: Rows<ClaimsRow>, cluster: string, without: string): Change<ClaimsRow>[] {
  const members = membersOf(rows, cluster)
  const neighbours = new Map<string, string[]>(members.map((claimId) => [claimId, []]))
  for (const claimId of members) {
    for (const [key, row] of rows.list(edgeFolder(claimId))) {
      const { a, b, relation, cut } = row as Edge
      if (cut || key === without || !JOINING.has(relation)) continue
      neighbours.get(a)?.push(b)
      neighbours.get(b)?.push(a)
    }
  }
  const parts = connected(neighbours)
  if (parts.length === 1) return []
  const left = new Map(leave(rows, cluster).map((change) => [change.key, change]))
  for (const part of parts.filter(({ length }) => length > 1)) {
    for (const change of enter(part.toSorted()[0] ?? cluster, part)) left.set(change.key, change)
  }
  return [...left.values()]
}

function connected(neighbours: ReadonlyMap<string, readonly string[]>): string[][] {
  const seen = new Set<string>()
  const parts: string[][] = []
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue
    const part = [start]
    seen.add(start)
    for (const claimId of part) {
      for (const next of neighbours.get(claimId) ?? []) {
        if (seen.has(next)) continue
        seen.add(next)
        part.push(next)
      }
    }
    parts.push(part)
  }
  return parts
}

function leave(rows: Rows<ClaimsRow>, cluster: string): Change<ClaimsRow>[] {
  return membersOf(rows, cluster).flatMap((claimId) => [
    { key: memberKey(claimId), row: null },
    { key: `${clusterFolder(cluster)}${claimId}`, row: null },
  ])
}

function enter(cluster: string, members: readonly string[]): Change<ClaimsRow>[] {
  return members.flatMap((claimId) => [
    { key: memberKey(claimId), row: { cluster } },
    { key: `${clusterFolder(cluster)}${claimId}`, row: {} },
  ])
}
