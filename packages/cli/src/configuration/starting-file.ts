import { EXAMPLES } from './examples.ts'

/** The lists of a configuration, each as lines of YAML without their marks. */
export type Lists = { frameworks: string[]; issues: string[]; actors: string[] }

const HEAD = `A dossier: one negotiation that Onrecord tracks. Lines with two # explain; lines with one # are examples or proposals:
take the “# ” away to use them, and write your own. Only id and title are required.
Check it with \`onrecord dossier validate FILE\`, open it with \`onrecord dossier create FILE\`, change it later with
\`onrecord dossier replace FILE\`: claims that were there are then classified anew.`

const ID = 'Stands in every address; lower-case letters, digits and hyphens. It can not be changed later.'

const SETTINGS = `language: of the texts, ISO 639. The rules read English (en) alone.
timeZone: IANA name; a due date passes at the end of its day there.
weekStart: monday, sunday or saturday: where “this week” begins.
extractor: rules reads texts; language-model has them read by the one that ingest is set up with, within what the rules see too;
none takes ready-made claims alone.
minimumConfidence: claims below it are counted and not shown, 0 to 1.`

const FRAMEWORKS = `frameworks: deals or plans on the table, since “phase 2” of one is not “phase 2” of another. inForce: the days on
which it was the one that was meant, an EDTF interval (../ or /.. for an open end), in quotes where it begins with a year alone;
where two overlap, claims of those days belong to neither unless they name one. aliases: other names in the texts.`

const ISSUES = `issues: topics in contention. proposition: one sentence that sides are for or against; without it the issue takes no
stances. terms: words by which texts name it; without them no claim is found. phases: where it belongs in a framework; none
listed means all. opposite: the issue whose proposition is the contrary; both name one another.`

const PARTIES = `parties: sides. negotiates: its positions count, and its silence is shown. mediates: likewise, without a side.
Neither: a voice, shown apart.`

const ACTORS = `actors: people, bodies, outlets. type: person, organisation, group, country or outlet. party: whose side. aliases:
names alone; “the minister” is found by roles, with the days on which they were held. A name that two actors share is left to
neither. speaksFor: false where the party's position is not theirs to set. country: ISO 3166; wikidata: its item, Q…`

const SOURCES =
  'sources: publishers by the name that documents carry, with their reliability by the Admiralty code, A to F.'

/**
 * A file to start from: id and title, and everything else explained and commented out. `proposed` lists, where given, take
 * the place of the examples.
 */
export function startingFile({ id, title, proposed }: { id: string; title: string; proposed?: Lists }): string {
  const lists = proposed ?? EXAMPLES
  return [
    ...explained(HEAD),
    '',
    ...explained(ID),
    `id: ${id}`,
    `title: ${JSON.stringify(title)}`,
    '',
    ...section(SETTINGS, EXAMPLES.settings),
    ...section(FRAMEWORKS, lists.frameworks),
    ...section(ISSUES, lists.issues),
    ...section(PARTIES, EXAMPLES.parties),
    ...section(ACTORS, lists.actors),
    ...section(SOURCES, EXAMPLES.sources),
  ].join('\n')
}

function section(text: string, lines: readonly string[]): string[] {
  return [...explained(text), ...lines.map((line) => (line.startsWith('#') ? `#${line}` : `# ${line}`)), '']
}

const explained = (text: string): string[] => text.split('\n').map((line) => `## ${line}`)
