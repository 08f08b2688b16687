import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('the one who speaks is found before relative clauses, participles and descriptions', async (t) => {
  const cases: ReportCase[] = [
    ['The firms that run the mill say it is safe.', ['The firms > assert > it is safe']],
    [
      'Economists who favour the toll agree that the mill is safe.',
      ['who > accept > the toll', 'Economists > assert > the mill is safe'],
    ],
    ['People briefed on the plan said the mill was safe.', ['People briefed on the plan > assert > the mill was safe']],
    ['Ada Lund, director of the mill, a firm in the harbour, said it was safe.', ['Ada Lund > assert > it was safe']],
    [
      'Families of the missing, who have camped outside, called for the crew to be freed.',
      ['Families of the missing > demand > the crew to be freed'],
    ],
    ['Some of the bakers said the mill was safe.', ['Some of the bakers > assert > the mill was safe']],
    ['The report that Ada Lund wrote said the mill was safe.', ['The report > assert > the mill was safe']],
    [
      'Families of those hurt by the fire urged the mayor to resign.',
      ['Families of those hurt by the fire > demand > the mayor to resign'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('the nearest name is the speaker where nothing governs it', async (t) => {
  const cases: ReportCase[] = [
    [
      'He thinks the minister said the mill was safe.',
      ['He > assert > the minister said the mill was safe', 'the minister > assert > the mill was safe'],
    ],
    ['In Norland, a spokesman, Jonas Weld, said the mill was safe.', ['a spokesman > assert > the mill was safe']],
    [
      'The plan was bad and the bakers said so, as the mayor told the Gazette that it was safe.',
      ['the bakers > assert > so, as the mayor told the Gazette that it was safe', 'the mayor > assert > it was safe'],
    ],
    ['A baker named Oskar Winge said that the mill was safe.', ['Oskar Winge > assert > the mill was safe']],
    [
      'The talks began as officials told the Gazette that the mill was safe.',
      ['officials > assert > the mill was safe'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('“them” and “him” are no subjects: who speaks stands before their clause', async (t) => {
  const cases: ReportCase[] = [
    ['The federation that speaks for them demanded 9 per cent.', ['The federation > demand > 9 per cent']],
    ['The lawyer who speaks for him rejected the offer.', ['The lawyer > reject > the offer']],
    ['The firm that owns them rejected the offer.', ['The firm > reject > the offer']],
    ['The mayor who met us rejected the offer.', ['The mayor > reject > the offer']],
    ['The club which pays them demanded a vote.', ['The club > demand > a vote']],
    ['They rejected the offer.', ['They > reject > the offer']],
    ['She said they rejected the offer.', ['they > reject > the offer']],
    ['Both of them rejected the offer.', ['Both of them > reject > the offer']],
    ['Ada Lund told them it was late.', ['Ada Lund > assert > it was late']],
    ['The union asked them for a vote.', ['The union > demand > a vote']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('who invites somebody to do something proposes it', async (t) => {
  const cases: ReportCase[] = [
    ['They invite the capital to pay its share.', ['They > propose > the capital to pay its share']],
    ['The council invited both sides to meet.', ['The council > propose > both sides to meet']],
    ['Ada Lund invited Norland to sign.', ['Ada Lund > propose > Norland to sign']],
    ['The board invites tenants to comment.', ['The board > propose > tenants to comment']],
    ['The Chair invites the Secretariat to report.', ['The Chair > propose > the Secretariat to report']],
    ['The council sent an invitation.', []],
    ['Ada Lund was invited.', []],
    ['The hall is inviting.', []],
    ['Guests were invited to Weld.', []],
    ['Ada Lund has an inviting smile.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
