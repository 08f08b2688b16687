import type { Told } from './chain.ts'
import type { ExtractionInput } from './extractor.ts'
import type { DocumentReading } from './frames/read-document.ts'
import type { Sentence } from './text/sentences.ts'
import type { Reference } from './time/reference.ts'
import type { Mention } from './who/mentions.ts'
import type { Resolved } from './who/resolved.ts'

/** A document as its claims are found in it, with what its reports so far have told of their speakers. */
export type Scene = {
  document: ExtractionInput
  reading: DocumentReading
  reference: Reference
  mentions: Mention[]
  /** The reports of each sentence: only these can tell one another. */
  peers: Map<Sentence, Told[]>
  /** Outlets to which a speaker spoke, by the speaker's name: they hold for what the speaker says later in the text. */
  outlets: Map<string, Resolved>
  /** The day on which a speaker, by name, was last said to speak, and in which paragraph. */
  said: Map<string, { paragraph: number; day: string }>
}
