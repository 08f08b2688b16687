/** What each rule of the domain says in a sentence (docs/views.md). */
const RULES: Readonly<Record<string, string>> = {
  'closed.by-reviewer': 'A reviewer closed it.',
  'closed.superseded-with-framework': 'Its framework is no longer on the table.',
  'closed.agreed': 'What was asked or proposed was accepted by every negotiating party.',
  'closed.met': 'What was demanded was met.',
  'dormant.no-claim-in-framework': 'Nobody has spoken on it in this framework; other frameworks have claims on it.',
  'narrowing.moved': 'A party that opposed it has since moved towards it.',
  'narrowing.accepted-part': 'A party has accepted part of what was asked.',
  'contested.stances': 'Parties at the table hold different stances.',
  'contested.rejected': 'One party rejected what another asked.',
  'aligned.all-support': 'Every negotiating party supports it, and it is not done.',
  'one-sided.no-answer': 'One side has spoken; no answer is on record.',
  'demand.by-reviewer': 'A reviewer recorded how it was answered.',
  'demand.withdrawn': 'The one who asked for it has withdrawn it.',
  'demand.met': 'The one who asked, or a party at the table, says that it was met.',
  'demand.rejected': 'The latest word of a party that was asked rejects it.',
  'demand.accepted': 'Every party that was asked accepts it.',
  'demand.partly-accepted': 'It is accepted in part, or by some of the parties that were asked.',
  'demand.no-answer': 'No party that was asked has answered on record.',
  'position.changed': 'It replaced what the party had said before.',
  'position.upheld': 'It is the latest word; the one before took the same stance.',
  'position.only-word': 'Nothing that it replaced is on record.',
  'position.concurrent': 'The same side holds another stance as well, and neither is known to be later.',
  'contradiction.between-parties': 'Parties at the table hold different stances.',
  'contradiction.within-party': 'One party’s people hold different stances.',
  'contradiction.linked': 'A person linked these claims as contradicting one another.',
  'due.by-reviewer': 'A reviewer recorded what became of it.',
  'due.withdrawn': 'It was withdrawn.',
  'due.met': 'The latest word is that it was met.',
  'due.missed': 'The latest word is that it was missed.',
  'due.disputed': 'One says that it was met, another that it was not, and neither is known to be later.',
  'due.extended': 'Another date was set before it had passed.',
  'due.conditional': 'It hangs on a condition, and nobody has said what became of it.',
  'due.clock': 'Nobody has said what became of it; the calendar alone tells.',
}

/** The sentence of a rule; its name where there is none. */
export function ruleInWords(rule: string): string {
  return RULES[rule] ?? rule
}
