import { type Act, type ClaimKind, claimIdOf, type Due, type Stance } from '@onrecord/domain'
import { DAYS, FIRST_DAY } from './configuration.ts'
import { type Dice, newDice } from './dice.ts'
import { sentence } from './words.ts'

/** Claims a document. */
const PER_DOCUMENT = 20

/** A claim told earlier can be told again as long as it is among so many last ones. */
const REMEMBERED = 400

/** What is told: the same when it is told again. `actor` null: somebody whom the configuration does not know. */
type Saying = {
  actor: number | null
  kind: ClaimKind
  act: Act
  issue: number | null
  stance: Stance
  due: Due | null
  words: string
}

/** A claim at its place in a document. `restates` and `rejects` name the earlier claim. */
export type LargeClaim = Saying & {
  claimId: string
  start: number
  end: number
  mention: { start: number; end: number }
  confidence: number
  restates: string | null
  rejects: string | null
}

/** A document with its claims; `day` is that of its publication. */
export type LargeDocument = { text: string; source: string; day: string; claims: LargeClaim[] }

const STANCES = ['supports', 'opposes', 'conditions', 'unclear'] as const
const ACTS = ['assert', 'accuse', 'commit', 'accept', 'predict'] as const

/**
 * Documents of a negotiation in the order of their days, the same for the same numbers; all of one `day` where it is given.
 * `idOf` gives a text's id.
 */
export async function* largeDocuments(
  size: { documents: number; seed: number; day?: string | undefined },
  idOf: (text: string, source: string) => Promise<string>,
): AsyncGenerator<LargeDocument & { documentId: string }> {
  const dice = newDice(size.seed)
  const told: (Saying & { claimId: string })[] = []
  for (let nth = 0; nth < size.documents; nth++) {
    const day = size.day ?? dayAfter(Math.floor((nth * DAYS) / size.documents))
    const source = `Gazette ${dice.below(30) + 1}`
    const drafts = Array.from({ length: PER_DOCUMENT }, () => draft(dice, told, day))
    const { text, places } = compose(drafts.map(({ saying }) => saying))
    const documentId = await idOf(text, source)
    const claims = drafts.map(({ saying, restates, rejects }, at): LargeClaim => {
      const place = places[at] ?? { start: 0, end: 1, mention: { start: 0, end: 1 } }
      const claimId = claimIdOf({ documentId, kind: saying.kind, first: place, ordinal: 0 })
      return { ...saying, ...place, claimId, confidence: (30 + dice.below(66)) / 100, restates, rejects }
    })
    told.push(...claims)
    told.splice(0, told.length - REMEMBERED)
    yield { documentId, text, source, day, claims }
  }
}

/** A quarter tells again what was told; one in fifty refuses a demand. */
function draft(dice: Dice, told: readonly (Saying & { claimId: string })[], day: string) {
  const earlier = told[dice.below(told.length)]
  if (earlier !== undefined && dice.chance(0.25)) {
    const { actor, kind, act, issue, stance, due, words } = earlier
    return { saying: { actor, kind, act, issue, stance, due, words }, restates: earlier.claimId, rejects: null }
  }
  const saying = newSaying(dice, day)
  if (earlier?.kind === 'demand' && earlier.issue !== null && dice.chance(0.15)) {
    const refusal: Saying = { ...saying, kind: 'statement', act: 'reject', issue: earlier.issue, stance: 'opposes' }
    return { saying: refusal, restates: null, rejects: earlier.claimId }
  }
  return { saying, restates: null, rejects: null }
}

function newSaying(dice: Dice, day: string): Saying {
  const isDemand = dice.chance(0.15)
  const isDated = dice.chance(0.15)
  return {
    actor: dice.chance(0.85) ? dice.below(40) + 1 : null,
    kind: isDemand ? 'demand' : isDated ? 'deadline' : 'statement',
    act: isDemand ? 'demand' : dice.pick(ACTS),
    issue: dice.chance(0.6) ? dice.below(20) + 1 : null,
    stance: dice.pick(STANCES),
    due: isDated ? dueAfter(day, 1 + dice.below(60)) : null,
    words: sentence(dice, 14),
  }
}

function dueAfter(day: string, days: number): Due {
  const date = new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
  const type = days % 3 === 0 ? 'event' : 'obligation'
  return { edtf: date, earliest: date, latest: date, type, modality: 'scheduled', start: null, end: null }
}

function dayAfter(days: number): string {
  return new Date(Date.parse(FIRST_DAY) + days * 86_400_000).toISOString().slice(0, 10)
}

/** One sentence a claim: who, and what. */
function compose(sayings: readonly Saying[]) {
  let text = ''
  const places = sayings.map(({ actor, words }, nth) => {
    const name = actor === null ? `Passer-by ${nth}` : `Delegate ${actor}`
    const mention = { start: text.length, end: text.length + name.length }
    const start = mention.end + ' said that '.length
    text += `${name} said that ${words}. `
    return { start, end: start + words.length, mention }
  })
  return { text, places }
}
