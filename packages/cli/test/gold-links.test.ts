import { CLUSTERING, type Relation } from '@onrecord/domain'
import t, { type Test } from 'tap'
import { hasArticles, SHARED } from './fixture/annotations.ts'
import { allEvents } from './fixture/api.ts'
import { freshSystem } from './fixture/system.ts'
import { type AnnotatedLink, readAnnotatedLinks } from './gold/expected-view.ts'
import { feedClaims } from './gold/feed.ts'

const skip = hasArticles ? false : `no real articles in ${SHARED}`

/** What is asked of the linker: the share of the annotators' links that it finds, and the share of its own that they lack. */
const BARS = { found: 0.7, invented: 0.2 }

type Made = { a: string; b: string; relation: Relation }

/** Documents and claims go in as an analyst would post them; the names of claims as the annotators gave them come back. */
async function linkGold(t: Test): Promise<Made[]> {
  const system = await freshSystem(t)
  const { dossier, nameOf } = await feedClaims(system)
  const links = new Map<string, Made>()
  for (const event of await allEvents(system.client, dossier)) {
    if (event.type !== 'ClaimsLinked' && event.type !== 'ClaimsUnlinked') continue
    const { a, b, relation, rule } = event.data
    const made = { a: nameOf.get(a) ?? a, b: nameOf.get(b) ?? b, relation, rule }
    if (event.type === 'ClaimsLinked') links.set(`${a}/${b}/${relation}`, made)
    else links.delete(`${a}/${b}/${relation}`)
  }
  return [...links.values()]
}

t.test('the linker finds the links of two annotated articles and invents few', { skip }, async (t) => {
  const expected = (await readAnnotatedLinks()).filter(({ relation }) => relation !== 'contradicts')
  const wanted = expected.filter(({ optional }) => !optional)
  const made = await linkGold(t)
  const madeGroups = groupsOf(made)
  const goldGroups = groupsOf(expected.map(({ earlier, later, relation }) => ({ a: earlier, b: later, relation })))
  const isMade = ({ earlier, later, relation }: AnnotatedLink) =>
    CLUSTERING.has(relation)
      ? madeGroups(earlier) === madeGroups(later)
      : made.some((link) => link.relation === relation && isPair(link, earlier, later))
  // A link that follows from a cluster of the annotators' is neither right nor wrong.
  const isImplied = (link: Made) =>
    expected.some(
      ({ earlier, later, relation }) =>
        relation === link.relation &&
        [
          [link.a, link.b],
          [link.b, link.a],
        ].some(([x = '', y = '']) => goldGroups(x) === goldGroups(earlier) && goldGroups(y) === goldGroups(later)),
    )
  const found = wanted.filter(isMade)
  const missed = wanted.filter((link) => !isMade(link))
  const invented = made.filter((link) =>
    CLUSTERING.has(link.relation) ? goldGroups(link.a) !== goldGroups(link.b) : !isImplied(link),
  )
  const line = ({ earlier, later, relation }: AnnotatedLink) => `${earlier} ${relation} ${later}`
  t.comment(`found ${found.length} of ${wanted.length}:`, found.map(line).join(', '))
  t.comment('missed:', missed.map(line).join(', '))
  t.comment(`invented ${invented.length} of ${made.length}:`, invented.map((link) => JSON.stringify(link)).join(', '))
  t.ok(found.length >= BARS.found * wanted.length, `${found.length} of ${wanted.length} found`)
  t.ok(invented.length <= BARS.invented * made.length, `${invented.length} of ${made.length} invented`)
})

const isPair = ({ a, b }: Made, x: string, y: string): boolean => (a === x && b === y) || (a === y && b === x)

/** Names of the clusters that links make. */
function groupsOf(links: readonly Made[]): (claim: string) => string {
  const groups = new Map<string, string>()
  const groupOf = (claim: string): string => groups.get(claim) ?? claim
  for (const { a, b, relation } of links) {
    if (!CLUSTERING.has(relation)) continue
    const [old, name] = [groupOf(a), groupOf(b)]
    for (const claim of [a, b, ...groups.keys()])
      if (groupOf(claim) === old || groupOf(claim) === name) groups.set(claim, name)
  }
  return groupOf
}
