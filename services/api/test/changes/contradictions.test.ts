import { randomUUID } from 'node:crypto'
import type { DomainEvent } from '@onrecord/domain'
import { append } from '@onrecord/event-log'
import t from 'tap'
import { contradictionsOfBoth } from '../../src/changes/contradictions-compared.ts'
import type { Sides } from '../../src/changes/sides.ts'
import { viewAt } from '../../src/views/view-at.ts'
import { wordsIn } from '../harbour.ts'
import { harbourApi } from '../harbour-api.ts'

type Api = Awaited<ReturnType<typeof harbourApi>>
type Item = { type: string }

async function decide(api: Api, event: DomainEvent): Promise<number> {
  const keyId = randomUUID()
  const { firstSeq } = await append(api.log, {
    dossier: 'harbour',
    commandId: randomUUID(),
    events: [event],
    metadata: { keyId, actor: keyId, correlationId: null, causationId: null },
  })
  return firstSeq
}

/** Submits a text with one claim by one of the dossier's actors; the last seq. */
async function says(
  api: Api,
  said: { by: string | { name: string; party: string }; text: string; stance: string; framework?: string; on?: string },
): Promise<number> {
  const path = '/v1/dossiers/harbour'
  const { by, text, stance, framework = 'draft-2025', on = '2025-03-03' } = said
  const { body: receipt } = await api.call('POST', `${path}/documents`, { body: { text, publishedOn: on } })
  const claim = { kind: 'statement', act: 'assert', segments: [wordsIn(text, text)], saidOn: on }
  const who =
    typeof by === 'string' ? { claimants: [{ actorId: by }] } : { claimants: [{ name: by.name }], party: by.party }
  const classification = { ...who, positions: [{ issue: 'pay', stance }], framework }
  const body = { documentId: receipt.id, claims: [{ claim, classification }] }
  return (await api.call('POST', `${path}/claims`, { body })).body.items[0].seq + 1
}

const opposed = (body: { items: Item[] }): Item[] => body.items.filter(({ type }) => type === 'contradiction')

t.test(
  'claims that a person links are told once in all frameworks, in their words, until they are parted',
  async (t) => {
    const api = await harbourApi(t)
    const [demand = '', refusal = ''] = [api.demand, api.refusal]
    const link = { a: demand, b: refusal, relation: 'contradicts' as const }
    const linked = await decide(api, { type: 'ClaimsLinked', data: { ...link, rule: null } })
    const { body } = await api.get(`/changes?from=${api.seq}&to=${linked}`)
    t.match(opposed(body), [
      {
        change: 'new',
        issue: { id: 'pay' },
        within: null,
        why: { rule: 'contradiction.linked' },
        a: { stance: null, claimCount: 1 },
        sentence: /^Linked claims of .* now contradict one another on Night pay: \(.*“.*”\) and \(.*“.*”\)\.$/,
      },
    ])
    t.equal(opposed(body).length, 1)
    t.match(body.paragraph, 'now contradict one another on Night pay')
    const parted = await decide(api, { type: 'ClaimsUnlinked', data: { ...link, rule: null } })
    t.match(opposed((await api.get(`/changes?from=${linked}&to=${parted}`)).body), [
      { change: 'resolved', sentence: /^Linked claims of .* no longer contradict one another on Night pay\.$/ },
    ])
    t.same(opposed((await api.get(`/changes?from=${api.seq}&to=${parted}`)).body), [])
  },
)

t.test('a party that contradicts itself is told, and not again where it repeats one side', async (t) => {
  const api = await harbourApi(t)
  const also = await says(api, { by: 'jon-keel', text: 'Double pay is fine.', stance: 'supports' })
  const { body } = await api.get(`/changes?from=${api.seq}&to=${also}`)
  t.match(opposed(body), [
    {
      change: 'new',
      within: { id: 'board' },
      sentence: 'Harbour board now contradicts itself on Night pay: opposition and support.',
    },
  ])
  const again = await says(api, { by: 'jon-keel', text: 'No double pay, ever.', stance: 'opposes' })
  t.same(opposed((await api.get(`/changes?from=${also}&to=${again}`)).body), [])
  t.same(opposed((await api.get(`/changes?from=${also}&to=${again}&framework=none`)).body), [])
})

t.test('where there are too many, both sides are compared as far as both were read', async (t) => {
  const api = await harbourApi(t)
  const seq = await says(api, { by: 'jon-keel', text: 'Double pay is fine.', stance: 'supports' })
  await says(api, { by: 'jon-keel', text: 'Pay for fewer crews.', stance: 'conditions' })
  const sides = async (from: number, to: number): Promise<Sides> => {
    const [before, after] = [
      await viewAt(api, 'harbour', { asOfSeq: from, minSeq: from }),
      await viewAt(api, 'harbour', { asOfSeq: to, minSeq: to }),
    ]
    const side = { day: '2025-06-01', on: undefined }
    return { by: 'recorded', from: { ...side, seq: from, at: before }, to: { ...side, seq: to, at: after } }
  }
  const compared = async (bounds: { page: number; most: number }) => {
    const found = await contradictionsOfBoth(api.log.db, await sides(api.seq, seq + 3), asked, bounds)
    return { ...found, before: found.before.map(({ key }) => key), after: found.after.map(({ key }) => key) }
  }
  const asked = { frameworks: ['draft-2025'] }
  const whole = await compared({ page: 100, most: 100 })
  t.equal(whole.isCut, false)
  t.ok(whole.after.length > 3)
  t.same(await compared({ page: 1, most: whole.after.length }), whole, 'pages join')
  const [first = '', second = ''] = whole.after
  t.same(await compared({ page: 2, most: 2 }), { before: whole.before, after: [first, second], isCut: true })
  t.ok(whole.before.every((key) => key > first))
  t.same(await compared({ page: 2, most: 1 }), { before: [], after: [first], isCut: true }, 'none is resolved')
})

t.test('a dissenter has not yielded where more of the party speak later than a list shows', async (t) => {
  const api = await harbourApi(t)
  const member = async (nth: number, stance: string) =>
    says(api, {
      by: { name: `Member ${nth}`, party: 'Harbour board' },
      text: `Word of Member ${nth}.`,
      stance,
      on: `2025-03-1${nth}`,
    })
  const dissent = await member(0, 'supports')
  t.match(opposed((await api.get(`/changes?from=${api.seq}&to=${dissent}`)).body), [
    { change: 'new', within: { id: 'board' } },
  ])
  let last = dissent
  for (const nth of [1, 2, 3, 4, 5, 6, 7, 8, 9]) last = await member(nth, 'opposes')
  t.same(opposed((await api.get(`/changes?from=${dissent}&to=${last}`)).body), [])
})
