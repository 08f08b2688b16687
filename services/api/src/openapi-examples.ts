type Schema = { description?: string; [member: string]: unknown }
type Described = { components?: { schemas?: Record<string, Schema> } }

const DOSSIER = {
  id: 'port-strike',
  title: 'Harbour strike',
  timeZone: 'Europe/Lisbon',
  parties: [
    { id: 'union', label: 'Dockworkers’ union', negotiates: true },
    { id: 'port-authority', label: 'Port Authority', negotiates: true },
  ],
  actors: [{ id: 'ines-cardoal', name: 'Inês Cardoal', party: 'union', speaksFor: true }],
  issues: [
    {
      id: 'rosters',
      label: 'Twelve-hour rosters',
      proposition: 'Twelve-hour rosters are introduced',
      terms: ['twelve-hour', 'rosters'],
    },
  ],
}

const TEXT = '“Our members will not work twelve-hour rosters,” Inês Cardoal of the dockworkers’ union said on Friday.'

const WORDS = 'Our members will not work twelve-hour rosters'

const CLAIM_ID = 'a92cf8ad-2677-52d2-89c0-bdd82113ed71'
const DOCUMENT_ID = '5b0c3f9e8d6a5a449d1f2f6f0c7a1e35'

/** A body for each thing that can be sent, by the name of its schema; what others would say is said by invented people. */
const EXAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  DossierConfigurationInput: [DOSSIER],
  ProposedConfiguration: [DOSSIER],
  DocumentSubmissionInput: [
    { source: 'Harbour Gazette', publishedOn: '2025-11-21', url: 'https://news.example/rosters', text: TEXT },
  ],
  FeedSubmissionInput: [{ url: 'https://news.example/harbour.atom', source: 'Harbour Gazette', everyMinutes: 15 }],
  FeedChanges: [{ enabled: false }],
  ClaimSubmissionInput: [
    {
      documentId: DOCUMENT_ID,
      claims: [
        {
          claim: {
            kind: 'statement',
            act: 'reject',
            segments: [{ exact: WORDS, start: TEXT.indexOf(WORDS), end: TEXT.indexOf(WORDS) + WORDS.length }],
          },
          classification: {
            claimants: [{ name: 'Inês Cardoal' }],
            positions: [{ issue: 'rosters', stance: 'opposes' }],
          },
        },
      ],
    },
  ],
  ClaimByHandInput: [
    {
      document: { source: 'Press conference', publishedOn: '2025-11-21', text: 'The ballot opens on 1 December.' },
      claim: { kind: 'deadline', act: 'assert', due: { edtf: '2025-12-01', type: 'event', modality: 'scheduled' } },
      classification: { claimants: [{ name: 'Inês Cardoal' }] },
    },
  ],
  ClaimDecisionInput: [
    { decision: 'confirm' },
    { decision: 'correct', changes: { act: 'reject' }, reason: 'A refusal, not a demand' },
    { decision: 'retract', reason: 'The speaker was somebody else' },
    { decision: 'outcome', outcome: 'extended', newDate: '2025-12-08', reason: 'Moved by a week in the evening' },
  ],
  DocumentDecisionInput: [{ decision: 'date', publishedOn: '2025-11-21', reason: 'It stands in the page’s header' }],
  LinkDecisionInput: [{ decision: 'link', relation: 'corroborates', reason: 'Her own account of the same meeting' }],
  IssueDecisionInput: [{ decision: 'close', reason: 'Both sides signed the roster agreement' }],
  SourceDecisionInput: [{ decision: 'grade', name: 'Harbour Gazette', reliability: 'B' }],
  DecisionBatchInput: [{ items: [{ about: 'claim', id: CLAIM_ID, version: 2, decide: { decision: 'confirm' } }] }],
  UndoInput: [{ reason: 'Decided on the wrong claim' }],
  WebhookSubmissionInput: [
    { url: 'https://hooks.example/claims', description: 'Desk', filter: { kinds: ['demand'], issues: ['rosters'] } },
    { url: 'https://hooks.example/changes', filter: { types: ['onrecord.position.changed'] }, ordered: true },
  ],
  WebhookChange: [{ enabled: false }],
  WebhookRedelivery: [{ failed: true }],
  SecretRotation: [{ graceSeconds: 86_400 }],
  ApiKeySubmission: [{ label: 'Desk', scopes: ['read'], dossiers: ['port-strike'] }],
  ApiKeyChange: [{ label: 'Desk, second floor' }],
  FeedTokenSubmissionInput: [{ route: 'calendar', label: 'Shared calendar' }],
}

/** Adds an example to the schema of each body. Throws where an example's schema is gone: it was renamed, most likely. */
export function addExamples<Document extends object>(document: Document): Document {
  // The generator types its document more loosely than it writes it.
  const { components = {} } = document as Described
  const schemas = { ...components.schemas }
  for (const [name, examples] of Object.entries(EXAMPLES)) {
    const schema = schemas[name]
    if (schema === undefined) throw new Error(`an example of ${name}, which no operation takes`)
    schemas[name] = { ...schema, examples }
  }
  return { ...document, components: { ...components, schemas } }
}
