import { DossierConfiguration } from '@onrecord/domain'
import t from 'tap'
import { classify, rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

const configuration = DossierConfiguration.parse({
  id: 'canal-dispute',
  title: 'Dispute over the canal',
  parties: [{ id: 'pilots', label: 'Pilots' }],
  actors: [
    { id: 'tide', name: 'Tide', type: 'organisation', party: 'pilots', aliases: ['Canal Freedom Movement'] },
    { id: 'current', name: 'Current', type: 'organisation' },
    { id: 'harbour-council', name: 'Harbour Council', type: 'organisation' },
    { id: 'guild', name: "Dockers' Guild", type: 'group' },
    { id: 'premier-office', name: 'Office of the Premier', type: 'organisation', aliases: ["Lund's office"] },
    { id: 'ada-lund', name: 'Ada Lund', aliases: ['Lund'], roles: [{ title: 'Premier of Norland', held: null }] },
    { id: 'states-president', name: 'Jon Ferro', roles: [{ title: 'President of the Canal States', held: null }] },
    { id: 'pilots-bulletin', name: 'Pilots Bulletin', type: 'outlet', party: 'pilots' },
  ],
})

/** The configured actor who holds the last claim of a text. */
async function lastHolder(text: string, source = 'Harbour Wire'): Promise<string | null | undefined> {
  const document = documentOf(text, { source })
  const { claims } = await rulesExtractor.extract(document, {})
  const claim = claims.at(-1)
  if (claim === undefined) throw new Error(`no claim in: ${text}`)
  return classify(claim, { document, configuration, configVersion: 1 }).claimants[0]?.actorId
}

t.test('a general word means the body that was named before and is called so', async (t) => {
  const rest = 'said that the locks were shut.'
  t.equal(await lastHolder(`Tide rejected the toll. The Harbour Council met. The movement ${rest}`), 'tide')
  t.equal(await lastHolder(`Tide met the Harbour Council. The council ${rest}`), 'harbour-council')
  t.equal(await lastHolder(`Tide met the Dockers' Guild. The guild ${rest}`), 'guild')
  t.equal(await lastHolder(`Current rejected the toll. The group ${rest}`), 'current')
  t.equal(await lastHolder(`Lund welcomed the toll. Her office ${rest}`), 'premier-office')
})

t.test('a general word stays open where nothing that it could mean was named', async (t) => {
  t.equal(await lastHolder('The council said that the locks were shut.'), null)
  t.equal(await lastHolder('Tide met. The guild said that the locks were shut.'), null)
  t.equal(await lastHolder('The Harbour Council met. The company said that the locks were shut.'), null)
})

t.test('“we” of a text is its publisher, and “he” is no body', async (t) => {
  t.equal(await lastHolder('We demand that the locks open.', 'Pilots Bulletin'), 'pilots-bulletin')
  t.equal(await lastHolder('We demand that the locks open.', 'Unknown leaflet'), null)
  t.equal(await lastHolder('Tide rejected the toll. He said that the locks were shut.'), null)
})

t.test('a word is no office for sharing letters with one', async (t) => {
  t.equal(await lastHolder('According to its statement, the locks were shut.'), null)
})

const twoSided = DossierConfiguration.parse({
  id: 'canal-talks',
  title: 'Talks on the canal',
  parties: [
    { id: 'norland', label: 'Norland', negotiates: true },
    { id: 'sudland', label: 'Sudland', negotiates: true },
    { id: 'elsewhere', label: 'Elsewhere' },
  ],
  actors: [
    { id: 'norland', name: 'Norland', type: 'country', party: 'norland' },
    { id: 'sudland', name: 'Sudland', type: 'country', party: 'sudland' },
    {
      id: 'ada-lund',
      name: 'Ada Lund',
      aliases: ['Lund'],
      party: 'norland',
      roles: [{ title: 'Premier of Norland', held: null }],
    },
    { id: 'premier-office', name: 'Office of the Premier of Norland', type: 'organisation', party: 'norland' },
    { id: 'jon-ferro', name: 'Jon Ferro', aliases: ['Ferro'], party: 'sudland' },
  ],
})

async function holdersIn(text: string): Promise<(string | null)[]> {
  const document = documentOf(text)
  const { claims } = await rulesExtractor.extract(document, {})
  const claim = claims.at(-1)
  if (claim === undefined) throw new Error(`no claim in: ${text}`)
  return classify(claim, { document, configuration: twoSided, configVersion: 1 }).claimants.map(
    ({ actorId }) => actorId,
  )
}

t.test('“both sides” are the two parties that negotiate, and “some sides” are nobody', async (t) => {
  t.same(await holdersIn('Both sides said that the locks were shut.'), ['norland', 'sudland'])
  t.same(await holdersIn('The two sides agreed to open the locks.'), ['norland', 'sudland'])
  t.same(await holdersIn('Some sides said that the locks were shut.'), [null])
})

t.test('somebody’s office is the configured office of the post, else that person’s', async (t) => {
  t.same(await holdersIn('Lund’s office said that the locks were shut.'), ['premier-office'])
  t.same(await holdersIn('Ferro’s office said that the locks were shut.'), ['jon-ferro'])
  t.same(await holdersIn('Berg’s office said that the locks were shut.'), [null])
})
