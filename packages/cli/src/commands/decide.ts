import { Relation, Reliability } from '@onrecord/domain'
import { Argument, type Command } from 'commander'
import { type ApiClient, call, connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { addClaimDecisions, decision } from '../decide/claim-commands.ts'
import { type DecideOptions, type Receipt, report, send } from '../decide/send.ts'
import { documentSubject, issueSubject, linkSubject, type Subject, sourceSubject } from '../decide/subject.ts'
import { onlyDossier } from '../dossiers.ts'

/** Adds `onrecord decide …`: what people put right, each a new event with its reason. */
export function registerDecide(program: Command): void {
  const decide = program
    .command('decide')
    .description('put the record right without erasing it: each decision is kept with its reason, and can be undone')
    .addHelpText('after', '\nExample: onrecord decide retract CLAIM --reason "A hoax, see the correction of 4 March"')
  addClaimDecisions(decide)
  addLinkDecisions(decide)
  addDocumentDecisions(decide)
  addIssueDecisions(decide)
  addOthers(decide)
}

type Find = (client: ApiClient, dossier: string) => Subject | Promise<Subject>

async function decideOn(options: DecideOptions, find: Find, body: Record<string, unknown>): Promise<void> {
  const client = await connect(readConfig())
  const dossier = options.dossier ?? (await onlyDossier(client))
  const subject = await find(client, dossier)
  await send(client, subject, { dossier, body: { ...body, reason: options.reason ?? null }, json: options.json })
}

function addLinkDecisions(decide: Command): void {
  const descriptions = { link: 'link two claims', unlink: 'cut a link; no rule makes it again' }
  for (const [name, description] of Object.entries(descriptions)) {
    decision(decide, name, description)
      .argument('<claim>', 'the one')
      .argument('<other>', 'the other; their order says nothing')
      .addArgument(new Argument('<relation>', 'how they relate').choices(Relation.options))
      .action((a: string, b: string, relation: string, options: DecideOptions) =>
        decideOn(options, (client, dossier) => linkSubject(client, dossier, [a, b]), { decision: name, relation }),
      )
  }
}

function addDocumentDecisions(decide: Command): void {
  const about =
    (id: string): Find =>
    (client, dossier) =>
      documentSubject(client, dossier, id)
  decision(decide, 'date', 'say when a document was published')
    .argument('<document>', 'its id')
    .argument('<edtf>', '2025-03-04, 2025-03, … or `unknown`')
    .action((id: string, edtf: string, options: DecideOptions) =>
      decideOn(options, about(id), { decision: 'date', publishedOn: edtf === 'unknown' ? null : edtf }),
    )
  decision(decide, 'source', 'say who published a document')
    .argument('<document>', 'its id')
    .argument('<name>', 'the publisher')
    .action((id: string, source: string, options: DecideOptions) =>
      decideOn(options, about(id), { decision: 'correct', source }),
    )
  const turns = {
    withdraw: 'take a document and its claims out of every view (needs --reason)',
    reinstate: 'let it count again',
  }
  for (const [name, description] of Object.entries(turns)) {
    decision(decide, name, description)
      .argument('<document>', 'its id')
      .action((id: string, options: DecideOptions) => decideOn(options, about(id), { decision: name }))
  }
}

function addIssueDecisions(decide: Command): void {
  const commands = {
    close: { decision: 'close', description: 'close an issue (needs --reason)' },
    'reopen-issue': { decision: 'reopen', description: 'reopen an issue that a reviewer closed' },
  }
  for (const [name, { decision: word, description }] of Object.entries(commands)) {
    decision(decide, name, description)
      .argument('<issue>', 'its id')
      .option('-f, --framework <id>', 'only in this one; in all where it is left out')
      .action((issue: string, options: DecideOptions & { framework?: string }) =>
        decideOn(options, (client, dossier) => issueSubject(client, dossier, { issue, framework: options.framework }), {
          decision: word,
          framework: options.framework ?? null,
        }),
      )
  }
}

function addOthers(decide: Command): void {
  decision(decide, 'grade', 'grade a source’s reliability, A (completely) to F (can’t be judged)')
    .argument('<source>', 'its name, as documents carry it')
    .addArgument(new Argument('<grade>', 'A to F').choices([...Reliability.options, 'none']))
    .action((name: string, grade: string, options: DecideOptions) =>
      decideOn(options, (_, dossier) => sourceSubject(dossier, name), {
        decision: 'grade',
        name,
        reliability: grade === 'none' ? null : grade,
      }),
    )
  decision(decide, 'undo', 'take a decision back, by a new event')
    .argument('<seq>', 'its number, as `onrecord history` prints it')
    .action(undo)
}

async function undo(seq: string, { dossier: asked, reason, json }: DecideOptions): Promise<void> {
  const client = await connect(readConfig())
  const dossier = asked ?? (await onlyDossier(client))
  const path = `/v1/dossiers/${encodeURIComponent(dossier)}/decisions/${encodeURIComponent(seq)}/undo`
  const receipt = await call<Receipt>(client, { method: 'POST', path, body: { reason: reason ?? null } })
  report(receipt, { dossier, json })
}
