import { DomainError, MAX_TEXT_LENGTH } from '@onrecord/domain'
import { HttpProblem } from '../problem.ts'

/** Anything but white space, controls and invisible format characters. */
const SOMETHING = /[^\s\p{Cc}\p{Cf}]/u

// A comment ends at its first "-->" and nowhere else: were it free to run on, a row of comments could be cut up in 2^n ways.
const HTML_DOCUMENT = /^[\s\ufeff]*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html[\s>])/i

/** Refuses a text that can't be read: none, too long, or an HTML page. Throws DomainError or HttpProblem. */
export function checkText(text: string): void {
  if (text.length > MAX_TEXT_LENGTH) {
    throw new DomainError(
      'text-too-long',
      `A text may have ${MAX_TEXT_LENGTH} UTF-16 units; this has ${text.length}.`,
      {
        length: text.length,
        limit: MAX_TEXT_LENGTH,
      },
    )
  }
  if (!SOMETHING.test(text)) throw new DomainError('empty-text', 'The text holds nothing to read.', { path: '/text' })
  if (HTML_DOCUMENT.test(text)) {
    throw new HttpProblem('html-not-accepted', 'HTML is not read yet: send the plain text of the article.', {
      errors: [{ in: 'body', pointer: '/text', detail: 'starts as an HTML document' }],
    })
  }
}
