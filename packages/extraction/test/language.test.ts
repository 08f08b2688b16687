import t from 'tap'
import { detectLanguage, rulesExtractor } from '../src/index.ts'
import { documentOf } from './document.ts'

const TEXTS: [language: string | null, text: string][] = [
  ['en', 'The union said on Monday that it would not sign the offer that the owners had made to the workers.'],
  [
    'fr',
    'Le syndicat a dit lundi que les ouvriers ne signeront pas une offre qui est faite par les patrons pour la forme.',
  ],
  [
    'de',
    'Die Gewerkschaft sagte am Montag, dass sie das Angebot nicht annehmen werde und mit der Leitung sprechen will.',
  ],
  [
    'es',
    'El sindicato dijo el lunes que no firmará la oferta de los dueños para los obreros del puerto según su jefe.',
  ],
  ['ru', 'Профсоюз заявил в понедельник, что не подпишет предложение владельцев.'],
  ['he', 'האיגוד אמר ביום שני כי לא יחתום על ההצעה של הבעלים.'],
  ['ar', 'قال الاتحاد يوم الاثنين إنه لن يوقع على العرض.'],
  ['zh', '工会星期一表示不会签署该提议。'],
  [null, 'Okafor 12 Lund'],
  [null, ''],
]

t.test('the language of a text is told by its script and its most frequent words', (t) => {
  for (const [language, text] of TEXTS) t.equal(detectLanguage(text), language, text)
  t.end()
})

t.test('a text in another language is accepted, marked and left unread', async (t) => {
  for (const [language, text] of TEXTS) {
    if (language === null || language === 'en') continue
    const { claims, notes } = await rulesExtractor.extract(documentOf(text), {})
    t.strictSame(notes, ['language-not-english'])
    t.strictSame(claims, [])
  }
})
