import { Answer, DueOutcome } from '@onrecord/domain'
import { Argument, type Command, Option } from 'commander'
import { type ApiClient, connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { onlyDossier } from '../dossiers.ts'
import { EXIT, Failure } from '../failure.ts'
import { DECISION_EXAMPLES } from './examples.ts'
import { type DecideOptions, send } from './send.ts'
import { readChanges, splitSetting } from './settings.ts'
import { claimSubject } from './subject.ts'

const GRADES = ['1', '2', '3', '4', '5', '6']

type Body = Record<string, unknown>
type Context = { client: ApiClient; dossier: string; id: string }

/** Decisions that the api refuses without a reason. */
const NEEDS_REASON: ReadonlySet<string> = new Set(['retract', 'withdraw', 'close'])

/** Adds the options that every decision has. */
export function decision(parent: Command, name: string, description: string): Command {
  const reason = new Option('-r, --reason <text>', 'why; kept with the decision for good')
  return parent
    .command(name)
    .description(description)
    .option('-d, --dossier <id>', 'the dossier; may be left out where there is only one')
    .addOption(reason.makeOptionMandatory(NEEDS_REASON.has(name)))
    .option('--json', 'print the api’s answer')
    .addHelpText('after', `\nExample: onrecord decide ${name} ${DECISION_EXAMPLES[name] ?? ''}`.trimEnd())
}

/** Decides about a claim. */
async function decideClaim(
  id: string,
  options: DecideOptions,
  bodyOf: (context: Context) => Body | Promise<Body>,
): Promise<void> {
  const client = await connect(readConfig())
  const dossier = options.dossier ?? (await onlyDossier(client))
  const subject = await claimSubject(client, dossier, id)
  const body = { ...(await bodyOf({ client, dossier, id })), reason: options.reason ?? null }
  await send(client, subject, { dossier, body, json: options.json })
}

const orNull = (text: string): string | null => (text === 'none' ? null : text)

/** Adds the decisions about claims. */
export function addClaimDecisions(decide: Command): void {
  const plain = {
    confirm: 'say that a claim is right as it stands',
    retract: 'take a claim out of every view (needs --reason)',
    reopen: 'take back all that reviewers said of a claim',
    separate: 'cut all links of a claim: it tells something else',
  }
  for (const [name, description] of Object.entries(plain)) {
    decision(decide, name, description)
      .argument('<claim>', 'its id')
      .action((id: string, options: DecideOptions) => decideClaim(id, options, () => ({ decision: name })))
  }

  decision(decide, 'correct', 'put right how the text is read')
    .argument('<claim>', 'its id')
    .requiredOption('--set <name=value...>', 'act=propose, saidOn=2025-03, negated=true, mention="the words" …')
    .action((id: string, options: DecideOptions & { set: string[] }) =>
      decideClaim(id, options, async ({ client, dossier }) => ({
        decision: 'correct',
        changes: await readChanges(client, { dossier, id }, options.set),
      })),
    )

  decision(decide, 'reclassify', 'put right what the dossier makes of a claim; what is left out stays')
    .argument('<claim>', 'its id')
    .option('--claimant <name...>', 'who holds it, the principal first')
    .option('--party <id>', 'the side, or `none`')
    .option('--position <issue=stance...>', 'pay=supports; all positions that it takes')
    .option('--framework <id>', 'the deal, or `none`')
    .option('--phase <number>', 'the phase, or `none`')
    .option('--addressee <name>', 'to whom, or `none`')
    .action((id: string, options: DecideOptions & Reclassify) =>
      decideClaim(id, options, () => ({ decision: 'reclassify', classification: classificationOf(options) })),
    )

  decision(decide, 'assess', 'grade a claim’s credibility, 1 (confirmed) to 6 (can’t be judged)')
    .argument('<claim>', 'its id')
    .addArgument(new Argument('<grade>', '1 to 6').choices([...GRADES, 'none']))
    .action((id: string, grade: string, options: DecideOptions) =>
      decideClaim(id, options, () => ({ decision: 'assess', credibility: grade === 'none' ? null : Number(grade) })),
    )

  decision(decide, 'answer', 'say how a demand was answered, where no claim says so')
    .argument('<claim>', 'its id')
    .addArgument(new Argument('<answer>', 'the answer').choices([...Answer.options, 'none']))
    .option('--party <id>', 'who answered; all who were asked where it is left out')
    .action((id: string, answer: string, options: DecideOptions & { party?: string }) =>
      decideClaim(id, options, () => ({ decision: 'answer', answer: orNull(answer), party: options.party ?? null })),
    )

  decision(decide, 'outcome', 'say what became of a due date, where no claim says so')
    .argument('<claim>', 'its id')
    .addArgument(new Argument('<outcome>', 'the outcome').choices([...DueOutcome.options, 'none']))
    .option('--new-date <edtf>', 'to when it was extended')
    .action((id: string, outcome: string, options: DecideOptions & { newDate?: string }) =>
      decideClaim(id, options, () => ({
        decision: 'outcome',
        outcome: orNull(outcome),
        newDate: options.newDate ?? null,
      })),
    )
}

/** A number of a phase. JSON has no NaN: a word would be sent as null, which takes the phase away. */
function wholeNumber(option: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new Failure(`${option} ${text}: a whole number, or \`none\``, { exitCode: EXIT.usage })
}

type Reclassify = {
  claimant?: string[]
  party?: string
  position?: string[]
  framework?: string
  phase?: string
  addressee?: string
}

function classificationOf({ claimant, party, position, framework, phase, addressee }: Reclassify): Body {
  const positions = position?.map((setting) => {
    const [issue, stance] = splitSetting('--position', setting)
    return { issue, stance }
  })
  return {
    ...(claimant === undefined ? {} : { claimants: claimant }),
    ...(party === undefined ? {} : { party: orNull(party) }),
    ...(positions === undefined ? {} : { positions }),
    ...(framework === undefined ? {} : { framework: orNull(framework) }),
    ...(phase === undefined ? {} : { phase: phase === 'none' ? null : wholeNumber('--phase', phase) }),
    ...(addressee === undefined ? {} : { addressee: orNull(addressee) }),
  }
}
