import { findParagraphs } from '../../src/clean/paragraphs.ts'
import { featuresOf } from '../../src/confidence.ts'
import { findClaims } from '../../src/find-claims.ts'
import { readDocument } from '../../src/frames/read-document.ts'
import { groundClaims } from '../../src/ground.ts'
import { RULES } from '../../src/rules-version.ts'
import { loadTagger } from '../../src/text/tagger.ts'
import type { CorpusDocument } from '../corpus/read-corpus.ts'
import { judgeClaims } from '../score/score-system.ts'
import { scoredAnnotation, scoredExtraction } from '../score/scored-claim.ts'
import type { Sample } from './logistic.ts'

/**
 * What the rules find in a document of the corpus, with the features of each claim's grounds: right where the annotation has
 * its words, its kind and its claimant. A second reading of an optional claim is neither right nor wrong, and left out.
 */
export async function judgedClaims(document: CorpusDocument): Promise<Sample[]> {
  const { text, title, publisher: source, published: publishedOn } = document
  const input = { documentId: '0'.repeat(32), text, title, source, publishedOn }
  const tag = await loadTagger()
  const reading = await readDocument({ text, paragraphs: findParagraphs(text, title), tag }, async () => undefined)
  const read = findClaims(input, reading).flatMap((finding) =>
    groundClaims(input, [finding], RULES).claims.map((claim) => ({ finding, claim: scoredExtraction(claim) })),
  )
  const system = read.map(({ claim }) => claim)
  const verdicts = judgeClaims({ text, actors: document.actors, gold: document.claims.map(scoredAnnotation), system })
  return read.flatMap(({ finding, claim }) => {
    const right = verdicts.get(claim)
    return right === undefined ? [] : [{ features: featuresOf(finding.grounds), right }]
  })
}
