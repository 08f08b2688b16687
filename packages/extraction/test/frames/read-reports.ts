import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

/** A text and its reports as "words beside the cue > act > what was said"; the parts of what was said stand between bars. */
export type ReportCase = [text: string, reports: string[]]

/** What is read in a text, in the notation of `ReportCase`. */
export async function readReports(text: string): Promise<string[]> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims.map(
    ({ mention, act, segments }) =>
      `${mention?.exact ?? ''} > ${act} > ${segments.map(({ exact }) => exact).join(' | ')}`,
  )
}
