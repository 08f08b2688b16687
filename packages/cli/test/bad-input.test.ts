import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { allClaims, ask, type Document, outcome, submit } from './fixture/api.ts'
import { freshSystem } from './fixture/system.ts'

const { client, settled } = await freshSystem(t)
const DOSSIER = 'harbour'
const DOCUMENTS = `/v1/dossiers/${DOSSIER}/documents`
await ask(client, '/v1/dossiers', { body: { id: DOSSIER, title: 'Harbour talks' } })

t.test('the same document twenty times at once is one document with one set of claims', async (t) => {
  const text = [
    'Ada Brandt said on Monday that the crane drivers would not go back to work before Friday.',
    '“We want double pay for nights,” Brandt told reporters. The harbour board rejected the demand.',
  ].join('\n\n')
  const body = { text, source: 'Harbour Gazette', publishedOn: '2025-03-04' }
  const ids = await Promise.all(Array.from({ length: 20 }, () => submit(client, DOSSIER, body)))
  t.equal(new Set(ids).size, 1)
  t.equal((await outcome(client, DOSSIER, ids[0] ?? '')).state, 'processed')
  await settled(DOSSIER)
  const claims = await allClaims(client, DOSSIER)
  t.ok(claims.length >= 2)
  const places = claims.map(({ claim }) => JSON.stringify([claim.kind, claim.segments]))
  t.equal(new Set(places).size, claims.length, 'no words are claimed twice')
  const again = await ask<{ id: string; duplicate: boolean; claims: object[] }>(client, DOCUMENTS, {
    body,
    headers: { prefer: 'wait=10' },
  })
  t.match(again, { status: 200, body: { id: ids[0], duplicate: true } })
  t.equal(again.body.claims.length, claims.length)
})

const LANGUAGES: Record<string, string> = {
  de: [
    'Die Hafenverwaltung erklärte am Montag, sie werde die Löhne nicht erhöhen. „Wir zahlen keinen Cent mehr“, sagte die Vorsitzende Ada Brandt nach der Sitzung.',
    'Der Gewerkschafter Jörg Weiß forderte, dass die Gespräche bis zum 14. März fortgesetzt werden. „Für uns ist das nicht das letzte Wort“, so Weiß – und er fügte hinzu, man sei müde, aber nicht geschlagen.',
  ].join('\n\n'),
  ar: [
    'قالت إدارة الميناء يوم الاثنين إنها لن ترفع الأجور قبل نهاية العام. وأضافت الرئيسة: «لن ندفع أكثر من ذلك».',
    'وطالب ممثل العمال باستئناف المحادثات قبل الرابع عشر من مارس، وقال إن الإضراب مستمر حتى تتحقق مطالبهم.',
  ].join('\n\n'),
  zh: [
    '港口管理局星期一表示，年底之前不会提高工资。“我们一分钱也不会多付，”主席在会后说。',
    '工会代表要求在三月十四日之前恢复谈判，并说罢工将继续下去，直到他们的要求得到满足为止。',
  ].join('\n\n'),
}

for (const [language, text] of Object.entries(LANGUAGES)) {
  t.test(
    `a text in ${new Intl.DisplayNames('en', { type: 'language' }).of(language)} is accepted, marked, and read back as it was`,
    async (t) => {
      const title = text.slice(0, 20)
      const id = await submit(client, DOSSIER, { text, title, source: 'Hafenblatt – 港', publishedOn: '2025-03-04' })
      t.match(await outcome(client, DOSSIER, id), {
        state: 'processed',
        language,
        warnings: ['language-not-read'],
        text,
        title,
        source: 'Hafenblatt – 港',
      })
      const listed = await waitFor(
        async () => {
          const { items } = (await ask<{ items: Document[] }>(client, `${DOCUMENTS}?limit=500`)).body
          return items.find((item) => item.id === id)
        },
        { what: 'the list, which may be a quarter of a second old' },
      )
      t.match(listed, { language, title })
    },
  )
}

t.test('200,000 characters without a full stop are read like any other text', async (t) => {
  const words = 'the harbour board said it would not pay and the union said it would strike until it paid '
  const text = words.repeat(3000).slice(0, 200_000)
  const id = await submit(client, DOSSIER, { text, publishedOn: '2025-03-04' })
  t.match(await outcome(client, DOSSIER, id), { state: 'processed', text })
})
