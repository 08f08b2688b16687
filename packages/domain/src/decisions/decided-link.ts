import { DomainError } from '../errors.ts'
import type { DomainEvent } from '../events/index.ts'
import { linkStream } from '../events/streams.ts'
import type { Relation } from '../vocabulary.ts'
import { differingFacets } from './facets.ts'

/** What stands of one relation. `cut`: a reviewer unlinked it, which no rule undoes; `byRule`: no reviewer linked it. */
export type Linked = { cut: boolean; byRule: boolean }

/** What has been decided about two claims, `a` the lesser id; relations that were never linked are missing. */
export type DecidedLink = { a: string; b: string; facets: { relations: { [Name in Relation]?: Linked } } }

/** Two claims between which nothing is linked; the pair is unordered. */
function unlinkedPair(pair: { a: string; b: string }): DecidedLink {
  const { a, b } = pair
  return { a: a < b ? a : b, b: a < b ? b : a, facets: { relations: {} } }
}

/** The pair after one more event of its stream. Follows the same rules as the views. */
function evolveLink(state: DecidedLink, event: DomainEvent): DecidedLink {
  if (event.type !== 'ClaimsLinked' && event.type !== 'ClaimsUnlinked') return state
  const { relation, rule } = event.data
  const { [relation]: before, ...others } = state.facets.relations
  const set = (linked: Linked) => ({ ...state, facets: { relations: { ...others, [relation]: linked } } })
  if (event.type === 'ClaimsLinked') {
    const isOverruled = rule !== null && before !== undefined && (before.cut || !before.byRule)
    return isOverruled ? state : set({ cut: false, byRule: rule !== null })
  }
  if (rule === null) return set({ cut: true, byRule: false })
  return before?.byRule === true && !before.cut ? { ...state, facets: { relations: others } } : state
}

/** The pair as the events of its stream leave it. */
export function decidedLink(pair: { a: string; b: string }, events: readonly DomainEvent[]): DecidedLink {
  return events.reduce(evolveLink, unlinkedPair(pair))
}

/** Relations that link the pair now. */
function liveRelations({ facets }: DecidedLink): Relation[] {
  // The members of this record are relations.
  return (Object.entries(facets.relations) as [Relation, Linked][]).flatMap(([relation, { cut }]) =>
    cut ? [] : [relation],
  )
}

/** What a reviewer may decide about two claims. */
export type LinkCommand = { decision: 'link' | 'unlink'; relation: Relation; reason: string | null }

/**
 * The events of a decision about two claims. Throws DomainError: `same-claim`, `nothing-to-change` where they are linked so
 * already, whoever linked them, `not-linked`.
 */
export function decideLink(state: DecidedLink, { decision, relation, reason }: LinkCommand): DomainEvent[] {
  const { a, b } = state
  if (a === b) throw new DomainError('same-claim', 'A claim can not be linked with itself.', { claimId: a })
  const isLinked = liveRelations(state).includes(relation)
  const data = { a, b, relation, rule: null, reason }
  if (decision === 'link') {
    if (isLinked) {
      throw new DomainError('nothing-to-change', 'They are linked so already.', { streamId: linkStream(state) })
    }
    return [{ type: 'ClaimsLinked', data }]
  }
  if (!isLinked) throw new DomainError('not-linked', 'They are not linked so.', { streamId: linkStream(state) })
  return [{ type: 'ClaimsUnlinked', data }]
}

/** The events that cut every link of the pair. */
export function cutLinks(state: DecidedLink, reason: string | null): DomainEvent[] {
  const { a, b } = state
  return liveRelations(state).map((relation) => ({
    type: 'ClaimsUnlinked',
    data: { a, b, relation, rule: null, reason },
  }))
}

/**
 * The events that link what was linked and cut what was not. A link comes back as the reviewer's own, whoever made it
 * first; what was never linked stays cut, so that no rule links it.
 */
export function restoreLink(now: DecidedLink, target: DecidedLink['facets'], reason: string | null): DomainEvent[] {
  const { a, b } = now
  const live = new Set(liveRelations(now))
  const wanted = new Set(liveRelations({ ...now, facets: target }))
  // The members of this record are relations.
  const relations = differingFacets(now.facets, target).map(({ member }) => member as Relation)
  return relations.flatMap((relation): DomainEvent[] => {
    if (live.has(relation) === wanted.has(relation)) return []
    const data = { a, b, relation, rule: null, reason }
    return [{ type: wanted.has(relation) ? 'ClaimsLinked' : 'ClaimsUnlinked', data }]
  })
}
