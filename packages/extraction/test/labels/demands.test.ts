import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

/** What is read as demanded in a text. */
async function demandsIn(text: string): Promise<string[]> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims
    .filter(({ kind }) => kind === 'demand')
    .map(({ segments }) => segments.map(({ exact }) => exact).join(' | '))
}

const check = (title: string, cases: [text: string, demands: string[]][]) =>
  t.test(title, async (t) => {
    for (const [text, demands] of cases) t.strictSame(await demandsIn(text), demands, text)
  })

check('"demands" behind a body of one noun is a verb', [
  ['The union demands a rise of nine per cent.', ['a rise of nine per cent']],
  ['The pilots’ guild demands the return of the tugs.', ['the return of the tugs']],
  ['The federation demands to be heard.', ['to be heard']],
  ['The council demands their removal from the list.', ['their removal from the list']],
  ['The crews demand a share of the toll.', ['a share of the toll']],
])

check('"demands" that stands as a noun demands nothing by itself', [
  ['The union demands are on the table.', []],
  ['Ada Lund read the union demands a second time.', []],
  ['The job demands patience.', []],
  ['Talks about the guild demands went on.', []],
  ['The crews saw their demand a year later in print.', []],
])

check('who wants a thing with its amount, day or deed demands it', [
  ['The pilots want 40 per cent of the toll.', ['40 per cent of the toll']],
  ['Ada Lund wants a meeting by Thursday.', ['a meeting by Thursday']],
  ['The guild wants an inquiry.', ['an inquiry']],
  ['“I want names,” Ada Lund said.', ['I want names']],
  ['“And we want it in writing,” Ada Lund said.', ['And we want it in writing']],
])

check('who wants to do something, or nothing in particular, demands nothing', [
  ['Ada Lund wants to join the treaty.', []],
  ['“I want to be clear,” Ada Lund said.', []],
  ['“We want nothing,” Ada Lund said.', []],
  ['“You want names,” Ada Lund said.', []],
  ['“We know what they want,” Ada Lund said.', []],
])

check('commands in somebody’s own words are demands', [
  ['“Let him say it here,” Ada Lund said.', ['Let him say it here']],
  ['“Get round the table,” Ada Lund said.', ['Get round the table']],
  ['“Don’t sign the treaty,” Ada Lund said.', ['Don’t sign the treaty']],
  ['“Leave the canal alone,” Ada Lund said.', ['Leave the canal alone']],
  ['“Stop it, all of you,” Ada Lund said.', ['Stop it, all of you']],
])

check('what begins like a command and is none demands nothing', [
  ['“Let’s see about the canal,” Ada Lund said.', []],
  ['“Don’t worry about the canal,” Ada Lund said.', []],
  ['“Let me be clear about it,” Ada Lund said.', []],
  ['“Don’t know, really,” Ada Lund said.', []],
  ['“Leave is short this year,” Ada Lund said.', []],
])

check('"insisted on" and "expects an answer" demand', [
  ['Ada Lund insisted on being heard by the court.', ['being heard by the court']],
  ['The guild insists on an inspection.', ['an inspection']],
  ['Norland expects an answer by Friday.', ['an answer by Friday']],
  ['Norland expects an apology from Sudland.', ['an apology from Sudland']],
  ['Norland expects payment within a week.', ['payment within a week']],
])

check('"insisted that" and what one reckons with demand nothing', [
  ['Ada Lund insisted that the canal was safe.', []],
  ['Ada Lund insisted the canal was safe.', []],
  ['Norland expects a deal by Friday.', []],
  ['Norland expects rain on Friday.', []],
  ['Norland expects answers to differ on the canal.', []],
])

check('what others have to grant first, and nothing less, is demanded', [
  [
    'Ada Lund said the release of the crew was a precondition for talks.',
    ['the release of the crew was a precondition for talks'],
  ],
  ['The toll is not negotiable, Ada Lund said.', ['The toll is not negotiable']],
  ['The guild says it will accept nothing less than a refund.', ['it will accept nothing less than a refund']],
  ['“No contract, no work,” Ada Lund said.', ['No contract, no work']],
  ['“There will be no vote without a text,” Ada Lund said.', ['There will be no vote without a text']],
  ['“Without a text, there will be no vote,” Ada Lund said.', ['Without a text, there will be no vote']],
])

check('what is without something, or takes nothing, demands nothing', [
  ['“There is no doubt without reason,” Ada Lund said.', []],
  ['“Without a text, the vote was short,” Ada Lund said.', []],
  ['Ada Lund said the toll was a condition of the road.', []],
  ['“No, no,” Ada Lund said to the crew and left.', []],
  ['The guild said it had accepted less than a refund.', []],
])

check('commands of any deed, time left and needs with a day are demands in somebody’s own words', [
  ['“Sell the mill and go,” Ada Lund said.', ['Sell the mill and go']],
  ['“Resign!” the crowd shouted at the mayor.', ['Resign!']],
  ['“You have 48 hours,” Ada Lund told the garrison.', ['You have 48 hours']],
  ['“We need a text by Friday,” Ada Lund said.', ['We need a text by Friday']],
  ['“What we want is a seat at the table,” Ada Lund said.', ['What we want is a seat at the table']],
])

check('needs, wishes and days of one’s own demand nothing', [
  ['“Sell-offs are bad for the mill,” Ada Lund said.', []],
  ['“Resigning is not in my mind,” Ada Lund said.', []],
  ['“You have ten days off,” Ada Lund told the crew.', []],
  ['“We need to think of Friday,” Ada Lund said.', []],
  ['“What we want is not on the table,” Ada Lund said.', []],
])

check('who wants, or would like to see, a thing done demands it', [
  ['The guild wants the levy repealed.', ['the levy repealed']],
  ['The party would like to see the bill withdrawn.', ['the bill withdrawn']],
  ['The guild wants to see the toll halved by June.', ['the toll halved by June']],
  ['The council wants answers.', ['answers']],
  ['Ada Lund, who wants the lockout ended, met the minister.', ['the lockout ended']],
])

check('who wants to see or have something else demands nothing', [
  ['Ada Lund wants to see her son.', []],
  ['Ada Lund would like to see the sea.', []],
  ['Ada Lund likes the repealed levy.', []],
  ['The council wants for nothing.', []],
  ['Ada Lund, who wanted to be a baker, met the minister.', []],
])

check('who is calling, asking or expecting, and high time, demand', [
  ['“We are calling on the minister to act,” Ada Lund said.', ['We are calling on the minister to act']],
  ['Ada Lund said she was asking the firm to open its books.', ['she was asking the firm to open its books']],
  ['“It is high time the council listened,” Ada Lund said.', ['It is high time the council listened']],
  ['“We expect the ministry to answer,” Ada Lund said.', ['We expect the ministry to answer']],
  ['The governor ordered all ferries out of the strait.', ['all ferries out of the strait']],
  ['Ada Lund said she would not sign before the crews were home.', ['she would not sign before the crews were home']],
])

check('who is calling somebody, asking after a thing or expecting the weather demands nothing', [
  ['“We are calling it the long road,” Ada Lund said.', []],
  ['Ada Lund said she was asking herself why.', []],
  ['“It is about time to sleep,” Ada Lund said.', []],
  ['“We expect the wind to turn,” Ada Lund said.', []],
  ['The governor ordered two cups of tea.', []],
  ['Ada Lund said she would not sign before Friday.', []],
])

check('what is asked for behind an adverb, a list’s number or an “and” is demanded all the same', [
  ['Ada Lund has asked again for a longer pause.', ['a longer pause']],
  ['The pilots pressed hard for a new roster.', ['a new roster']],
  ['Number one demands that all boats leave the lock.', ['all boats leave the lock']],
  ['The ministers met. They regard the tolls as unlawful and call for an inquiry.', ['an inquiry']],
  ['The mayors are said to want an inquiry.', ['an inquiry']],
  ['The porters are after free permits for all.', ['free permits for all']],
  ['What the drivers are after is a start at four.', ['a start at four']],
  [
    '“I say to the minister, call it off before Sunday,” Ada Lund said.',
    ['I say to the minister, call it off before Sunday'],
  ],
  ['“Put the break in the contract and we go home,” Ada Lund said.', ['Put the break in the contract and we go home']],
  [
    '“I am not here for promises, I want clean water on every doorstep,” Ada Lund said.',
    ['I want clean water on every doorstep'],
  ],
  [
    'The firm says it will come back for a fixed rate and not otherwise.',
    ['it will come back for a fixed rate and not otherwise'],
  ],
])

check('nor is what only looks like it', [
  ['Ada Lund has asked again about the pause.', []],
  ['The pilots pressed hard against the door.', []],
  ['The first demands of the day were forgotten.', []],
  ['The mayors are said to be tired and in want of sleep.', []],
  ['The porters are after Norland in the table.', []],
  ['What the drivers are after that is unclear.', []],
  ['“I say to the minister, we were there,” Ada Lund said.', []],
  ['“Put a stone in the water and it sinks,” Ada Lund said.', []],
  ['“I am not here for long, I came by train,” Ada Lund said.', []],
  ['The firm says it may or may not come back, and otherwise nothing.', []],
])
