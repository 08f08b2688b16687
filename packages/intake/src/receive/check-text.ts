import { DomainError, MAX_TEXT_LENGTH } from '@onrecord/domain'

/** Anything but white space, controls and invisible format characters. */
const SOMETHING = /[^\s\p{Cc}\p{Cf}]/u

// A comment ends at its first "-->" and nowhere else: were it free to run on, a row of comments could be cut up in 2^n ways.
const HTML_DOCUMENT = /^[\s\ufeff]*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html[\s>])/i

/** Refuses a text that can't be read: none, too long, or the source of a page. Throws DomainError. */
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
    const detail = 'This is the source of a page: send it as "html", or with Content-Type: text/html.'
    throw new DomainError('html-not-accepted', detail, { path: '/text' })
  }
}
