import { glob, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { rulesExtractor } from '@onrecord/extraction'
import model from 'wink-eng-lite-web-model'
import wink, { type ItsFunction, type PartOfSpeech } from 'wink-nlp'
import { perSecond } from '../per-second.ts'
import type { Row } from '../row.ts'

const SAMPLES = fileURLToPath(new URL('../../../cli/samples', import.meta.url))

/** The sample dispatches through the extractor, one after the other on one core. */
export const extract: Row = {
  name: 'extract',
  unit: 'articles/s',
  baseline: 'tagging the same texts with wink-nlp',
  bar: { of: 'value', atLeast: 60 },
  async open() {
    const texts = await sampleTexts()
    const nlp = wink(model, ['sbd', 'pos'])
    const its: { pos: ItsFunction<PartOfSpeech> } = nlp.its
    return {
      candidate: () =>
        perSecond(1, async () => {
          for (const text of texts) {
            const document = { documentId: '0'.repeat(32), text, title: null, source: null, publishedOn: '2025-10-22' }
            await rulesExtractor.extract(document, {})
          }
          return texts.length
        }),
      baseline: () =>
        perSecond(1, async () => {
          for (const text of texts) nlp.readDoc(text).tokens().out(its.pos)
          return texts.length
        }),
      close: () => Promise.resolve(),
    }
  },
}

async function sampleTexts(): Promise<string[]> {
  const texts: string[] = []
  for await (const file of glob('*/*.txt', { cwd: SAMPLES })) texts.push(await readFile(`${SAMPLES}/${file}`, 'utf8'))
  return texts
}
