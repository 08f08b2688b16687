import { type ProposedActor, proposeActors } from './actors.ts'
import { type ProposedFramework, proposeFrameworks } from './frameworks.ts'
import { type ProposedIssue, proposeIssues } from './issues.ts'
import { singular } from './phrases.ts'
import { type ProposalText, readTexts } from './read-texts.ts'

/** What texts are about and who speaks in them, for somebody to approve. */
export type Proposal = { actors: ProposedActor[]; issues: ProposedIssue[]; frameworks: ProposedFramework[] }

/** Proposes actors, issues and frameworks from texts in English. Everything proposed stands in the texts; nothing says what is for or against it. */
export async function proposeConfiguration(
  texts: readonly ProposalText[],
  { signal }: { signal: AbortSignal },
): Promise<Proposal> {
  const read = await readTexts(texts, signal)
  const actors = proposeActors(read)
  const names = actors.flatMap(({ name, aliases }) => [name, ...aliases].map((each) => singular(each.toLowerCase())))
  return { actors, issues: proposeIssues(read, new Set(names)), frameworks: proposeFrameworks(read) }
}
